import {mkdir, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {execa} from 'execa';
import {expect} from 'vitest';
import {createTemporaryDirectory} from '../../helpers/temporary-directory.ts';

const sources = path.resolve('src/lab/grafana');
export const home = path.join(sources, 'home');

/** A folder with everything that a good start needs; a test spoils what it is about. */
export interface StandInFolder extends AsyncDisposable {
  readonly path: string;
  readonly config: string;
  /** Writes one file below the folder. */
  readonly write: (file: string, text: string) => Promise<void>;
}

export const dataSource = {
  name: 'Prometheus',
  uid: 'prometheus',
  type: 'prometheus',
  access: 'proxy',
  url: 'http://127.0.0.1:9',
  isDefault: true,
};

export const panel = {
  id: 1,
  type: 'timeseries',
  title: 'Up',
  gridPos: {x: 0, y: 0, w: 12, h: 8},
  datasource: {type: 'prometheus', uid: 'prometheus'},
  targets: [{refId: 'A', expr: 'up{instance=~"$instance"}'}],
};

export const dashboard = {
  uid: 'nodes',
  title: 'All Nodes',
  schemaVersion: 41,
  templating: {list: [{name: 'instance', type: 'custom', query: 'a,b'}]},
  panels: [panel],
};

export async function createFolder(prometheus = dataSource.url): Promise<StandInFolder> {
  const directory = await createTemporaryDirectory();
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(path.join(directory.path, path.dirname(file)), {recursive: true});
    await writeFile(path.join(directory.path, file), text);
  };
  await write('password', 'first password\n');
  await write('grafana.ini', createIni(directory.path));
  await write('provisioning/datasources/prometheus.yaml', createSources([{...dataSource, url: prometheus}]));
  await write('provisioning/dashboards/files.yaml', createProviders(directory.path));
  await write('dashboards/nodes.json', JSON.stringify(dashboard));
  return {
    path: directory.path,
    config: path.join(directory.path, 'grafana.ini'),
    write,
    [Symbol.asyncDispose]: () => directory[Symbol.asyncDispose](),
  };
}

export function createIni(directory: string): string {
  return `
[paths]
data = ${directory}/data
logs = ${directory}/log
provisioning = ${directory}/provisioning

[server]
http_addr = 127.0.0.1
http_port = 0

[security]
admin_password = $__file{${directory}/password}
`;
}

/** JSON is YAML. */
export function createSources(datasources: readonly unknown[], more: object = {}): string {
  return JSON.stringify({apiVersion: 1, datasources, ...more});
}

export function createProviders(directory: string, provider: object = {}): string {
  const options = {path: `${directory}/dashboards`};
  return JSON.stringify({apiVersion: 1, providers: [{name: 'files', folder: 'Cluster', options, ...provider}]});
}

interface StartedStandIn extends AsyncDisposable {
  readonly url: string;
  readonly process: StandInProcess;
  /** Asks with the password of the first start, or another. */
  readonly ask: (route: string, options?: AskOptions) => Promise<Response>;
}

interface AskOptions {
  readonly credentials?: string | undefined;
  readonly body?: unknown;
}

/** Starts the server and waits until it listens. */
export async function startStandIn(
  folder: StandInFolder,
  env: Record<string, string> = {},
  more: readonly string[] = [],
): Promise<StartedStandIn> {
  const process = spawn(['server', '--homepath', home, '--config', folder.config, ...more], env);
  const url = await waitForAddress(process);
  return {
    url,
    process,
    ask: (route, {credentials = 'admin:first password', body} = {}) =>
      fetch(`${url}${route}`, {
        redirect: 'manual',
        headers: credentials === '' ? {} : {authorization: `Basic ${Buffer.from(credentials).toString('base64')}`},
        ...(body === undefined ? {} : {method: 'POST', body: JSON.stringify(body)}),
      }),
    [Symbol.asyncDispose]: async () => {
      process.kill();
      await process;
    },
  };
}

/** The address out of the log. Not execa's own iteration, which waits for the end of the process. */
async function waitForAddress(process: StandInProcess): Promise<string> {
  let text = '';
  const found = new Promise<string>((resolve) => {
    process.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const [, address, protocol] = /msg="HTTP Server Listen" address=(\S+) protocol=(\S+)/.exec(text) ?? [];
      if (address !== undefined) resolve(`${protocol}://${address}`);
    });
  });
  const url = await Promise.race([found, process]);
  if (typeof url !== 'string') throw new Error(`did not start: ${url.stderr}`);
  return url;
}

type StandInProcess = ReturnType<typeof spawn>;

function spawn(args: readonly string[], env: Record<string, string> = {}, input = '') {
  const program = path.join(sources, 'grafana.mjs');
  const {PATH = ''} = process.env;
  // It is started some ninety times.
  const NODE_COMPILE_CACHE = path.join(tmpdir(), 'runbook-stand-in-cache');
  const options = {reject: false, extendEnv: false, env: {PATH, NODE_COMPILE_CACHE, ...env}, input} as const;
  return execa(process.execPath, [program, ...args], options);
}

/** Runs a command of the program to its end. */
export async function runStandIn(
  args: readonly string[],
  env: Record<string, string> = {},
  input = '',
): Promise<{exitCode: number | undefined; stdout: string; stderr: string}> {
  const {exitCode, stdout, stderr} = await spawn(args, env, input);
  return {exitCode, stdout, stderr};
}

/** The server ends at once with 1 and says this, and that in a folder that would have been good. */
export async function expectRefusal(folder: StandInFolder, said: string | RegExp, env = {}): Promise<void> {
  const result = await runStandIn(['server', '--homepath', home, '--config', folder.config], env);
  expect(result.stderr).toMatch(said);
  expect(result.exitCode).toBe(1);
}
