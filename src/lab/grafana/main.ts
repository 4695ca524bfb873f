import {once} from 'node:events';
import {existsSync, rmSync, writeFileSync} from 'node:fs';
import type {Server} from 'node:http';
import path from 'node:path';
import {createInterface} from 'node:readline';
import {prepareData, resetPassword} from './admin.ts';
import {parseCommand, type Command} from './arguments.ts';
import {loadInstance} from './instance.ts';
import {createLog, formatLine, type Log} from './log.ts';
import {Refusal} from './refusal.ts';
import {startServer} from './server.ts';
import {loadSettings, type SettingsSource} from './settings.ts';
import {version} from './version.ts';

/**
 * `grafana` of the offline lab: a strict stand-in where no Grafana can be had. It refuses what Grafana refuses and
 * much that Grafana overlooks, and passes queries on to the real Prometheus.
 */
export async function main(process: NodeJS.Process): Promise<number> {
  try {
    return await run(parseCommand(process.argv.slice(2)), process);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message.replaceAll(/^/gm, 'Error: ✗ ')}\n`);
    return 1;
  }
}

async function run(command: Command, process: NodeJS.Process): Promise<number> {
  switch (command.type) {
    case 'version':
      process.stdout.write(`grafana version ${version}\n`);
      return 0;
    case 'server':
      return serve(locate(command, process), command.pidfile, process);
    case 'reset-password': {
      const settings = loadSettings(locate(command, process));
      process.stdout.write(command.password === undefined ? 'New Password: ' : '');
      await resetPassword(settings, command.password ?? (await readLine(process.stdin)));
      process.stdout.write('\nAdmin password changed successfully ✔\n');
      return 0;
    }
  }
}

function locate(
  {home, config}: {home: string | undefined; config: string | undefined},
  process: NodeJS.Process,
): SettingsSource {
  const directory = path.resolve(home ?? process.cwd());
  if (!existsSync(path.join(directory, 'conf/defaults.ini'))) {
    throw new Refusal(
      'could not find config defaults, make sure homepath command line parameter is set or working directory is homepath',
    );
  }
  return {home: directory, config, environment: process.env};
}

async function serve(source: SettingsSource, pidfile: string | undefined, process: NodeJS.Process): Promise<number> {
  const instance = loadInstance(source);
  if (process.env['NOTIFY_SOCKET'] !== undefined) {
    throw new Refusal('the unit has Type=notify: the stand-in cannot tell systemd that it is ready, write Type=exec');
  }
  const ended = waitForEnd(process);
  const print = (text: string): void => void process.stdout.write(text);
  // Whatever the level and mode: nobody may take this for Grafana.
  print(formatLine({level: 'warn', msg: 'This is the stand-in of the offline lab, not Grafana', version}));
  const log = createLog(instance.settings, print);
  log('info', 'Starting Grafana', {version, commit: 'simulated', pid: process.pid});
  log('info', 'Admin account', {state: await prepareData(instance.settings)});
  const server = await startServer(instance, log);
  log('info', 'Provisioned', {datasources: instance.sources.length, dashboards: instance.dashboards.length});
  if (pidfile !== undefined) writeFileSync(pidfile, String(process.pid));
  await stop(server, await ended, log);
  if (pidfile !== undefined) rmSync(pidfile, {force: true});
  return 0;
}

function waitForEnd(process: NodeJS.Process): Promise<string> {
  return Promise.race((['SIGTERM', 'SIGINT'] as const).map((name) => once(process, name).then(() => name)));
}

async function stop(server: Server, reason: string, log: Log): Promise<void> {
  log('info', 'Shutdown started', {reason});
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function readLine(input: NodeJS.ReadStream): Promise<string> {
  for await (const line of createInterface({input})) return line;
  throw new Refusal("can't read password from stdin");
}
