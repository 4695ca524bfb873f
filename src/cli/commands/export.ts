import {basename, join, resolve} from 'node:path';
import {exportPlan, type Exported, type ExportedScript} from '../../export/export-plan.ts';
import {listDeclarations} from '../../model/declarations.ts';
import type {Plan} from '../../model/plan.ts';
import {createStyle} from '../../report/style.ts';
import {selectSteps} from '../../run/select-steps.ts';
import type {Context} from '../context.ts';
import {createCliError} from '../fail.ts';
import {readHostOptions, readSelection} from '../host-options.ts';
import {listHeadings} from '../load-project.ts';
import {chooseInventory, warnOfExample} from '../plan-inventory.ts';
import {checkRunbook, planRunbook, type CheckedRunbook} from '../prepare-run.ts';
import type {Options} from '../program.ts';
import {publishFolder} from '../publish-folder.ts';
import {withSignals} from '../signals.ts';

/** Values that operators put beside the scripts: a new export leaves them alone. */
const valuesFolder = 'values';

/** Writes the plan as scripts to follow by hand; touches no host. */
export function runExport(context: Context, words: readonly string[], options: Options): Promise<number> {
  return withSignals(context, async ({signal}) => {
    const hosts = readHostOptions(options);
    const selection = readSelection(options);
    const checked = await checkRunbook(words[0] ?? '', hosts, selection, context);
    const file = await chooseInventory(hosts, context);
    const plan = await planRunbook(checked, file, hosts.target, selection.limit);
    const output = options['output'];
    const directory = typeof output === 'string' ? output : `${plan.runbook}-scripts`;
    const exported = exportPlan({
      plan,
      steps: selectSteps(plan, selection),
      title: context.pick(checked.runbook.manifest.title),
      headings: listHeadings(checked.loaded, context),
      parameterTitles: listParameterTitles(checked, context),
      directory: basename(resolve(directory)),
      language: context.language,
    });
    const [first] = exported.scripts;
    if (first === undefined) throw createCliError('export-nothing');
    const done = await publishFolder(resolve(directory), exported.files, {
      force: options['force'] === true,
      isOwn: (name) => ['README.md', 'undo', valuesFolder].includes(name) || /^\d{3,}-.*\.sh$/.test(name),
      keeps: [valuesFolder],
      signal,
    });
    if (!done) return 130;
    if (options['format'] === 'jsonl') context.print(renderJsonl(plan, directory, exported));
    else if (!context.quiet) {
      warnOfExample(hosts, context);
      const secrets = [...checked.given.secrets.keys()].join(', ');
      if (secrets !== '') context.warn(`${context.say('export-no-secrets', {names: secrets})}\n\n`);
      context.print(renderText(plan, directory, exported, first, context));
    }
    return 0;
  });
}

function listParameterTitles({loaded, runbook}: CheckedRunbook, {pick}: Context): ReadonlyMap<string, string> {
  const declarations = listDeclarations(runbook.manifest, loaded.project.versions);
  return new Map([...declarations].map(([name, {title}]) => [name, pick(title)]));
}

function renderJsonl({runbook, target}: Plan, directory: string, {scripts}: Exported): string {
  const head = {type: 'export', format: 1, runbook, target, directory: resolve(directory)};
  return [head, ...scripts.map((script) => ({type: 'script', ...script}))]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function renderText(
  {runbook}: Plan,
  directory: string,
  {scripts}: Exported,
  first: ExportedScript,
  {color, say}: Context,
): string {
  const style = createStyle(color.out);
  const count = (names: readonly string[]): number => new Set(names).size;
  const needs = [...new Set(scripts.flatMap((script) => script.needs))];
  const counts = {
    scripts: scripts.length,
    steps: count(scripts.map(({step}) => step)),
    hosts: count(scripts.map(({host}) => host)),
    undo: scripts.filter(({undo}) => undo !== undefined).length,
  };
  const lines = [
    `${style.green('✓')} ${say('export-written', {runbook, directory: style.bold(directory)})}`,
    `  ${say('export-counts', counts)}`,
    ...(needs.length === 0 ? [] : [`  ${say('export-values', {names: needs.join(', ')})}`]),
    `  ${say('export-first', {readme: join(directory, 'README.md'), file: first.file, host: first.host})}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}
