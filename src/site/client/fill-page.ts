import {fillSegments, showParts} from '../../model/hole.ts';
import {findHoleValue, type HoleScope} from '../../model/hole-value.ts';
import {hostsOfRole, type Host} from '../../model/inventory.ts';
import {all, create} from './elements.ts';

/** The host whose values a role's steps show, by role; the first where nothing is chosen. */
export type ChosenHosts = ReadonlyMap<string, string>;

/** Puts a reader's values into every step and every text of the page. */
export function fillPage(scope: HoleScope, chosen: ChosenHosts): void {
  for (const step of all('.step')) {
    const hosts = listStepHosts(step, scope);
    const host = chooseHost(step, hosts, chosen);
    if (host === undefined) continue;
    const value = (name: string) => show(name, host, scope);
    fillSpans(all('[data-hole], [data-rest]', step), value);
    for (const pre of all('pre:has([data-lines])', step)) fillLines(pre, value);
    showHosts(step, hosts, host, scope);
  }
  showScripts(scope);
  // Outside any step stands what all hosts share.
  const outside = all('[data-hole]').filter((span) => span.closest('.step') === null);
  fillSpans(outside, (name) => showShared(name, scope));
}

/** The hosts that a step runs on. */
export function listStepHosts(step: HTMLElement, {inventory}: HoleScope): readonly Host[] {
  const hosts = hostsOfRole(inventory, step.dataset['on'] ?? 'all');
  return 'first' in step.dataset ? hosts.slice(0, 1) : hosts;
}

export function chooseHost(step: HTMLElement, hosts: readonly Host[], chosen: ChosenHosts): Host | undefined {
  return hosts.find(({name}) => name === chosen.get(step.dataset['on'] ?? '')) ?? hosts[0];
}

function show(name: string, host: Host, scope: HoleScope): string {
  return showParts(fillSegments(`{{${name}}}`, (each) => findHoleValue(each, host, scope)).map(({part}) => part));
}

function showShared(name: string, scope: HoleScope): string {
  const [first, ...others] = scope.inventory.hosts.map((host) => show(name, host, scope));
  return first !== undefined && others.every((other) => other === first) ? first : `{{${name}}}`;
}

/** Colours may split a value into several spans: the first takes it whole, the rest are emptied. */
function fillSpans(spans: readonly HTMLElement[], value: (name: string) => string): void {
  for (const span of spans) span.textContent = span.dataset['hole'] === undefined ? '' : value(span.dataset['hole']);
}

/** A value of lines: as many lines as it has, each with the indent of the first. */
function fillLines(pre: HTMLElement, value: (name: string) => string): void {
  const names = new Set(all('[data-lines]', pre).map((line) => line.dataset['lines'] ?? ''));
  for (const name of names) {
    const [first, ...others] = all(`[data-lines="${name}"]`, pre);
    if (first === undefined) continue;
    const indent = /^\s*/.exec(first.textContent)?.[0] ?? '';
    const texts = value(name).split('\n');
    const lines = texts.map((text) => {
      const line = first.cloneNode() as HTMLElement;
      line.append(create('div', {className: 'code'}, indent + text));
      return line;
    });
    for (const other of others) other.remove();
    first.replaceWith(...lines);
  }
}

/** The names of the step's hosts; a switch where the text is not the same on all. */
function showHosts(step: HTMLElement, hosts: readonly Host[], shown: Host, scope: HoleScope): void {
  const list = step.querySelector<HTMLElement>('.hosts');
  if (list === null) return;
  const {switch: label = ''} = list.dataset;
  const names = new Set(all('.block [data-hole], .block [data-lines]', step).map(nameOf));
  const differs = [...names].some((name) => new Set(hosts.map((host) => show(name, host, scope))).size > 1);
  list.replaceChildren(
    ...hosts.map(({name}) =>
      differs
        ? create('button', {type: 'button', ariaPressed: String(name === shown.name)}, name)
        : create('code', {}, name),
    ),
  );
  list.role = differs ? 'group' : null;
  list.ariaLabel = differs ? label : null;
}

/** A script for each host that a step of the page runs on. */
function showScripts(scope: HoleScope): void {
  const names = new Set(all('.step').flatMap((step) => listStepHosts(step, scope).map(({name}) => name)));
  const shown = scope.inventory.hosts.filter(({name}) => names.has(name));
  document
    .querySelector('.script-hosts')
    ?.replaceChildren(...shown.map(({name}) => create('button', {type: 'button', className: 'script-download'}, name)));
}

function nameOf({dataset}: HTMLElement): string {
  return dataset['hole'] ?? dataset['lines'] ?? '';
}
