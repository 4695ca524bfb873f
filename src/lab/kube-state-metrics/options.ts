import {parseArgs} from 'node:util';
import {resources, type Resource} from './resource.ts';

export interface Options {
  readonly port: number;
  readonly telemetryPort: number;
  readonly resources: readonly Resource[];
  /** None means all. */
  readonly namespaces: readonly string[];
  /** What the name of a metric has to match; none means that all are shown. */
  readonly allowlist: readonly RegExp[];
  /**
   * In place of the address that Kubernetes gives to pods. The token goes there all the same, which the real program
   * does not do: it is nobody there unless a kubeconfig says who it is.
   */
  readonly apiserver: string | undefined;
}

export type ParsedOptions =
  {readonly status: 'parsed'; readonly options: Options} | {readonly status: 'refused'; readonly message: string};

const flags = {
  port: {type: 'string', default: '8080'},
  'telemetry-port': {type: 'string', default: '8081'},
  resources: {type: 'string', default: ''},
  namespaces: {type: 'string', default: ''},
  'metric-allowlist': {type: 'string', default: ''},
  apiserver: {type: 'string'},
} as const;

/** The command line; what the stand-in does not have, it refuses, though the real program may have it. */
export function parseOptions(args: readonly string[]): ParsedOptions {
  try {
    const {values} = parseArgs({args: [...args], options: flags});
    const options: Options = {
      port: parsePort('port', values.port),
      telemetryPort: parsePort('telemetry-port', values['telemetry-port']),
      resources: parseResources(splitList(values.resources)),
      namespaces: splitList(values.namespaces),
      allowlist: splitList(values['metric-allowlist']).map((pattern) => new RegExp(pattern)),
      apiserver: values.apiserver === undefined ? undefined : parseServer(values.apiserver),
    };
    return {status: 'parsed', options};
  } catch (error) {
    return {status: 'refused', message: error instanceof Error ? error.message : String(error)};
  }
}

function splitList(text: string): string[] {
  return text.split(',').filter((item) => item !== '');
}

function parsePort(flag: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--${flag} wants a port, not ${text}`);
  return port;
}

function parseResources(names: readonly string[]): Resource[] {
  const unknown = names.find((name) => !resources.some((resource) => resource.name === name));
  const available = resources.map(({name}) => name).join(',');
  if (unknown !== undefined)
    throw new Error(`resource ${unknown} does not exist in this stand-in. Available resources: ${available}`);
  return resources.filter(({name}) => names.length === 0 || names.includes(name));
}

function parseServer(text: string): string {
  const {protocol, origin} = URL.parse(text) ?? {};
  if (protocol !== 'https:' || origin === undefined) throw new Error(`--apiserver wants an https URL, not ${text}`);
  return origin;
}
