import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {extractVersions} from '../src/extract/extract-versions.ts';
import {listArtifacts} from '../src/site/reference/list-artifacts.ts';
import {checkDownload, type Verdict} from './check-download.ts';
import {parseOptions, refuse} from './parse-options.ts';

/**
 * `npm run downloads [-- NAME…]`: downloads every artifact of the lock file, or those named, from its publisher, by the
 * addresses and versions that pages have by default, and compares its checksum with the lock file's and the publisher's.
 *
 * Ends with 0 where all match, 1 where one differs or is gone, 3 where a publisher could not be reached, 2 for a name
 * that the lock file does not have. `--versions FILE` reads another lock file.
 */
const {values, positionals} = parseOptions({
  allowPositionals: true,
  options: {versions: {type: 'string', default: fileURLToPath(new URL('../runbooks/versions.yaml', import.meta.url))}},
});
const {versions, problems} = extractVersions(values.versions, await readFile(values.versions, 'utf8'));
if (versions === undefined || problems.length > 0) throw new Error(problems.map(({message}) => message.en).join('\n'));
const artifacts = listArtifacts({pages: [], runbooks: [], versions});
const unknown = positionals.filter((name) => !artifacts.some((each) => each.name === name));
if (unknown.length > 0)
  refuse(`no such artifact: ${unknown.join(', ')}; there are ${artifacts.map(({name}) => name).join(', ')}`);
const chosen = artifacts.filter(({name}) => positionals.length === 0 || positionals.includes(name));
const counts: Record<Verdict['status'], number> = {matches: 0, differs: 0, unreachable: 0};
for (const artifact of chosen) {
  const began = performance.now();
  const verdict = await checkDownload(artifact);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  counts[verdict.status] += 1;
  console.log(`${verdict.status.padEnd(11)} ${artifact.name} ${artifact.version}  ${seconds} s  ${artifact.url}`);
  console.log(`            ${verdict.status === 'matches' ? `${verdict.bytes} bytes` : verdict.text}`);
}
const {matches, differs, unreachable} = counts;
console.log(`\n${chosen.length} artifacts: ${matches} match, ${differs} differ, ${unreachable} unreachable`);
process.exitCode = unreachable > 0 ? 3 : differs > 0 ? 1 : 0;
