import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {open, rm} from 'node:fs/promises';
import {setTimeout as sleep} from 'node:timers/promises';
import {RunbookError} from '../model/error.ts';
import {isRunning, loadProcessIdentity} from './process-identity.ts';

export interface DetachedProcess {
  /** Where the process writes its identity before it becomes the command. */
  readonly record: string;
  /** Standard output and error go here, in place of an earlier one's. */
  readonly log: string;
  readonly command: readonly string[];
  /** How long it may take to start, in milliseconds. */
  readonly patience?: number | undefined;
}

/** Writes who we are, then becomes the command: the record exists even if the starter was killed meanwhile. */
const recordThenExec = `record=$1; shift
read -r stat </proc/$$/stat
read -r boot </proc/sys/kernel/random/boot_id
fields=(\${stat##*) })
echo "$$ \${fields[19]} $boot" >"$record.new" && mv "$record.new" "$record" && exec env -i PATH="$PATH" LC_ALL=C.UTF-8 "$@"`;

/** Starts a process in a session of its own, with none of our pipes and variables, that outlives this one. */
export async function startDetached({record, log, command, patience = 10_000}: DetachedProcess): Promise<void> {
  await rm(record, {force: true});
  const output = await open(log, 'w');
  try {
    // Not execa: it would keep the runner waiting for the end of a process that is meant to outlive it.
    const child = spawn('bash', ['-c', recordThenExec, 'bash', record, ...command], {
      detached: true,
      cwd: '/',
      stdio: ['ignore', output.fd, output.fd],
    });
    await once(child, 'spawn');
    child.unref();
    await waitForRecord(record, log, patience);
  } finally {
    await output.close();
  }
}

async function waitForRecord(record: string, log: string, patience: number): Promise<void> {
  const end = performance.now() + patience;
  while (!(await isRunning(await loadProcessIdentity(record)))) {
    if (performance.now() > end) {
      throw new RunbookError({
        code: 'lab-process-not-started',
        exit: 3,
        message: {zh: `进程没有启动，见 ${log}。`, en: `A process did not start, see ${log}.`},
      });
    }
    await sleep(10);
  }
}
