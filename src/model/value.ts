/**
 * What a parameter's value may look like, by type. Pure predicates without a library, since the runner, the build
 * and the reader's browser share them.
 */
export const scriptTypes = [
  'ip',
  'cidr',
  'hostname',
  'port',
  'int',
  'bool',
  'version',
  'url',
  'path',
  'duration',
  'enum',
  'sha256',
  'registry',
  'image',
] as const;

/** Types whose values may hold anything, and which may therefore stand in file blocks alone. */
export const fileTypes = ['string', 'text', 'secret'] as const;

export const valueTypes = [...scriptTypes, ...fileTypes] as const;

/** A shorter secret cannot be masked in output: it would stand in half of the words. */
export const shortestSecret = 4;

export type ValueType = (typeof valueTypes)[number];

export function isFileType(type: ValueType): boolean {
  return (fileTypes as readonly string[]).includes(type);
}

/** True where `value` fits `type`. `choices` are the values of an enum. */
export function fitsType(type: ValueType, value: string, choices: readonly string[] = []): boolean {
  if (isFileType(type)) return type === 'text' ? !hasControl(value.replaceAll('\n', '')) : !hasControl(value);
  if (!isShellSafe(value)) return false;
  return type === 'enum' ? choices.includes(value) : patterns[type as keyof typeof patterns](value);
}

/** Nothing that a shell reads as more than a word: the characters that may stand in a script. */
function isShellSafe(value: string): boolean {
  return /^[A-Za-z0-9_%+=:,./@-]+$/.test(value) && !value.startsWith('-');
}

function hasControl(value: string): boolean {
  // Tabs are plain text; every other control character would reach a file or a terminal unseen.
  // eslint-disable-next-line no-control-regex -- these are what it looks for
  return /[\u0000-\u0008\u000a-\u001f\u007f]/.test(value);
}

const patterns = {
  ip: isIp,
  cidr: isCidr,
  hostname: (value: string) =>
    value.length <= 253 && value.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(label)),
  port: (value: string) => /^[1-9][0-9]{0,4}$/.test(value) && Number(value) <= 65535,
  int: (value: string) => /^(0|[1-9][0-9]{0,15})$/.test(value),
  bool: (value: string) => value === 'true' || value === 'false',
  version: (value: string) => /^[0-9]+(\.[0-9]+){0,3}([-+][0-9A-Za-z.-]+)?$/.test(value),
  url: (value: string) => /^https?:\/\/[^/]+/.test(value) && URL.canParse(value),
  path: (value: string) => value.startsWith('/') && !value.split('/').includes('..'),
  duration: (value: string) => /^([0-9]+(ms|s|m|h|d))+$/.test(value),
  sha256: (value: string) => /^[0-9a-f]{64}$/.test(value),
  registry: isRegistry,
  image: isImage,
};

/** `HOST[:PORT]/PATH[:TAG][@sha256:DIGEST]`, as registries have it: what a host pulls is never left to its defaults. */
const imagePattern =
  /^(?<host>[A-Za-z0-9.-]+(:[1-9][0-9]{0,4})?)(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)+(:(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(@sha256:(?<digest>[0-9a-f]{64}))?$/;

function isImage(value: string): boolean {
  const {host = '', tag, digest} = imagePattern.exec(value)?.groups ?? {};
  return isRegistry(host) && tag !== 'latest' && (tag ?? digest) !== undefined;
}

/** `HOST[:PORT]`. Without a dot or a port it would be a folder of Docker Hub. */
function isRegistry(value: string): boolean {
  const [name = '', port = '1', ...more] = value.split(':');
  const isHost = value === 'localhost' || /[.:]/.test(value);
  return isHost && more.length === 0 && patterns.hostname(name) && patterns.port(port);
}

function isIp(value: string): boolean {
  return isIpv4(value) || (value.includes(':') && /^[0-9a-f:.]+$/i.test(value) && URL.canParse(`http://[${value}]/`));
}

function isIpv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every((part) => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
}

function isCidr(value: string): boolean {
  const [address = '', length = '', ...rest] = value.split('/');
  const longest = isIpv4(address) ? 32 : 128;
  return rest.length === 0 && isIp(address) && /^(0|[1-9][0-9]{0,2})$/.test(length) && Number(length) <= longest;
}
