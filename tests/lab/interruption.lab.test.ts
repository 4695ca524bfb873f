import {execa} from 'execa';
import {mkdir, mkdtemp, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import type {Event} from '../../src/model/event.ts';
import {writeTrivialProject} from '../../bench/project.ts';
import {readHostRecord} from '../../src/run/host-record.ts';
import {
  findRun,
  labInventory,
  labName,
  listOutcomes,
  onHost,
  parseEvents,
  runRunbook,
  startRunbook,
} from './command-line.ts';

const hosts = ['master', 'node01', 'node02'];

/** Runs that are killed, cut off or stopped midway, over the lab's real ssh and hosts. */
describe('an interrupted run', () => {
  let pages = '';
  let running: ReturnType<typeof startRunbook> | undefined;
  const exec = ['exec', 'slow', '-i', labInventory, '--yes'];
  const undo = ['undo', 'slow', '-i', labInventory, '--yes'];

  beforeAll(async () => {
    const up = await startRunbook(['lab', 'up']);
    expect(up.exitCode, up.all).toBe(0);
    pages = await mkdtemp(join(tmpdir(), 'runbook-slow-'));
    await writeSlowProject(pages);
  });

  // A test that failed midway must neither hold the hosts against the next one nor leave it nothing to do.
  afterEach(async () => {
    running?.kill('SIGINT');
    await running;
    running = undefined;
    const undone = await startRunbook(undo, pages);
    expect(undone.exitCode, undone.all).toBe(0);
  });

  afterAll(async () => {
    await startRunbook(['lab', 'down']);
  });

  it('SIGKILL at any moment leaves nothing running, and resume finishes without repeating what passed', async () => {
    for (const after of [300, 900, 1700, 2600]) {
      running = startRunbook([...exec, '--format', 'jsonl'], pages);
      await pause(after);
      running.kill('SIGKILL');
      const [begun] = parseEvents((await running).stdout);
      await expectQuiet(15);
      const passed = await listPassed();
      // Killed before it had said so much as its name, a run is begun anew.
      const again = begun?.type === 'run-started' ? ['resume', begun.run, '--yes'] : exec;
      const finished = await runRunbook(again, pages);
      expect(finished.exitCode, finished.all).toBe(0);
      const sent = Object.entries(listOutcomes(finished.events)).filter(([, status]) => status === 'passed');
      expect(sent.map(([name]) => name).filter((name) => passed.has(name))).toEqual([]);
      const undone = await runRunbook(undo, pages);
      expect(undone.exitCode, undone.all).toBe(0);
    }
  });

  it('Ctrl-C ends the remote processes within 2 seconds, exits 130 and closes the journal', async () => {
    running = startRunbook([...exec, '--format', 'jsonl'], pages);
    await untilSaid(running, 'step-finished');
    await expect.poll(countSleepers, {timeout: 20_000, interval: 100}).toBeGreaterThan(0);
    const began = performance.now();
    running.kill('SIGINT');
    const {exitCode, stdout} = await running;
    expect(performance.now() - began).toBeLessThan(2000);
    expect(exitCode).toBe(130);
    expect(await countSleepers()).toBe(0);
    const events = parseEvents(stdout);
    expect(events.at(-1)).toMatchObject({type: 'run-finished', exitCode: 130});
    const journal = await readFile(join(labInventory, '../..', `${findRun(events)}.jsonl`), 'utf8');
    expect(parseEvents(journal).at(-1)).toMatchObject({type: 'run-finished', exitCode: 130});
  });

  it('two runs on the same hosts: the second says who holds them', async () => {
    running = startRunbook([...exec, '--format', 'jsonl'], pages);
    await untilSaid(running, 'block-started');
    const second = await startRunbook(exec, pages);
    expect(second.exitCode).toBe(3);
    expect(second.all).toMatch(/\w+@\S+/);
    running.kill('SIGINT');
    await running;
  });

  it('a host cut off midway is unreachable, the others keep their outcomes, exit 3', async () => {
    running = startRunbook([...exec, '--format', 'jsonl'], pages);
    await untilSaid(running, 'block-finished');
    const link = await findLink('node02');
    let events: Event[];
    await inNamespace(['ip', 'link', 'set', link, 'down']);
    try {
      const {exitCode, stdout} = await running;
      expect(exitCode).toBe(3);
      events = parseEvents(stdout);
      const outcomes = Object.values(listOutcomes(events));
      expect(outcomes, stdout).toContain('unreachable');
      const kept = events.filter(
        (event) => event.type === 'host-finished' && event.host !== 'node02' && event.outcome.status === 'passed',
      );
      expect(kept.length).toBeGreaterThan(0);
    } finally {
      await inNamespace(['ip', 'link', 'set', link, 'up']);
    }
    await expectQuiet(20);
    const resumed = await runRunbook(['resume', findRun(events), '--yes'], pages);
    expect(resumed.exitCode, resumed.all).toBe(0);
  });
});

/** Six steps that each sleep 0.7 s and leave a file of their own. */
async function writeSlowProject(root: string): Promise<void> {
  await writeTrivialProject(root, 1);
  const step = (n: number): string =>
    `<Step id="slow-${n}" on="all">\n\n### slow ${n}\n\n` +
    `\`\`\`bash\nsleep 0.7\necho ${n} >/var/lib/slow-${n}\n\`\`\`\n\n` +
    `\`\`\`bash check\ncat /var/lib/slow-${n}\n\`\`\`\n\n\`\`\`bash undo\nrm -f /var/lib/slow-${n}\n\`\`\`\n\n</Step>`;
  const mention = (n: number): string => `<Step id="slow-${n}">\n\n### slow ${n}\n\n</Step>`;
  const head = '---\ntitle: Slow\ndescription: Steps that take a while.\n---\n\n';
  const numbers = [1, 2, 3, 4, 5, 6];
  await mkdir(join(root, 'content/docs/en'), {recursive: true});
  await writeFile(join(root, 'content/docs/slow.mdx'), `${head}${numbers.map(step).join('\n\n')}\n`);
  await writeFile(join(root, 'content/docs/en/slow.mdx'), `${head}${numbers.map(mention).join('\n\n')}\n`);
  await writeFile(
    join(root, 'runbooks/slow.yaml'),
    'title: {zh: 慢, en: Slow}\ndescription: {zh: 慢, en: Slow}\nroles: {}\npages: [slow]\n',
  );
}

/** What the records hold as passed and not taken back: `step host`. */
async function listPassed(): Promise<Set<string>> {
  const lists = await Promise.all(
    hosts.map(async (host) => {
      const text = await onHost(host, 'cat /var/lib/runbook/record.jsonl 2>/dev/null || true');
      const steps = [...readHostRecord(text, host).steps.values()];
      return steps.filter(({passedKey}) => passedKey !== undefined).map(({id}) => `${id} ${host}`);
    }),
  );
  return new Set(lists.flat());
}

/** Nothing of the runner is left on any host within some seconds. */
async function expectQuiet(seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const left = await Promise.all(
      hosts.map((host) => onHost(host, "pgrep -fa 'norc --noprofile -s|^sleep 0.7' || true")),
    );
    if (left.every((text) => text === '')) return;
    if (performance.now() > end) expect(left).toEqual(['', '', '']);
    await pause(500);
  }
}

async function countSleepers(): Promise<number> {
  const counts = await Promise.all(hosts.map((host) => onHost(host, "pgrep -fc '^sleep 0.7' || true")));
  return counts.reduce((sum, count) => sum + Number(count), 0);
}

function inNamespace(words: readonly string[]): Promise<{stdout: string}> {
  return execa('nsenter', [`--net=/run/netns/${labName}`, ...words]);
}

/** The end of a host's cable in the lab's namespace. */
async function findLink(host: string): Promise<string> {
  const {stdout} = await inNamespace(['ip', '-brief', 'link', 'show', 'master', 'br0']);
  const name = stdout
    .split('\n')
    .map((line) => line.split(/[@ ]/)[0] ?? '')
    .find((each) => each.includes(host));
  if (name === undefined) throw new Error(`no link of ${host} in:\n${stdout}`);
  return name;
}

/** Waits for an event of a type. */
function untilSaid(running: ReturnType<typeof startRunbook>, type: string): Promise<void> {
  const {promise, resolve, reject} = Promise.withResolvers<void>();
  let said = '';
  running.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes(`"type":"${type}"`)) resolve();
  });
  running.stdout.on('end', () => reject(new Error(`the run ended without ${type}\n${said}`)));
  return promise;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
