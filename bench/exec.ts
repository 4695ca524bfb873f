import {execa} from 'execa';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parse} from 'yaml';
import {describe, measureInTurns, type Command, type Ratio} from './measure.ts';
import {writeTrivialProject} from './project.ts';

const count = 50;
const atRoot = new URL('at-root.ts', import.meta.url).pathname;

/** 50 steps that do nothing: on this machine against bash and cram, on the lab's hosts against ssh and Ansible. */
export async function benchExec(): Promise<Ratio[]> {
  const root = await mkdtemp(join(tmpdir(), 'runbook-bench-'));
  try {
    await writeTrivialProject(root, count);
    return [...(await benchLocal(root)), ...(await benchSsh(root))];
  } finally {
    await rm(root, {recursive: true});
  }
}

async function benchLocal(root: string): Promise<Ratio[]> {
  const inventory = join(root, 'inventory.local.yaml');
  const script = join(root, 'steps.sh');
  const cram = join(root, 'steps.t');
  const step = 'bash -euo pipefail -c true && bash -euo pipefail -c true\n';
  await writeFile(script, step.repeat(count));
  await writeFile(cram, `  $ ${step}`.repeat(count));
  const commands = [
    exec(root, inventory),
    {file: 'bash', words: [script]},
    {file: 'cram', words: ['--shell=bash', cram]},
  ];
  const rivals = (await has('cram')) ? commands : commands.slice(0, 2);
  const [ours = 0, bash = 0, other] = await measureInTurns(rivals, 5);
  await execa(process.execPath, [atRoot, root, 'undo', 'trivial', '-i', inventory, '--yes']);
  return [
    {name: `${count} local steps, seconds with start-up`, ratio: ours, goal: 0.5, detail: `${ours.toFixed(3)} s`},
    {name: `${count} local steps / bash`, ratio: ours / bash, goal: 5, detail: describe(ours, bash)},
    {
      name: `${count} local steps / cram`,
      ratio: other === undefined ? undefined : ours / other,
      goal: 2.5,
      detail: other === undefined ? 'cram is not installed' : describe(ours, other),
    },
  ];
}

async function benchSsh(root: string): Promise<Ratio[]> {
  const bin = new URL('../bin/runbook.mjs', import.meta.url).pathname;
  const up = await execa(process.execPath, [bin, 'lab', 'up'], {reject: false, all: true});
  if (up.failed) throw new Error(`the lab does not come up\n${up.all}`);
  const inventory = join(stateDirectory(), 'lab/inventory.yaml');
  const config = await findSshConfig(inventory);
  const loop = join(root, 'loop.sh');
  await writeFile(loop, writeLoop(config, root));
  const playbook = join(root, 'playbook.yaml');
  const task = '    - ansible.builtin.raw: bash -euo pipefail -c true && bash -euo pipefail -c true\n';
  await writeFile(playbook, `- hosts: all\n  gather_facts: false\n  tasks:\n${task.repeat(count)}`);
  const ansible: Command = {
    file: 'ansible-playbook',
    words: ['-i', inventory, playbook],
    env: {ANSIBLE_HOST_KEY_CHECKING: 'True', ANSIBLE_FORKS: '10'},
  };
  const [ours = 0, theirs = 0] = await measureInTurns([exec(root, inventory), {file: 'bash', words: [loop]}], 3);
  const installed = await has('ansible-playbook');
  const [, slow] = installed ? await measureInTurns([exec(root, inventory), ansible], 1) : [];
  await execa(process.execPath, [atRoot, root, 'undo', 'trivial', '-i', inventory, '--yes']);
  return [
    {
      name: `${count} steps × 3 ssh hosts / multiplexed ssh loop`,
      ratio: ours / theirs,
      goal: 1,
      detail: describe(ours, theirs),
    },
    {
      name: `${count} steps × 3 ssh hosts / Ansible (raw module)`,
      ratio: slow === undefined ? undefined : ours / slow,
      goal: 1 / 15,
      detail: slow === undefined ? 'Ansible is not installed' : describe(ours, slow),
    },
  ];
}

/** One master connection a host, then a command each for run block and check; the hosts side by side. */
function writeLoop(config: string, root: string): string {
  return `cd ${root}
steps() {
  ssh -F ${config} -o ControlMaster=yes -o ControlPath=control-$1 -o ControlPersist=yes -N -f "$1"
  for ((i = 0; i < ${count}; i++)); do
    ssh -F ${config} -S control-$1 "$1" bash -euo pipefail -c true </dev/null
    ssh -F ${config} -S control-$1 "$1" bash -euo pipefail -c true </dev/null
  done
  ssh -F ${config} -S control-$1 -O exit "$1" 2>/dev/null
}
for host in master node01 node02; do steps $host & done
wait
`;
}

function exec(root: string, inventory: string): Command {
  return {file: process.execPath, words: [atRoot, root, 'exec', 'trivial', '-i', inventory, '--yes', '--force']};
}

async function has(program: string): Promise<boolean> {
  return (await execa('which', [program], {reject: false})).exitCode === 0;
}

function stateDirectory(): string {
  return join(process.env['XDG_STATE_HOME'] ?? join(process.env['HOME'] ?? '/root', '.local/state'), 'runbook');
}

async function findSshConfig(inventory: string): Promise<string> {
  const {all} = parse(await readFile(inventory, 'utf8')) as {all: {vars: {ansible_ssh_common_args: string}}};
  return all.vars.ansible_ssh_common_args.replace(/^-F\s*/, '');
}
