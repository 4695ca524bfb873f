import {describe, expect, it} from 'vitest';
import {listFetched} from '../../src/bundle/downloads-of-script.ts';

const fetched = (script: string) => listFetched(script, new AbortController().signal);

describe('listFetched', () => {
  it('follows variables, loops, conditions and the cutting of words', async () => {
    const script = String.raw`
cd /var/cache
release=https://example.org/v1
for program in api kubectl; do
  file=$program-v1
  sum=$(cat "$file.sha256")
  if [[ ! -e $file ]]; then
    curl --fail --output "$file.part" \
      "$release/bin/$program"
  fi
done
for archive in pause:aa busybox:bb; do
  curl -o "\${archive#*:}" "$release/\${archive%:*}.tar" || true
done
{ curl --output x https://example.org/{a,b}; } | cat`.replaceAll('\\${', '${');
    expect((await fetched(script)).urls).toEqual([
      'https://example.org/v1/bin/api',
      'https://example.org/v1/bin/kubectl',
      'https://example.org/v1/pause.tar',
      'https://example.org/v1/busybox.tar',
      'https://example.org/a',
      'https://example.org/b',
    ]);
  });

  it('leaves out what is asked and not kept', async () => {
    const script = `curl https://x.org/healthz\ncurl --output /dev/null https://x.org/metrics\nctr images import x.tar`;
    expect(await fetched(script)).toEqual({urls: [], images: [], unknown: []});
  });

  it('names images that are pulled', async () => {
    const script = 'for image in a/b:1 c:2; do\n  ctr --namespace k8s.io images pull "$image"\ndone';
    expect((await fetched(script)).images).toEqual(['a/b:1', 'c:2']);
  });

  it('runs nothing, and says what it cannot tell', async () => {
    const script = `curl --output x "$(touch /tmp/pwned-by-bundle; echo https://x.org)"\nwget https://x.org/y\ntouch /tmp/pwned-by-bundle`;
    expect(await fetched(script)).toEqual({
      urls: [],
      images: [],
      unknown: ['curl --output x ', 'wget https://x.org/y'],
    });
    const {existsSync} = await import('node:fs');
    expect(existsSync('/tmp/pwned-by-bundle')).toBe(false);
  });
});
