import type {Condition} from '../../model/step.ts';
import type {HoleScope} from '../../model/hole-value.ts';
import {noValues, type ReaderData, type ReaderValues} from '../values/reader-data.ts';
import {createReaderScope} from '../values/reader-scope.ts';
import {hasValues} from '../values/share.ts';
import {watchCopyButtons} from './copy.ts';
import {all} from './elements.ts';
import {fillPage, type ChosenHosts} from './fill-page.ts';
import {loadValues, saveValues} from './store.ts';
import {chooseCase, createTabs, forgetCase, showFittingCases} from './variants.ts';

/** Everything that a page does in the browser: copying, cases, hosts and the reader's own values. What few readers open comes when they do. */
const opener = document.querySelector<HTMLElement>('.values-open');
let loaded: Promise<ReaderData> | undefined;
let values: ReaderValues = noValues;
let hosts: ChosenHosts = new Map();

if (opener) start(opener);

function start(button: HTMLElement): void {
  watchCopyButtons(button.dataset['copied'] ?? '');
  createTabs((condition) => void takeCase(condition));
  for (const list of all('.hosts[data-switch]')) showSwitch(list);
  document.addEventListener('click', ({target}) => {
    if (!(target instanceof HTMLElement)) return;
    if (target.matches('.hosts button')) void takeHost(target);
    else if (target.matches('.script-download')) void download(target.textContent);
  });
  for (const each of all('.values-open')) each.addEventListener('click', () => void open());
  window.addEventListener('storage', () => void refill());
  window.addEventListener('hashchange', () => void openReceived());
  void refill();
  void openReceived();
}

/** The hosts of a step become buttons before anything is loaded, so that nothing moves later. */
function showSwitch(list: HTMLElement): void {
  list.role = 'group';
  list.ariaLabel = list.dataset['switch'] ?? null;
  for (const [index, name] of [...list.children].entries()) {
    const button = document.createElement('button');
    Object.assign(button, {type: 'button', textContent: name.textContent, ariaPressed: String(index === 0)});
    name.replaceWith(button);
  }
}

function loadData(): Promise<ReaderData> {
  const address = `/values/${opener?.dataset['values'] ?? ''}.json`;
  loaded ??= fetch(address).then((answer) => answer.json() as Promise<ReaderData>);
  return loaded;
}

/** Shows what is stored. A page without any has nothing to do, and loads nothing. */
async function refill(): Promise<void> {
  const stored = loadValues();
  if (stored === undefined && values === noValues) return;
  const [data, {keepFitting}] = await Promise.all([loadData(), import('../values/check-values.ts')]);
  values = keepFitting(stored, data) ?? noValues;
  show(createReaderScope(data, values), hosts);
}

function show(scope: HoleScope, chosen: ChosenHosts): void {
  fillPage(scope, chosen);
  showFittingCases(scope, chosen);
}

/** @returns false where this browser keeps nothing */
function take(data: ReaderData, taken: ReaderValues): boolean {
  const before = values.parameters;
  const names = [...Object.keys(before), ...Object.keys(taken.parameters)];
  for (const name of names.filter((each) => before[each] !== taken.parameters[each])) forgetCase(name);
  values = taken;
  show(createReaderScope(data, values), hosts);
  const isDefault = values.hosts === undefined && Object.keys(values.parameters).length === 0;
  return saveValues(isDefault ? undefined : values);
}

/** A case is looked at, at once and on every page; a case of one value becomes the value, as soon as values are known. */
async function takeCase(condition: Condition): Promise<void> {
  const {name, operator, literal} = condition;
  chooseCase(condition);
  if (operator !== '=') return;
  const data = await loadData();
  if (data.declarations[name]?.type !== 'enum') return;
  take(data, {...values, parameters: {...values.parameters, [name]: literal}});
}

async function takeHost(button: HTMLElement): Promise<void> {
  const step = button.closest<HTMLElement>('.step');
  if (step === null) return;
  const top = button.getBoundingClientRect().top;
  const name = button.textContent;
  hosts = new Map([...hosts, [step.dataset['on'] ?? '', name]]);
  show(createReaderScope(await loadData(), values), hosts);
  const again = all('.hosts button', step).find((each) => each.textContent === name);
  again?.focus({preventScroll: true});
  // Steps above may have grown or shrunk: what the reader looks at stays where it is.
  if (again) window.scrollBy({top: again.getBoundingClientRect().top - top, behavior: 'instant'});
}

async function open(received?: string): Promise<void> {
  const [data, {openPanel}] = await Promise.all([loadData(), import('./panel.ts')]);
  openPanel({data, read: () => values, take: (taken) => take(data, taken), received});
}

/** A link that brings values asks first. The fragment goes, so that reloading does not ask again. */
async function openReceived(): Promise<void> {
  const {hash, pathname, search} = location;
  if (!hasValues(hash)) return;
  history.replaceState(null, '', pathname + search);
  await open(hash);
}

/** The page is filled for the host while its steps are read, and then again as it was. */
async function download(host: string): Promise<void> {
  const [data, {downloadScript}] = await Promise.all([loadData(), import('./download-script.ts')]);
  const scope = createReaderScope(data, values);
  const roles = ['all', ...data.roles.map(({name}) => name)];
  show(scope, new Map(roles.map((role) => [role, host])));
  downloadScript(host, data, scope);
  show(scope, hosts);
}
