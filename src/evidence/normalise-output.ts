import {escapePattern} from '../model/escape-pattern.ts';

/** What differs from run to run and says nothing about the docs, and the word that stands for it. */
const rules: readonly (readonly [pattern: RegExp, word: string])[] = [
  // What kubectl and kubeadm say while they wait, and of their own throttling, depends on the moment.
  [/^Waiting for .*\n?/gm, ''],
  [/^\[kubelet-check\] .*\n?/gm, ''],
  [/^[IWEF]\d{4} \d\d:\d\d:\d\d\.\d+ .*\n?/gm, ''],
  // Keys, certificates and requests.
  [/(-----BEGIN [A-Z ]+-----)\n[\s\S]*?\n([^\S\n]*-----END [A-Z ]+-----)/g, '$1\n…\n$2'],
  // Credentials, should a program print one: a web token, a kubeadm token, what follows `Bearer` and `token:`.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '<token>'],
  [/\b[a-z0-9]{6}\.[a-z0-9]{16}\b/g, '<token>'],
  [/\b(Bearer|token[:=]|password[:=])(\s*)[^\s"',<]+/gi, '$1$2<secret>'],
  [/(:\/\/[^\s/:@]+:)[^\s/@]+@/g, '$1<secret>@'],
  // Kubernetes makes names of consonants and digits that spell no word, but may spell a time: `web-78747cb49c-5m24s`.
  [/-[2456789b-df-hj-np-tv-xz]{8,10}-[2456789b-df-hj-np-tv-xz]{5}\b/g, '-<pod>'],
  // Times: ISO 8601 and its relatives, `Nov 25 17:06:21 2026 GMT`.
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?( ?(Z|UTC|GMT|[+-]\d\d:?\d\d))?/g, '<time>'],
  [/\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d( \d{4})?( [A-Z]{3})?/g, '<time>'],
  // How long something took: `0.194 ms`, `2.909085ms`, `1m30s`, `19.012450 seconds`, ping's four figures.
  [/\b\d+(\.\d+)?(\/\d+(\.\d+)?){3} ms\b/g, '<duration>'],
  [/\b(\d+(\.\d+)?\s?(ns|µs|us|ms)|(\d+h)?(\d+m)?\d+(\.\d+)?s|(\d+h)?\d+m)\b/g, '<duration>'],
  [/\b\d+\.\d+ seconds\b/g, '<duration>'],
  // Names that programs make up.
  [/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uuid>'],
  [/\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\b/g, '<mac>'],
  [/\bveth[0-9a-f]{8}\b/g, 'veth<hex>'],
  [/\b(?=[0-9A-F]*[A-F])(?=[0-9A-F]*\d)[0-9A-F]{12,}\b/g, '<hex>'],
  [/\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{12,}\b/g, '<hex>'],
  [/\/tmp\/[\w.-]+/g, '/tmp/<name>'],
  [/\brunbook-check-\d+\b/g, 'runbook-check-<number>'],
  // Seconds since 1970 and serial numbers; ports that the kernel picks.
  [/\b\d{9,}\b/g, '<number>'],
  [/(\d+\.\d+\.\d+\.\d+|localhost|\[::1?\]):(3[3-9]|[45]\d)\d{3}\b/g, '$1:<port>'],
  // The machine below the hosts.
  [/\b(release|version)="[^"]*(SMP|-[\w.]+)[^"]*"/g, '$1="<kernel>"'],
  [/ differ: byte \d+, line \d+/g, ' differ'],
];

const lineLimit = 60;
const widthLimit = 400;

/**
 * An output without what no two runs share. Secrets were masked before.
 * @param captured values by name: they are read from the hosts, so they stand as `{{name}}`
 */
export function normaliseOutput(output: string, captured: ReadonlyMap<string, string>): string {
  let text = output.replaceAll('\r\n', '\n').replaceAll(/[^\S\n]+$/gm, '');
  for (const [name, value] of captured) text = replaceWord(text, value, `{{${name}}}`);
  for (const [pattern, word] of rules) text = text.replaceAll(pattern, word);
  return cutLines(text.replaceAll(/^\n+|\n+$/g, ''));
}

function replaceWord(text: string, word: string, by: string): string {
  return text.replaceAll(new RegExp(String.raw`(?<![\w.])${escapePattern(word)}(?![\w])`, 'g'), by);
}

/** Enough to see what a command says; a book is not. */
function cutLines(text: string): string {
  const lines = text.split('\n').map((line) => (line.length > widthLimit ? `${line.slice(0, widthLimit)}…` : line));
  if (lines.length <= lineLimit) return lines.join('\n');
  const head = lines.slice(0, lineLimit - 11);
  return [...head, `… (${lines.length - lineLimit + 1})`, ...lines.slice(-10)].join('\n');
}
