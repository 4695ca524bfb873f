import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {createTemporaryDirectory} from '../../helpers/temporary-directory.ts';
import {createCertificate, type Certificate} from './certificate.ts';
import {startApiServer, type FakeApiServer} from './fake-api-server.ts';

const main = path.join(import.meta.dirname, '../../../src/lab/kube-state-metrics/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
}

export interface RunningProgram extends AsyncDisposable {
  readonly api: FakeApiServer;
  /** Of the metrics. */
  readonly port: number;
  readonly get: (path: string) => Promise<Response>;
  readonly getTelemetry: (path: string) => Promise<Response>;
  /** The lines of a metric, without its header. */
  readonly readLines: (metric: string) => Promise<string[]>;
  readonly writeToken: (token: string) => Promise<void>;
  readonly stop: (signal: NodeJS.Signals) => Promise<Ended>;
  readonly output: () => string;
}

export interface StartOptions {
  readonly args?: readonly string[];
  /** Called before the program starts. */
  readonly prepare?: (api: FakeApiServer) => void;
  /** The environment that says where the API server is; by default as in a pod. */
  readonly environment?: (api: FakeApiServer) => Record<string, string>;
  /** What the program holds for the authority; by default the right one. */
  readonly authority?: Certificate;
}

/** The program as a pod runs it, beside a fake API server. */
export async function startProgram(options: StartOptions = {}): Promise<RunningProgram> {
  const {args = [], prepare = () => undefined, environment = podEnvironment, authority} = options;
  const stack = new AsyncDisposableStack();
  const directory = stack.use(await createTemporaryDirectory());
  const certificate = await createCertificate(directory.path);
  const api = stack.use(await startApiServer(certificate));
  prepare(api);
  const account = path.join(directory.path, 'serviceaccount');
  const writeToken = (token: string): Promise<void> => writeFile(path.join(account, 'token'), `${token}\n`);
  await mkdir(account);
  await writeToken(api.token);
  await writeFile(path.join(account, 'ca.crt'), (authority ?? certificate).cert);
  const env = {...environment(api), RUNBOOK_LAB_SERVICE_ACCOUNT: account};
  const child = start(
    ['--port=0', '--telemetry-port=0', ...args.map((arg) => arg.replace('PORT', String(api.port)))],
    env,
  );
  stack.defer(() => void child.stop('SIGKILL'));
  const [port, telemetryPort] = await child.waitForPorts();
  const get = (file: string): Promise<Response> => fetch(`http://127.0.0.1:${port}${file}`);
  return {
    ...child,
    api,
    port: Number(port),
    get,
    getTelemetry: (file) => fetch(`http://127.0.0.1:${telemetryPort}${file}`),
    readLines: async (metric) =>
      (await (await get('/metrics')).text()).split('\n').filter((line) => new RegExp(`^${metric}[ {]`).test(line)),
    writeToken,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** The program to its end. */
export async function runProgram(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  return start(args, env).ended;
}

function podEnvironment({port}: FakeApiServer): Record<string, string> {
  return {KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(port)};
}

function start(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [main, ...args], {env, stdio: ['ignore', 'ignore', 'pipe']});
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended: Promise<Ended> = once(child, 'close').then(() => ({
    code: child.exitCode,
    signal: child.signalCode,
    output,
  }));
  return {
    ended,
    output: () => output,
    stop: (signal: NodeJS.Signals): Promise<Ended> => {
      child.kill(signal);
      return ended;
    },
    waitForPorts: async (): Promise<readonly string[]> => {
      while (child.exitCode === null) {
        const found = /serving metrics on port (\d+), its own on port (\d+)/.exec(output);
        if (found !== null) return found.slice(1);
        await sleep(10);
      }
      throw new Error(`the program ended: ${output}`);
    },
  };
}
