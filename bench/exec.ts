import {execa} from 'execa';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {stringify} from 'yaml';
import type {Host} from '../src/model/inventory.ts';
import {startOwnSshd} from '../tests/helpers/own-sshd.ts';
import {describe, measureInTurns, type Command, type Ratio} from './measure.ts';
import {writeTrivialProject} from './project.ts';

const count = 50;
const atRoot = new URL('at-root.ts', import.meta.url).pathname;

/** 50 steps that do nothing: on this machine against bash and cram, over ssh against ssh itself and Ansible. */
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
    {file: 'cram3', words: ['--shell=bash', cram]},
  ];
  const rivals = (await has('cram3')) ? commands : commands.slice(0, 2);
  const [ours = 0, bash = 0, other] = await measureInTurns(rivals, 5);
  await execa(process.execPath, [atRoot, root, 'undo', 'trivial', '-i', inventory, '--yes']);
  return [
    {name: `${count} local steps, seconds with start-up`, ratio: ours, goal: 0.5, detail: `${ours.toFixed(3)} s`},
    {name: `${count} local steps / bash`, ratio: ours / bash, goal: undefined, detail: describe(ours, bash)},
    {
      name: `${count} local steps / cram`,
      ratio: other === undefined ? undefined : ours / other,
      goal: undefined,
      detail: other === undefined ? 'cram is not installed' : describe(ours, other),
    },
  ];
}

/** Three ssh servers on the loopback, with a root whose shell starts at once: every rival meets the same hosts, and Ansible the Python that it needs. */
async function benchSsh(root: string): Promise<Ratio[]> {
  await using one = await startOwnSshd();
  await using two = await startOwnSshd();
  await using three = await startOwnSshd();
  const hosts = [one, two, three].map((server, index) => ({...server.host('dash'), name: `host${index + 1}`}));
  const inventory = join(root, 'inventory.ssh.yaml');
  await writeFile(inventory, stringify({all: {hosts: Object.fromEntries(hosts.map(describeHost))}}));
  const loop = join(root, 'loop.sh');
  await writeFile(loop, writeLoop(hosts, root));
  const [ours = 0, theirs = 0] = await measureInTurns([exec(root, inventory), {file: 'bash', words: [loop]}], 3);
  const playbook = join(root, 'playbook.yaml');
  const task = '    - ansible.builtin.shell: bash -euo pipefail -c true && bash -euo pipefail -c true\n';
  await writeFile(playbook, `- hosts: all\n  gather_facts: false\n  tasks:\n${task.repeat(count)}`);
  const ansible: Command = {file: 'ansible-playbook', words: ['-i', inventory, playbook], env: {ANSIBLE_FORKS: '10'}};
  const installed = await has('ansible-playbook');
  const [again = 0, slow] = installed ? await measureInTurns([exec(root, inventory), ansible], 1, 0) : [];
  return [
    {
      name: `${count} steps × 3 ssh hosts / multiplexed ssh loop`,
      ratio: ours / theirs,
      goal: 1,
      detail: describe(ours, theirs),
    },
    {
      name: `${count} steps × 3 ssh hosts / Ansible`,
      ratio: slow === undefined ? undefined : again / slow,
      goal: 1 / 15,
      detail: slow === undefined ? 'Ansible is not installed' : describe(again, slow),
    },
  ];
}

function describeHost(host: Host, index: number): [string, Record<string, string | number>] {
  return [
    host.name,
    {
      ip: `127.0.0.${index + 1}`,
      ansible_host: '127.0.0.1',
      ansible_port: host.port ?? 22,
      ansible_user: 'dash',
      ansible_ssh_private_key_file: host.privateKeyFile ?? '',
      ansible_ssh_common_args: host.sshArguments.join(' '),
    },
  ];
}

/** One master connection a host, then a command each for run block and check; the hosts side by side. */
function writeLoop(hosts: readonly Host[], root: string): string {
  const calls = hosts.map((host, index) => {
    const words = [...host.sshArguments, '-p', String(host.port), '-i', host.privateKeyFile ?? '', 'dash@127.0.0.1'];
    return `steps ${index} ${words.join(' ')} &`;
  });
  return `cd ${root}
steps() {
  local control=control-$1
  shift
  ssh -o ControlMaster=yes -o ControlPath=$control -o ControlPersist=yes -N -f "$@"
  for ((i = 0; i < ${count}; i++)); do
    ssh -S $control "$@" bash -euo pipefail -c true </dev/null
    ssh -S $control "$@" bash -euo pipefail -c true </dev/null
  done
  ssh -S $control -O exit "$@" 2>/dev/null
}
${calls.join('\n')}
wait
`;
}

function exec(root: string, inventory: string): Command {
  return {file: process.execPath, words: [atRoot, root, 'exec', 'trivial', '-i', inventory, '--yes', '--force']};
}

async function has(program: string): Promise<boolean> {
  return (await execa('which', [program], {reject: false})).exitCode === 0;
}
