import {access, mkdir, readdir, readFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import path from 'node:path';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {buildNodeImage} from '../../../src/lab/artifacts/node-image.ts';
import {createTemporaryDirectory} from '../../helpers/temporary-directory.ts';

const folder = path.join(import.meta.dirname, '../../../src/lab/kube-state-metrics');
const hasLibraries = await access('/lib/x86_64-linux-gnu/libatomic.so.1').then(
  () => true,
  () => false,
);
/** Only root can chroot, and the machine's own libraries stand for the packages'. */
const reason = userInfo().uid !== 0 ? 'needs root' : hasLibraries ? '' : 'needs the libraries of Debian on x86-64';

test.skipIf(reason !== '')(`what the image holds starts by itself, as nobody ${reason}`, async () => {
  await using directory = await createTemporaryDirectory();
  const {downloads, vars} = await buildNodeImage(
    {name: 'kube-state-metrics', version: '0.0.0-simulated', folder},
    {unpacked: '/', output: directory.path, nodePath: process.execPath},
  );
  expect(vars).toEqual({kube_state_metrics_image: 'runbook.lab/kube-state-metrics:0.0.0-simulated'});
  expect(downloads).toEqual([{name: 'kube_state_metrics_archive', path: '/images/kube-state-metrics.tar'}]);

  const {root, config} = await unpackImage(path.join(directory.path, 'images/kube-state-metrics.tar'), directory.path);
  expect(config.User).toBe('65534:65534');
  // The machine's own environment would change what Node reads and says.
  const options = {reject: false, extendEnv: false, env: {PATH: '/usr/bin:/usr/sbin'}};
  const enter = (...command: string[]) => execa('chroot', ['--userspec=65534:65534', root, ...command], options);
  const [node = ''] = config.Entrypoint;
  expect(await enter(node, '--version')).toMatchObject({exitCode: 0, stdout: process.version});
  // Every file of the program is loaded before it looks at its flags.
  const refused = await enter(...config.Entrypoint, '--nope');
  expect(refused).toMatchObject({exitCode: 2});
  expect(refused.stderr.split('\n')).toEqual([expect.stringMatching(/Unknown option '--nope'/)]);
});

interface Unpacked {
  readonly root: string;
  readonly config: {readonly Entrypoint: readonly string[]; readonly User: string};
}

/** The one layer of an archive, and the image's configuration. */
async function unpackImage(archive: string, parent: string): Promise<Unpacked> {
  const [layout, root] = [path.join(parent, 'layout'), path.join(parent, 'root')];
  await Promise.all([layout, root].map((each) => mkdir(each)));
  await execa('tar', ['-xf', archive, '-C', layout]);
  const readBlob = async (digest: string): Promise<string> =>
    readFile(path.join(layout, 'blobs', digest.replace(':', '/')), 'utf8');
  const index = JSON.parse(await readFile(path.join(layout, 'index.json'), 'utf8')) as {manifests: [{digest: string}]};
  const manifest = JSON.parse(await readBlob(index.manifests[0].digest)) as {
    config: {digest: string};
    layers: [{digest: string}];
  };
  await execa('tar', ['-xf', path.join(layout, 'blobs', manifest.layers[0].digest.replace(':', '/')), '-C', root]);
  return {root, ...(JSON.parse(await readBlob(manifest.config.digest)) as Pick<Unpacked, 'config'>)};
}

test('the program imports nothing that the image lacks', async () => {
  for (const name of await readdir(folder)) {
    const imports = (await readFile(path.join(folder, name), 'utf8')).matchAll(/ from '([^']+)'/g);
    for (const [, module] of imports) expect(module).toMatch(/^(?:node:|\.\/[a-z-]+\.ts$)/);
  }
});
