import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {
  parseModules,
  parseSwaps,
  planRestoration,
  machineKernel,
  renderKernelChange,
  type Kernel,
  type KernelChange,
  type KernelState,
} from '../../src/lab/kernel-state.ts';
import {forgetSharedKernel, restoreSharedKernel, saveSharedKernel} from '../../src/lab/shared-kernel.ts';
import {createTemporaryDirectory} from '../helpers/temporary-directory.ts';

const before: KernelState = {
  format: 1,
  boot: 'this',
  sysctls: {'vm.overcommit_memory': '0', 'kernel.panic': '10'},
  modules: {bridge: 0, ext4: 3},
  swaps: {'/dev/sda2': -2, '/swap file': 5},
};

test('nothing changed, nothing to put back', () => expect(planRestoration(before, before)).toEqual([]));

test('what was changed goes back; of modules only what the lab loads and nothing uses', () => {
  const now: KernelState = {
    ...before,
    sysctls: {'vm.overcommit_memory': '1', 'kernel.panic': '10', 'vm.swappiness': '0'},
    modules: {bridge: 1, ext4: 3, br_netfilter: 0, overlay: 2, dummy: 0},
    swaps: {'/dev/sda2': -2},
  };
  expect(planRestoration(before, now).map(renderKernelChange)).toEqual([
    "sysctl -w 'vm.overcommit_memory=0'",
    'rmmod br_netfilter',
    "swapon '/swap file'",
  ]);
});

test('a sysctl that is gone with its module is not put back', () => {
  expect(planRestoration(before, {...before, sysctls: {'kernel.panic': '10'}})).toEqual([]);
});

test('a module that was there before the lab stays', () => {
  const saved = {...before, modules: {br_netfilter: 0}};
  expect(planRestoration(saved, {...saved, modules: {br_netfilter: 0, overlay: 0}}).map(renderKernelChange)).toEqual([
    'rmmod overlay',
  ]);
});

test('modules with their uses; a kernel that does not count has all in use', () => {
  const text = `br_netfilter 32768 0 - Live 0x0000000000000000
bridge 311296 1 br_netfilter, Live 0x0000000000000000
overlay 151552 - - Live 0x0000000000000000
`;
  expect(parseModules(text)).toEqual({br_netfilter: 0, bridge: 1, overlay: 1});
  expect(parseModules('')).toEqual({});
});

test('active swap with its priority, a space in the name of a file', () => {
  const text = `Filename				Type		Size		Used		Priority
/dev/sda2                               partition	1000		0		-2
/swap\\040file                          file		1000		0		5
`;
  expect(parseSwaps(text)).toEqual({'/dev/sda2': -2, '/swap file': 5});
  expect(parseSwaps('')).toEqual({});
});

test('this machine’s own state is read', async () => {
  const {boot, sysctls} = await machineKernel.read();
  expect(boot).toMatch(/^[0-9a-f-]{36}$/);
  expect(sysctls['kernel.panic']).toMatch(/^-?\d+$/);
});

/** A kernel in memory, that refuses some changes. Of a module's uses one goes with each module that is unloaded. */
function createKernel(refused: readonly KernelChange['type'][] = []): Kernel & {state: KernelState} {
  const kernel = {
    state: before,
    read: () => Promise.resolve(kernel.state),
    apply: (change: KernelChange) => {
      if (!refused.includes(change.type)) kernel.state = applyTo(kernel.state, change);
      return Promise.resolve();
    },
  };
  return kernel;
}

function applyTo(state: KernelState, change: KernelChange): KernelState {
  switch (change.type) {
    case 'sysctl':
      return {...state, sysctls: {...state.sysctls, [change.name]: change.value}};
    case 'module': {
      const others = Object.entries(state.modules).filter(([name]) => name !== change.name);
      return {...state, modules: Object.fromEntries(others.map(([name, uses]) => [name, Math.max(uses - 1, 0)]))};
    }
    case 'swap':
      return {...state, swaps: {...state.swaps, [change.device]: change.priority}};
  }
}

const changed: KernelState = {
  ...before,
  sysctls: {'vm.overcommit_memory': '1', 'kernel.panic': '1'},
  modules: {...before.modules, ip_vs: 0, nf_conntrack: 1},
  swaps: {},
};

type Options = Parameters<typeof saveSharedKernel>[0];

function createOptions(directory: string, kernel: Kernel): (lab: string, alive?: readonly string[]) => Options {
  const {signal} = new AbortController();
  return (lab, alive = []) => ({
    lab,
    directory,
    signal,
    kernel,
    exists: (name) => Promise.resolve(alive.includes(name)),
  });
}

test('all goes back, a module after the one that uses it; saving again in between changes nothing', async () => {
  await using directory = await createTemporaryDirectory();
  const kernel = createKernel();
  const options = createOptions(directory.path, kernel);
  await saveSharedKernel(options('one'));
  kernel.state = changed;
  await saveSharedKernel(options('one'));
  expect(await restoreSharedKernel(options('one'))).toEqual([]);
  expect(kernel.state).toEqual({...before, modules: {bridge: 0, ext4: 1}});
});

test('what was forgotten is not put back', async () => {
  await using directory = await createTemporaryDirectory();
  const kernel = createKernel();
  const options = createOptions(directory.path, kernel);
  await saveSharedKernel(options('one'));
  await forgetSharedKernel(options('one'));
  kernel.state = changed;
  expect(await restoreSharedKernel(options('one'))).toEqual([]);
  expect(kernel.state).toEqual(changed);
  expect(await readdir(directory.path)).toEqual(['lock']);
});

test('what could not be put back is told, and can be tried again', async () => {
  await using directory = await createTemporaryDirectory();
  const kernel = createKernel(['sysctl']);
  const options = createOptions(directory.path, kernel);
  await saveSharedKernel(options('one'));
  kernel.state = changed;
  expect((await restoreSharedKernel(options('one'))).map(renderKernelChange)).toEqual([
    "sysctl -w 'vm.overcommit_memory=0'",
    "sysctl -w 'kernel.panic=10'",
  ]);
  expect(kernel.state.swaps).toEqual(before.swaps);
  expect(await restoreSharedKernel(options('one'))).toHaveLength(2);
});

test('the last of two labs puts back what was before the first', async () => {
  await using directory = await createTemporaryDirectory();
  const kernel = createKernel();
  const options = createOptions(directory.path, kernel);
  await saveSharedKernel(options('one'));
  kernel.state = changed;
  await saveSharedKernel(options('two', ['one']));
  await restoreSharedKernel(options('one', ['two']));
  await forgetSharedKernel(options('one', ['two']));
  expect(kernel.state).toEqual(changed);
  await restoreSharedKernel(options('two'));
  expect(kernel.state.sysctls).toEqual(before.sysctls);
});

test('a lab that is no more holds nothing up, and its save goes with the last', async () => {
  await using directory = await createTemporaryDirectory();
  const kernel = createKernel();
  const options = createOptions(directory.path, kernel);
  await saveSharedKernel(options('gone'));
  kernel.state = changed;
  await saveSharedKernel(options('one'));
  await restoreSharedKernel(options('one'));
  expect(kernel.state.sysctls).toEqual(before.sysctls);
  await forgetSharedKernel(options('one'));
  expect(await readdir(directory.path)).toEqual(['lock']);
});

test.each([
  ['an earlier boot', JSON.stringify({...before, boot: 'earlier'})],
  ['half a file', '{"format":1,"bo'],
  ['a higher format', JSON.stringify({...before, format: 2})],
])('what was saved by %s is void', async (_, text) => {
  await using directory = await createTemporaryDirectory();
  const kernel = createKernel();
  const options = createOptions(directory.path, kernel);
  await writeFile(path.join(directory.path, 'one.json'), text);
  kernel.state = changed;
  expect(await restoreSharedKernel(options('one'))).toEqual([]);
  expect(kernel.state).toEqual(changed);
  await saveSharedKernel(options('one'));
  expect(JSON.parse(await readFile(path.join(directory.path, 'one.json'), 'utf8'))).toEqual(changed);
});

test('without a lab nothing is read or made', async () => {
  await using directory = await createTemporaryDirectory();
  const options = createOptions(path.join(directory.path, 'none'), createKernel());
  expect(await restoreSharedKernel(options('one'))).toEqual([]);
  await forgetSharedKernel(options('one'));
  expect(await readdir(directory.path)).toEqual([]);
});
