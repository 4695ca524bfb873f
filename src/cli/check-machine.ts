import {constants} from 'node:fs';
import {access, mkdir, statfs} from 'node:fs/promises';
import {dirname} from 'node:path';
import {execa} from 'execa';
import {mustCompile} from '../lab/mirror.ts';
import {labPackages, listMissingPackages} from '../lab/packages.ts';
import type {Context} from './context.ts';
import {findDirectories} from './directories.ts';
import {loadProject} from './load-project.ts';

export interface Finding {
  readonly name: 'node' | 'ssh' | 'bash' | 'pages' | 'state' | 'cache' | 'root' | 'namespaces' | 'packages' | 'space';
  readonly ok: boolean;
  /** Needed by every run, or by the lab alone. */
  readonly need: 'always' | 'lab';
  /** What was found. */
  readonly detail: string;
  /** How to mend it; empty where it is well. */
  readonly mend: string;
}

/** What the lab takes, in GB: base image, three hosts with a cluster on them, mirror. */
const labGigabytes = 4;
/** While Kubernetes is compiled for the mirror, which is before there are hosts: source, compiler and its cache. */
const compileGigabytes = 5;

/** Everything that runs and the lab need of this machine. Changes nothing but makes its own folders. */
export async function checkMachine(context: Context): Promise<readonly Finding[]> {
  const {cache, state} = findDirectories(context.process.env);
  const checks = await Promise.all([
    checkProgram('ssh', ['-V'], 'apt-get install -y openssh-client'),
    checkProgram('bash', ['--version'], 'apt-get install -y bash'),
    checkPages(context),
    checkFolder('state', state, 'always', context),
    checkFolder('cache', cache, 'lab', context),
    checkNamespaces(),
    checkPackages(context),
    checkSpace(cache, context),
  ]);
  return [checkNode(context), ...checks, checkRoot(context)];
}

function checkNode({process, say}: Context): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > 22 || (major === 22 && minor >= 18);
  const need = '22.18';
  const detail = ok ? process.version : say('doctor-old', {version: process.version, need});
  return {name: 'node', ok, need: 'always', detail, mend: ok ? '' : 'npm ci'};
}

async function checkProgram(name: 'ssh' | 'bash', args: readonly string[], mend: string): Promise<Finding> {
  const {failed, stdout, stderr} = await execa(name, args, {reject: false, stdin: 'ignore'});
  const detail = `${stdout}${stderr}`.split('\n')[0] ?? '';
  return {name, ok: !failed, need: 'always', detail: failed ? '' : detail, mend: failed ? mend : ''};
}

async function checkPages({root, say}: Context): Promise<Finding> {
  const {problems, files} = await loadProject(root);
  const ok = problems.length === 0;
  const detail = ok ? String(files.size) : say('doctor-problems', {count: problems.length});
  return {name: 'pages', ok, need: 'always', detail, mend: ok ? '' : say('doctor-run-lint')};
}

async function checkFolder(
  name: 'state' | 'cache',
  directory: string,
  need: Finding['need'],
  {say}: Context,
): Promise<Finding> {
  try {
    await mkdir(directory, {recursive: true, mode: 0o700});
    await access(directory, constants.W_OK);
    return {name, ok: true, need, detail: directory, mend: ''};
  } catch {
    const mend = `export XDG_${name.toUpperCase()}_HOME=…`;
    return {name, ok: false, need, detail: say('doctor-not-writable', {directory}), mend};
  }
}

function checkRoot({process, say}: Context): Finding {
  const ok = process.getuid?.() === 0;
  return {
    name: 'root',
    ok,
    need: 'lab',
    detail: `uid ${String(process.getuid?.() ?? '?')}`,
    mend: ok ? '' : say('doctor-root-mend'),
  };
}

/** A trial: a network namespace that ends with its command. */
async function checkNamespaces(): Promise<Finding> {
  const {failed, stderr} = await execa('unshare', ['--net', 'true'], {reject: false, stdin: 'ignore'});
  const detail = failed ? (stderr.split('\n')[0] ?? '') : '';
  return {name: 'namespaces', ok: !failed, need: 'lab', detail, mend: failed ? 'CAP_SYS_ADMIN, CAP_NET_ADMIN' : ''};
}

async function checkPackages({say}: Context): Promise<Finding> {
  const missing = await listMissingPackages(labPackages);
  const ok = missing.length === 0;
  const names = missing.join(' ');
  const detail = ok ? labPackages.join(' ') : `${say('doctor-missing')}: ${names}`;
  return {name: 'packages', ok, need: 'lab', detail, mend: ok ? '' : `apt-get install -y ${names}`};
}

async function checkSpace(cache: string, {say}: Context): Promise<Finding> {
  const {directory, gigabytes} = await readFree(cache);
  const need = (await mustCompile(cache)) ? compileGigabytes : labGigabytes;
  const ok = gigabytes >= need;
  const detail = say('doctor-free', {directory, free: gigabytes.toFixed(1)});
  return {name: 'space', ok, need: 'lab', detail, mend: ok ? '' : say('doctor-space-mend', {need})};
}

async function readFree(directory: string): Promise<{directory: string; gigabytes: number}> {
  try {
    const {bavail, bsize} = await statfs(directory);
    return {directory, gigabytes: (bavail * bsize) / 1e9};
  } catch (error) {
    const parent = dirname(directory);
    if (parent === directory) throw error;
    return readFree(parent);
  }
}
