import {beforeAll, expect, test} from 'vitest';
import {findRunbook, loadProject, type LoadedProject} from '../../src/cli/load-project.ts';
import {loadInventory} from '../../src/cli/load-hosts.ts';
import {showParts} from '../../src/model/hole.ts';
import {createPlan} from '../../src/plan/create-plan.ts';

const root = new URL('../..', import.meta.url).pathname;
let loaded: LoadedProject;

beforeAll(async () => {
  loaded = await loadProject(root);
});

test.each(['binary-install', 'kubeadm-install', 'monitoring'])(
  'two mirrors take every download and image of %s along',
  async (id) => {
    const mirrors = {mirror_url: 'https://files.mirror.example', registry_mirror: 'mirror.example:5000'};
    const plain = await listAddresses(id, {});
    const mirrored = await listAddresses(id, mirrors);
    expect(plain.join('\n')).not.toContain('mirror.example');
    expect(plain.filter((address) => /^registry\.k8s\.io/.test(address))).not.toEqual([]);
    expect(mirrored).toEqual(
      plain.map((address) => {
        if (/^(registry\.k8s|docker)\.io\//.test(address)) return `${mirrors.registry_mirror}/${address}`;
        // A checksum is the publisher's alone.
        if (/\.sha256$|sha256sums?\.txt$/.test(address) || address.startsWith('https://dl.grafana.com')) return address;
        return address.replace('https://', `${mirrors.mirror_url}/`);
      }),
    );
  },
);

/** What the run blocks download and pull. */
async function listAddresses(id: string, parameters: Record<string, string>): Promise<string[]> {
  const runbook = findRunbook(id, loaded);
  const {inventory} = await loadInventory('runbooks/inventory.example.yaml', root);
  const {versions} = loaded.project;
  const {plan} = createPlan({runbook, versions, inventory, targetName: 'default', target: undefined, parameters});
  const scripts = (plan?.steps ?? []).flatMap(({hosts}) =>
    hosts.flatMap(({actions}) => actions.flatMap(({kind, parts}) => (kind === 'run' ? showParts(parts) : []))),
  );
  const pattern =
    /https:\/\/(?:[a-z.]*mirror\.example\/)?(?:dl\.k8s\.io|github\.com|dl\.grafana\.com)\/[^\s"']+|(?:mirror\.example:5000\/)?(?:registry\.k8s|docker)\.io\/[a-z/:0-9.-]+/g;
  return scripts.flatMap((script) => script.match(pattern) ?? []);
}
