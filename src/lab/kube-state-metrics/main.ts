/**
 * The lab's stand-in for kube-state-metrics, whose image is in no registry that the lab can reach. Everything that it
 * touches is `simulated`. A program of its own, so that it alone of the lab meets the process; it runs in an image that
 * has Node and this folder, so that nothing here imports anything but Node's own modules.
 */
import process from 'node:process';
import {parseOptions} from './options.ts';
import {run} from './run.ts';

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

const parsed = parseOptions(process.argv.slice(2));
if (parsed.status === 'refused') {
  log(parsed.message);
  process.exitCode = 2;
} else {
  const stop = new AbortController();
  // Process 1 of a container has no default for these.
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => stop.abort());
  const {env: environment} = process;
  const folder = environment['RUNBOOK_LAB_SERVICE_ACCOUNT'] ?? serviceAccount;
  await run({...parsed.options, environment, serviceAccount: folder, log, signal: stop.signal}).catch(fail);
}

function log(line: string): void {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
}

function fail(error: unknown): void {
  log(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
