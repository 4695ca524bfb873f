import {showParts} from '../../model/hole.ts';
import type {HostPlan, Plan, StepPlan} from '../../model/plan.ts';
import {createStyle} from '../../report/style.ts';
import type {Context} from '../context.ts';
import {readHostOptions, readSelection} from '../host-options.ts';
import {listHeadings} from '../load-project.ts';
import {chooseInventory, warnOfExample} from '../plan-inventory.ts';
import {checkRunbook, planRunbook} from '../prepare-run.ts';
import type {Options} from '../program.ts';
import {selectSteps} from '../../run/select-steps.ts';

/** Shows what each host would be sent, byte for byte; values known only while running stand as `{{name}}`. */
export async function runPlanCommand(context: Context, words: readonly string[], options: Options): Promise<number> {
  const hosts = readHostOptions(options);
  const selection = readSelection(options);
  const checked = await checkRunbook(words[0] ?? '', hosts, selection, context);
  const file = await chooseInventory(hosts, context);
  const plan = await planRunbook(checked, file, hosts.target, selection.limit);
  const steps = selectSteps(plan, selection);
  const total = plan.steps.length;
  if (options['format'] === 'jsonl') {
    context.print(renderJsonl(plan, steps));
    return 0;
  }
  const headings = listHeadings(checked.loaded, context);
  warnOfExample(hosts, context);
  context.print(renderHead(plan, context));
  for (const step of steps) {
    const number = plan.steps.findIndex(({id}) => id === step.id) + 1;
    context.print(
      renderStep(step, `${String(number)}/${String(total)}`, headings.get(step.id) ?? step.heading, context),
    );
  }
  return 0;
}

function renderJsonl(plan: Plan, steps: readonly StepPlan[]): string {
  const {format, runbook, target, hosts, path, conflicts, requires, acknowledge, secrets} = plan;
  const lines = [
    {
      type: 'plan',
      format,
      runbook,
      target,
      hosts: hosts.map(({name, ip}) => ({name, ip})),
      path,
      conflicts,
      requires,
      acknowledge,
      secrets,
    },
    ...steps.map((step) => ({type: 'step', ...step, hosts: step.hosts.map(showHost)})),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The plan of a host with its texts as people see them. */
function showHost({host, actions, checks, undo, captures}: HostPlan): object {
  const show = <T extends {parts: HostPlan['checks'][number]['parts']}>({parts, ...rest}: T): object => ({
    ...rest,
    text: showParts(parts),
  });
  return {
    host,
    actions: actions.map(show),
    checks: checks.map(show),
    undo: undo.map((action) => (action.kind === 'file' ? action : {kind: 'undo', ...show(action.script)})),
    captures: captures.map(show),
  };
}

/** What must be so before the first step; empty where nothing. */
function renderHead({acknowledge, requires}: Plan, {color, pick, say}: Context): string {
  const style = createStyle(color.out);
  const lines = [
    ...(acknowledge === undefined
      ? []
      : [`${style.yellow(`! ${say('heading-acknowledge')}: ${acknowledge.word}`)}\n  ${pick(acknowledge.why)}`]),
    ...(requires.length === 0 ? [] : [`${say('heading-requires')}: ${requires.join(', ')}`]),
  ];
  return lines.map((line) => `${line}\n\n`).join('');
}

function renderStep(step: StepPlan, count: string, heading: string, context: Context): string {
  const style = createStyle(context.color.out);
  const {say} = context;
  const facts = [
    `${say('on')}: ${step.on}`,
    ...(step.serial ? [say('serial')] : []),
    ...(step.uses.length === 0 ? [] : [`${say('uses')}: ${step.uses.join(', ')}`]),
    `${step.file}:${String(step.line)}`,
  ];
  const head = `${style.dim(count)} ${style.bold(heading)} ${style.dim(`(${step.id})`)}\n  ${style.dim(facts.join('  '))}\n`;
  // Hosts that get the very same are shown together.
  const groups = Map.groupBy(step.hosts, (plan) => renderHostPlan(plan, context));
  const bodies = [...groups].map(([body, plans]) => `  ${style.cyan(plans.map(({host}) => host).join(', '))}\n${body}`);
  return `${head}${bodies.join('')}\n`;
}

function renderHostPlan({actions, checks, undo, captures}: HostPlan, context: Context): string {
  const {say} = context;
  const blocks = [
    ...captures.map((block) => ({
      line: block.line,
      title: `${say('kind-capture')} {{${block.name}}}: ${block.type}`,
      text: showParts(block.parts),
    })),
    ...actions.map((block) => ({
      line: block.line,
      title: describeAction(block, context),
      text: showParts(block.parts),
    })),
    ...checks.map((block) => ({
      line: block.line,
      title: `${say('kind-check')}, ${block.withinSeconds === 0 ? say('once') : say('within', {seconds: block.withinSeconds})}`,
      text: showParts(block.parts),
    })),
    ...undo.flatMap((action) =>
      action.kind === 'file'
        ? []
        : [{line: action.script.line, title: say('kind-undo'), text: showParts(action.script.parts)}],
    ),
  ];
  const style = createStyle(context.color.out);
  return blocks
    .sort((a, b) => a.line - b.line)
    .map(({line, title, text}) => `    ${style.green(title)} ${style.dim(`:${String(line)}`)}\n${indent(text)}\n`)
    .join('');
}

function describeAction(action: HostPlan['actions'][number], {say}: Context): string {
  if (action.kind === 'run') return say('kind-run');
  return `${say('kind-file')} ${action.path} ${action.mode} ${action.owner}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `      ${line}`.trimEnd())
    .join('\n');
}
