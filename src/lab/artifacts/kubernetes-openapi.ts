import {mkdir, readFile, rename, rm, stat} from 'node:fs/promises';
import path from 'node:path';
import {runCommand, mustRun} from '../command.ts';
import type {Go} from '../go.ts';

const generated = 'k8s.io/kubernetes/pkg/generated/openapi';
const file = 'zz_generated.openapi.go';

/**
 * Generates the API server's OpenAPI definitions, which the release's source does not carry: what its
 * `make gen_openapi` does with make, rsync and a shell. Does nothing where they are there.
 */
export async function generateOpenapi(go: Go, tree: string, signal: AbortSignal): Promise<void> {
  const place = path.join(go.path, 'src', generated, file);
  if ((await stat(place).catch(() => undefined)) !== undefined) return;
  const scratch = path.join(go.path, 'openapi');
  await rm(scratch, {recursive: true, force: true});
  await mkdir(scratch, {recursive: true});
  const generator = path.join(scratch, 'openapi-gen');
  await go.run(['build', '-trimpath', '-o', generator, './vendor/k8s.io/kube-openapi/cmd/openapi-gen'], tree);
  const report = path.join(scratch, 'violations');
  await go.runTool(
    [
      generator,
      '--logtostderr',
      `--input-dirs=${(await listPackages(tree, signal)).join(',')}`,
      `--output-package=${generated}`,
      `--output-base=${scratch}`,
      '--output-file-base=zz_generated.openapi',
      `--go-header-file=${path.join(tree, 'vendor/k8s.io/code-generator/hack/boilerplate.go.txt')}`,
      `--report-filename=${report}`,
    ],
    tree,
  );
  await checkReport(report, path.join(tree, 'api/api-rules/violation_exceptions.list'));
  await rename(path.join(scratch, generated, file), place);
}

/** The import paths of the packages that ask for definitions, from where they import each other. */
async function listPackages(tree: string, signal: AbortSignal): Promise<string[]> {
  const folders = ['pkg', 'staging/src/k8s.io', 'cmd', 'plugin'];
  const args = ['-rl', '--include=*.go', '-e', '+k8s:openapi-gen=', ...folders];
  return parseOpenapiPackages(await mustRun('grep', args, {cwd: tree, signal}));
}

/** The packages of a list of Go files, one a line; those of the generator's own and of the sample are not the server's. */
export function parseOpenapiPackages(files: string): string[] {
  const folders = files
    .split('\n')
    .filter((line) => line !== '' && !/code-generator|sample-apiserver/.test(line))
    .map((line) => path.dirname(line).replace(/^staging\/src\//, 'vendor/'));
  return [...new Set(folders)].sort().map((folder) => `k8s.io/kubernetes/${folder}`);
}

/** The release lists every breach of the API rules that its definitions have: ours have to be the same. */
async function checkReport(report: string, expected: string): Promise<void> {
  if ((await readFile(report, 'utf8')) === (await readFile(expected, 'utf8'))) return;
  const difference = await runCommand('diff', [expected, report]);
  throw new Error(`the OpenAPI definitions of Kubernetes are not those of the release:\n${difference.stdout}`);
}
