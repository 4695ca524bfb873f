import {fillText} from '../model/language.ts';
import {headingOf, type ExportContext} from './export-context.ts';
import {listNeeds, listUndoNeeds, type Need} from './list-needs.ts';
import {listUndoScripts, type StepScript} from './list-scripts.ts';
import {exportTexts, joinWords} from './texts.ts';

/** The README of an export: what it is, the order, the values, how to go on and how to go back. */
export function renderReadme(context: ExportContext): string {
  const {plan, title, directory, scripts} = context;
  const say = createSay(context);
  const names = new Set(scripts.map(({host}) => host.name));
  const hosts = plan.hosts.filter(({name}) => names.has(name));
  const conflicts = plan.conflicts.map((id) => `\`${id}\``).join(', ');
  const requires = plan.requires.map((id) => `\`${id}\``).join(', ');
  const host = hosts[0]?.name ?? '';
  const how = ['readme-how-copy', 'readme-how-order', 'readme-how-marks'] as const;
  const sections = [
    `# ${say('readme-title', {title})}`,
    say('readme-what', {runbook: plan.runbook, target: plan.target}),
    ...(plan.acknowledge === undefined
      ? []
      : [
          `> **${say('readme-acknowledge', {word: plan.acknowledge.word})}** ${plan.acknowledge.why[context.language]}`,
        ]),
    ...(requires === '' ? [] : [say('readme-requires', {requires})]),
    ...(conflicts === '' ? [] : [say('readme-conflicts', {conflicts})]),
    `## ${say('readme-hosts')}`,
    renderTable([[say('readme-host'), say('readme-address')], ...hosts.map(({name, ip}) => [name, ip])]),
    `## ${say('readme-how')}`,
    how.map((key) => `- ${say(key, {directory, host})}`).join('\n'),
    `## ${say('readme-order')}`,
    renderOrder(context),
    ...renderValues(context),
    `## ${say('readme-resume')}`,
    say('readme-resume-how'),
    ...renderUndo(context),
  ];
  return `${sections.join('\n\n')}\n`;
}

type Say = (key: keyof typeof exportTexts, values?: Readonly<Record<string, string | number>>) => string;

function createSay({language}: ExportContext): Say {
  return (key, values = {}) => fillText(exportTexts[key], values)[language];
}

function renderOrder(context: ExportContext): string {
  const say = createSay(context);
  const head = ['readme-number', 'readme-step', 'readme-scripts', 'readme-values'] as const;
  const rows = groupByStep(context.scripts).map((scripts) => {
    const [{number, step} = {number: 0, step: undefined}] = scripts;
    if (step === undefined) return [];
    const serial = step.serial && scripts.length > 1 ? ` (${say('readme-serial')})` : '';
    return [
      String(number),
      `${escapeCell(headingOf(step, context))} (\`${step.id}\`)${serial}`,
      scripts.map(({file}) => `[${file}](${file})`).join('<br>'),
      describeValues(scripts, context),
    ];
  });
  return renderTable([head.map((key) => say(key)), ...rows]);
}

/** The values that a step asks for, and those that it gives. */
function describeValues(scripts: readonly StepScript[], context: ExportContext): string {
  const say = createSay(context);
  const needs = new Set(scripts.flatMap(({plan}) => listNeeds(plan, context).map(({name}) => name)));
  const gives = new Set(scripts.flatMap(({plan}) => plan.captures.map(({name}) => name)));
  const list = (names: ReadonlySet<string>): string =>
    joinWords(
      [...names].map((name) => `\`${name}\``),
      context.language,
    );
  return [
    ...(needs.size === 0 ? [] : [say('readme-needs', {names: list(needs)})]),
    ...(gives.size === 0 ? [] : [say('readme-gives', {names: list(gives)})]),
  ].join('<br>');
}

function renderValues(context: ExportContext): string[] {
  const say = createSay(context);
  const users = listUsers(context);
  if (users.size === 0) return [];
  const head = ['readme-value', 'readme-type', 'readme-from', 'readme-needed-by'] as const;
  const rows = [...users.values()].map(({need, files}) => {
    const hosts = joinWords(need.hosts, context.language);
    const about = need.hosts.length === 0 ? need.about : say('readme-joined', {about: need.about, hosts});
    return [`\`${need.name}\``, need.type, escapeCell(about), files.join('<br>')];
  });
  return [
    `## ${say('readme-values-heading')}`,
    say('readme-values-how'),
    renderTable([head.map((key) => say(key)), ...rows]),
  ];
}

function listUsers(context: ExportContext): ReadonlyMap<string, {readonly need: Need; readonly files: string[]}> {
  const users = new Map<string, {need: Need; files: string[]}>();
  const add = (need: Need, file: string): void => {
    const user = users.get(need.name) ?? {need, files: []};
    user.files.push(file);
    users.set(need.name, user);
  };
  for (const {plan, file, undoFile} of context.scripts) {
    for (const need of listNeeds(plan, context)) add(need, file);
    if (undoFile !== undefined) for (const need of listUndoNeeds(plan, context)) add(need, undoFile);
  }
  return users;
}

function renderUndo(context: ExportContext): string[] {
  const say = createSay(context);
  const scripts = groupByStep(listUndoScripts(context.scripts));
  if (scripts.length === 0) return [];
  const rows = scripts.map((group) => [
    group[0] === undefined ? '' : `${escapeCell(headingOf(group[0].step, context))} (\`${group[0].step.id}\`)`,
    group.map(({undoFile = ''}) => `[${undoFile}](${undoFile})`).join('<br>'),
  ]);
  return [
    `## ${say('readme-undo')}`,
    say('readme-undo-how', {runbook: context.plan.runbook}),
    renderTable([[say('readme-step'), say('readme-scripts')], ...rows]),
  ];
}

function groupByStep(scripts: readonly StepScript[]): StepScript[][] {
  return [...Map.groupBy(scripts, ({number}) => number).values()];
}

function renderTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
}
