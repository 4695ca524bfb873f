import {judgeParameter, listUnknownChecksums} from '../values/check-values.ts';
import {noValues, type ReaderData, type ReaderValues} from '../values/reader-data.ts';
import {renderInventory} from '../values/render-inventory.ts';
import {writeFragment} from '../values/share.ts';
import {without} from '../values/without.ts';
import {copyText} from './copy.ts';
import {downloadText} from './download-text.ts';
import {create, createAction} from './elements.ts';
import {createField} from './field.ts';
import {createHosts} from './host-fields.ts';

/** The values of this reader, and what they may be. */
export interface ReaderState {
  readonly data: ReaderData;
  readonly read: () => ReaderValues;
  /** Puts values on the page. False where this browser keeps nothing. */
  readonly take: (values: ReaderValues) => boolean;
}

/** What the fields of the panel read and change. */
export interface Form {
  readonly data: ReaderData;
  readonly read: () => ReaderValues;
  /** Puts values on the page, and says where this browser keeps nothing. */
  readonly store: (values: ReaderValues) => void;
  /** Draws the fields again, and goes back to the one that had the focus. */
  readonly redraw: () => void;
}

/** Shows a field for every value that a reader may type, in place of what `body` shows. */
export function showForm(body: HTMLElement, {data, read, take}: ReaderState): void {
  const form: Form = {
    data,
    read,
    store: (values) => {
      if (take(values) || body.querySelector('.values-error')) return;
      body.prepend(create('p', {className: 'values-error', role: 'status'}, data.texts.unstored));
    },
    redraw: () => {
      const {id} = document.activeElement ?? {};
      body.replaceChildren(...createFields(form));
      if (id) document.getElementById(id)?.focus();
      else body.closest('dialog')?.querySelector('button')?.focus();
    },
  };
  body.replaceChildren(...createFields(form));
}

function createFields(form: Form): HTMLElement[] {
  const {data} = form;
  const {texts} = data;
  const names = Object.keys(data.declarations);
  const unknown = listUnknownChecksums(data, form.read());
  const isOf =
    (...types: readonly string[]) =>
    (name: string) =>
      types.includes(data.declarations[name]?.type ?? '');
  const settable = names.filter(
    (name) => data.declarations[name]?.hosts === undefined && !isOf('secret', 'sha256')(name),
  );
  const isDownload = isOf('url', 'registry', 'image');
  const groups = [
    [texts.versions, [...settable.filter(isOf('version')), ...unknown.keys()]],
    [texts.downloads, settable.filter(isDownload)],
    [texts.others, settable.filter((name) => !isOf('version')(name) && !isDownload(name))],
  ] as const;
  return [
    create('h3', {}, texts.hosts),
    ...data.roles.flatMap((role) => createHosts(role, form)),
    ...groups.flatMap(([title, members]) => {
      const fields = members.map((name) => createParameter(name, unknown, form));
      return fields.length === 0 ? [] : [createGroup(title, fields)];
    }),
    createActions(form),
  ];
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

function createParameter(name: string, unknown: ReadonlyMap<string, string>, form: Form) {
  const {data} = form;
  const declaration = data.declarations[name];
  const version = unknown.get(name);
  return createField({
    name,
    title: declaration?.title ?? name,
    choices: declaration?.type === 'bool' ? ['true', 'false'] : declaration?.values,
    placeholder: declaration?.default ?? '',
    note: version === undefined ? '' : data.texts.checksum.replace('{version}', version),
    value: form.read().parameters[name] ?? declaration?.default ?? '',
    judge: (value) => (value === '' ? undefined : judgeParameter(name, value, data)),
    take: (value) => {
      const others = without(form.read().parameters, name);
      const isDefault = value === '' || value === declaration?.default;
      form.store({...form.read(), parameters: isDefault ? others : {...others, [name]: value}});
    },
    // A version may come without a checksum: then there is one more field.
    done: () => {
      if (declaration?.type === 'version') form.redraw();
    },
  });
}

function createActions(form: Form): HTMLElement {
  const {data, read} = form;
  const {texts} = data;
  const share = createAction(texts.share, () => {
    void copyText(location.origin + location.pathname + writeFragment(read()), share, texts.shared);
  });
  const download = createAction(texts.download, () => {
    downloadText('hosts.yaml', renderInventory(data, read()));
  });
  const reset = createAction(texts.reset, () => {
    form.store(noValues);
    form.redraw();
  });
  return create('p', {className: 'values-actions'}, share, download, reset);
}
