import {findDefault, findFollowed, listDeclarations} from '../../model/declarations.ts';
import type {Acknowledge} from '../../model/manifest.ts';
import type {Runbook} from '../../model/runbook.ts';
import type {HostSelector} from '../../model/step.ts';
import {createStyle} from '../../report/style.ts';
import type {Context} from '../context.ts';
import {findRunbook, listHeadings, loadProject, type LoadedProject} from '../load-project.ts';
import {ProblemsError} from '../problems-error.ts';
import type {Options} from '../program.ts';
import {renderTable} from '../table.ts';
import type {CliKey} from '../texts.ts';

/** Everything about a runbook that can be said without hosts. `-q` prints the step ids, which shells complete with. */
export async function runShow(context: Context, words: readonly string[], options: Options): Promise<number> {
  const loaded = await loadProject(context.root);
  if (loaded.problems.length > 0) throw new ProblemsError(loaded.problems, loaded.files);
  const runbook = findRunbook(words[0] ?? '', loaded);
  if (options['format'] === 'jsonl') context.print(renderJsonl(runbook, loaded));
  else if (context.quiet) context.print(runbook.steps.map(({id}) => `${id}\n`).join(''));
  else context.print(renderText(runbook, loaded, context));
  return 0;
}

function showSelector({role, first}: HostSelector): string {
  return first ? `${role}:first` : role;
}

function renderJsonl({id, manifest, pages}: Runbook, loaded: LoadedProject): string {
  const {title, description, roles, path, conflicts, requires, acknowledge} = manifest;
  const declarations = listDeclarations(manifest, loaded.project.versions);
  const lines = [
    {type: 'runbook', format: 1, id, title, description, roles, path, conflicts, requires, acknowledge},
    ...pages.map(({slug, file, title: heading}) => ({type: 'page', slug, file, title: heading})),
    ...pages.flatMap(({slug, steps}) =>
      steps.map(({id: step, heading, file, position, on, serial, uses, blocks}) => {
        const kinds = blocks.map(({kind}) => kind);
        return {
          type: 'step',
          id: step,
          page: slug,
          heading,
          file,
          line: position.line,
          on: showSelector(on),
          serial,
          uses,
          blocks: kinds,
        };
      }),
    ),
    ...[...declarations].map(([name, declaration]) => ({
      type: 'parameter',
      name,
      title: declaration.title,
      valueType: declaration.type,
      values: declaration.values,
      source: declaration.source,
      default: findDefault(name, declarations),
    })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function renderText(runbook: Runbook, loaded: LoadedProject, context: Context): string {
  const {manifest} = runbook;
  const {pick, say} = context;
  const style = createStyle(context.color.out);
  const sections = [
    `${style.bold(runbook.id)}  ${pick(manifest.title)}\n${pick(manifest.description)}\n`,
    ...(manifest.acknowledge === undefined ? [] : [renderAcknowledge(manifest.acknowledge, context)]),
    `${style.bold(say('heading-roles'))}\n${renderRoles(runbook, context)}`,
    `${style.bold(say('heading-pages'))}\n${renderPages(runbook, loaded, context)}`,
    `${style.bold(say('heading-parameters'))}\n${renderParameters(runbook, loaded, context)}`,
    renderArtifacts(runbook, loaded, context),
    renderIds('heading-requires', manifest.requires, context),
    renderIds('heading-conflicts', manifest.conflicts, context),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function renderAcknowledge({word, why}: Acknowledge, {color, pick, say}: Context): string {
  const style = createStyle(color.out);
  return `${style.bold(say('heading-acknowledge'))}\n  ${style.yellow(word)}  ${pick(why)}\n`;
}

function renderIds(heading: CliKey, ids: readonly string[], {color, say}: Context): string {
  return ids.length === 0 ? '' : `${createStyle(color.out).bold(say(heading))}\n  ${ids.join(', ')}\n`;
}

function renderRoles({manifest}: Runbook, {pick, say}: Context): string {
  const rows = Object.entries(manifest.roles).map(([name, {title, hosts}]) => [
    name,
    say(`role-${hosts}`),
    pick(title),
  ]);
  return renderTable(rows, '  ');
}

function renderPages({pages}: Runbook, loaded: LoadedProject, context: Context): string {
  const style = createStyle(context.color.out);
  const headings = listHeadings(loaded, context);
  const titles = new Map(
    loaded.project.pages.filter(({language}) => language === context.language).map(({slug, title}) => [slug, title]),
  );
  const rows = pages.flatMap((page) =>
    page.steps.map(({id, heading, on, serial}) => [
      `  ${id}`,
      headings.get(id) ?? heading,
      style.dim(serial ? `${showSelector(on)}, ${context.say('serial')}` : showSelector(on)),
    ]),
  );
  const lines = renderTable(rows, '  ').split('\n');
  return pages
    .map((page) => {
      const title = `  ${style.cyan(page.slug)}  ${titles.get(page.slug) ?? page.title}\n`;
      return (
        title +
        lines
          .splice(0, page.steps.length)
          .map((line) => `${line}\n`)
          .join('')
      );
    })
    .join('');
}

function renderParameters({manifest}: Runbook, loaded: LoadedProject, {color, pick, say}: Context): string {
  const style = createStyle(color.out);
  const declarations = listDeclarations(manifest, loaded.project.versions);
  const rows = [...declarations].map(([name, declaration]) => {
    const value = findDefault(name, declarations);
    const choices = declaration.values === undefined ? '' : ` ${declaration.values.join(' | ')}`;
    return [
      name,
      value === undefined ? style.yellow(say('required')) : shorten(value),
      style.dim(`${declaration.type}${choices}`),
      pick(declaration.title),
    ];
  });
  return renderTable(rows, '  ');
}

function renderArtifacts({manifest}: Runbook, {project}: LoadedProject, {color, say}: Context): string {
  const style = createStyle(color.out);
  const declarations = listDeclarations(manifest, project.versions);
  const rows = manifest.artifacts.flatMap((name) => {
    const artifact = project.versions.artifacts[name];
    if (artifact === undefined) return [];
    const version = findDefault(findFollowed(artifact) ?? name, declarations) ?? artifact.version;
    return [[name, version, style.dim(`${artifact.url}/${artifact.file}`)]];
  });
  return rows.length === 0 ? '' : `${style.bold(say('heading-artifacts'))}\n${renderTable(rows, '  ')}`;
}

/** A checksum's beginning is enough to recognise it; `--format jsonl` has the whole. */
function shorten(value: string): string {
  return /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 12)}…` : value;
}
