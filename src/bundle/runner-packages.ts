import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** What the runner imports; the site's packages are not among them. */
export const runnerPackages: readonly string[] = ['commander', 'execa', 'satteri', 'unbash', 'yaml', 'zod'];

/** The runner's packages and all that these need, as folders of `node_modules`. */
export async function listRunnerPackages(root: string): Promise<string[]> {
  const found = new Set<string>();
  const waiting = [...runnerPackages];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    const text = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8').catch(() => undefined);
    // Binaries for other platforms are not installed; whoever is not here is not needed here.
    if (text === undefined) continue;
    found.add(name);
    const {dependencies = {}, optionalDependencies = {}} = JSON.parse(text) as Record<string, Record<string, string>>;
    waiting.push(
      ...Object.keys({...dependencies, ...optionalDependencies}).filter((each) => !each.startsWith('@types/')),
    );
  }
  return [...found].toSorted();
}
