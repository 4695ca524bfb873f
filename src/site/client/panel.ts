import {
  describeValues,
  judgeHost,
  judgeParameter,
  keepFitting,
  listDistinct,
  listUnknownChecksums,
} from '../values/check-values.ts';
import {noValues, type ReaderData, type ReaderHost, type ReaderRole, type ReaderValues} from '../values/reader-data.ts';
import {listHosts} from '../values/reader-scope.ts';
import {renderInventory} from '../values/render-inventory.ts';
import {readFragment, writeFragment} from '../values/share.ts';
import {without} from '../values/without.ts';
import {copyText} from './copy.ts';
import {downloadText} from './download-text.ts';
import {create} from './elements.ts';
import {createField} from './field.ts';

export interface PanelInput {
  readonly data: ReaderData;
  readonly read: () => ReaderValues;
  /** Puts values on the page. False where this browser keeps nothing. */
  readonly take: (values: ReaderValues) => boolean;
  /** The fragment of a link that brings values. */
  readonly received: string | undefined;
}

/** Opens the dialog in which the reader types values. */
export function openPanel(input: PanelInput): void {
  const {texts} = input.data;
  const dialog = create('dialog', {className: 'values'});
  dialog.setAttribute('aria-labelledby', 'values-title');
  const close = create('button', {type: 'button', className: 'values-close'}, texts.close);
  close.addEventListener('click', () => {
    dialog.close();
  });
  const body = create('div', {className: 'values-body'});
  const head = create('header', {}, create('h2', {id: 'values-title'}, texts.title), close);
  dialog.append(head, create('p', {}, texts.intro), body);
  dialog.addEventListener('close', () => {
    dialog.remove();
  });
  document.body.append(dialog);
  if (input.received === undefined) showFields(body, input);
  else showReceived(body, input, input.received);
  dialog.showModal();
}

/** What a link brings is shown first: it may change where programs come from. */
function showReceived(body: HTMLElement, input: PanelInput, fragment: string): void {
  const {data, take} = input;
  const {texts} = data;
  const received = keepFitting(readFragment(fragment), data);
  const refuse = createAction(texts.refuse, () => {
    showFields(body, input);
  });
  if (received === undefined) {
    body.replaceChildren(create('p', {className: 'values-error'}, texts.unreadable), refuse);
    return;
  }
  const accept = createAction(texts.accept, () => {
    take(received);
    showFields(body, input);
  });
  const list = create('pre', {}, describeValues(received).join('\n'));
  body.replaceChildren(
    create('p', {}, texts.received),
    list,
    create('p', {className: 'values-actions'}, accept, refuse),
  );
}

function showFields(body: HTMLElement, input: PanelInput): void {
  const {data} = input;
  const {texts} = data;
  const names = Object.keys(data.declarations);
  const unknown = listUnknownChecksums(data, input.read());
  const isOf =
    (...types: readonly string[]) =>
    (name: string) =>
      types.includes(data.declarations[name]?.type ?? '');
  const settable = names.filter(
    (name) => data.declarations[name]?.hosts === undefined && !isOf('secret', 'sha256')(name),
  );
  const groups = [
    [texts.versions, [...settable.filter(isOf('version')), ...unknown.keys()]],
    [texts.downloads, settable.filter(isOf('url', 'image'))],
    [texts.others, settable.filter((name) => !isOf('version', 'url', 'image')(name))],
  ] as const;
  body.replaceChildren(
    create('h3', {}, texts.hosts),
    ...data.roles.flatMap((role) => createHosts(role, body, input)),
    ...groups.flatMap(([title, members]) =>
      members.length === 0
        ? []
        : [
            createGroup(
              title,
              members.map((name) => createParameter(name, unknown, body, input)),
            ),
          ],
    ),
    createActions(body, input),
  );
}

function createGroup(title: string, fields: readonly HTMLElement[]): HTMLElement {
  const group = create(
    'details',
    {},
    create('summary', {}, title),
    create('div', {className: 'values-fields'}, ...fields),
  );
  group.open = true;
  return group;
}

function createParameter(name: string, unknown: ReadonlyMap<string, string>, body: HTMLElement, input: PanelInput) {
  const {data} = input;
  const declaration = data.declarations[name];
  const version = unknown.get(name);
  return createField({
    name,
    title: declaration?.title ?? name,
    choices: declaration?.type === 'bool' ? ['true', 'false'] : declaration?.values,
    placeholder: declaration?.default ?? '',
    note: version === undefined ? '' : data.texts.checksum.replace('{version}', version),
    value: input.read().parameters[name] ?? declaration?.default ?? '',
    judge: (value) => (value === '' ? undefined : judgeParameter(name, value, data)),
    take: (value) => {
      const others = without(input.read().parameters, name);
      const isDefault = value === '' || value === declaration?.default;
      store(body, input, {...input.read(), parameters: isDefault ? others : {...others, [name]: value}});
    },
    // A version may come without a checksum: then there is one more field.
    done: () => {
      if (declaration?.type === 'version') redraw(body, input);
    },
  });
}

function createHosts(role: ReaderRole, body: HTMLElement, input: PanelInput): HTMLElement[] {
  const {data} = input;
  const members = listHosts(data, input.read()).filter(({groups}) => groups.includes(role.name));
  const rows = members.map((host) => createHost(host, role, members.length > 1, body, input));
  if (!role.many) return rows;
  const add = createAction(data.texts.addHost.replace('{role}', role.title), () => {
    const hosts = listHosts(data, input.read());
    store(body, input, {...input.read(), hosts: [...hosts, inventHost(role, hosts, data)]});
    redraw(body, input);
  });
  return [...rows, add];
}

function createHost(host: ReaderHost, role: ReaderRole, removable: boolean, body: HTMLElement, input: PanelInput) {
  const {data} = input;
  const {texts} = data;
  const distinct = listDistinct(data, role.name);
  let current = host;
  const change = (changed: ReaderHost | undefined): void => {
    const hosts = listHosts(data, input.read()).flatMap((each) => (each === current ? (changed ?? []) : [each]));
    store(body, input, {...input.read(), hosts});
    // What was stored is what is shown from now on.
    if (changed) current = changed;
  };
  const fields = ['name', 'ip', ...distinct].map((field) =>
    createField({
      name: `${host.name}.${field}`,
      title: {name: texts.hostName, ip: texts.hostAddress}[field] ?? data.declarations[field]?.title ?? field,
      choices: undefined,
      placeholder: '',
      note: '',
      value: field === 'name' || field === 'ip' ? host[field] : (host.vars[field] ?? ''),
      judge: (value) => {
        const others = listHosts(data, input.read()).filter((each) => each !== current);
        return judgeHost(field, value, current, others, data);
      },
      take: (value) => {
        const isOwn = field === 'name' || field === 'ip';
        change(isOwn ? {...current, [field]: value} : {...current, vars: {...current.vars, [field]: value}});
      },
      done: () => undefined,
    }),
  );
  const remove = createAction(texts.removeHost.replace('{host}', host.name), () => {
    change(undefined);
    redraw(body, input);
  });
  const row = create(
    'fieldset',
    {},
    create('legend', {}, role.title),
    ...fields,
    ...(role.many && removable ? [remove] : []),
  );
  return row;
}

/** A further host of a role: the next free name, address and subnet after those of the last. */
function inventHost({name: role}: ReaderRole, hosts: readonly ReaderHost[], data: ReaderData): ReaderHost {
  const last = hosts.findLast(({groups}) => groups.includes(role)) ?? {name: role, ip: '', groups: [role], vars: {}};
  const free = (value: string, isFree: (candidate: string) => boolean): string => {
    let candidate = value;
    for (let tries = 0; tries < 256 && !isFree(candidate); tries += 1) candidate = countUp(candidate);
    return candidate;
  };
  const isFree = (field: string) => (value: string) => judgeHost(field, value, last, hosts, data) === undefined;
  const vars = Object.entries(last.vars).map(([name, value]) => [name, free(value, isFree(name))]);
  return {
    name: free(last.name, isFree('name')),
    ip: free(last.ip, isFree('ip')),
    groups: last.groups,
    vars: Object.fromEntries(vars) as Record<string, string>,
  };
}

/** The last number of a name or an address, or the one that a subnet counts by, one higher: `node03`, `10.244.3.0/24`. */
function countUp(value: string): string {
  const isSubnet = value.endsWith('.0/24');
  const pattern = isSubnet ? /(\d+)(\.0\/24)$/ : /(\d+)()$/;
  return value.replace(
    pattern,
    (_, digits: string, rest: string) => String(Number(digits) + 1).padStart(digits.length, '0') + rest,
  );
}

function createActions(body: HTMLElement, input: PanelInput): HTMLElement {
  const {data, read} = input;
  const {texts} = data;
  const share = createAction(texts.share, () => {
    void copyText(location.origin + location.pathname + writeFragment(read()), share, texts.shared);
  });
  const download = createAction(texts.download, () => {
    downloadText('hosts.yaml', renderInventory(data, read()));
  });
  const reset = createAction(texts.reset, () => {
    store(body, input, noValues);
    redraw(body, input);
  });
  return create('p', {className: 'values-actions'}, share, download, reset);
}

function createAction(title: string, act: () => void): HTMLButtonElement {
  const button = create('button', {type: 'button'}, title);
  button.addEventListener('click', act);
  return button;
}

function store(body: HTMLElement, {data, take}: PanelInput, values: ReaderValues): void {
  if (take(values) || body.querySelector('.values-error')) return;
  body.prepend(create('p', {className: 'values-error', role: 'status'}, data.texts.unstored));
}

/** Draws the fields again, and goes back to the one that had the focus. */
function redraw(body: HTMLElement, input: PanelInput): void {
  const {id} = document.activeElement ?? {};
  showFields(body, input);
  if (id) document.getElementById(id)?.focus();
  else body.closest('dialog')?.querySelector('button')?.focus();
}
