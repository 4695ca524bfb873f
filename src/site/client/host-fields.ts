import {judgeHost, listDistinct} from '../values/check-values.ts';
import {inventHost} from '../values/invent-host.ts';
import type {ReaderHost, ReaderRole} from '../values/reader-data.ts';
import {listHosts} from '../values/reader-scope.ts';
import {create, createAction} from './elements.ts';
import {createField} from './field.ts';
import type {Form} from './values-form.ts';

/** The fields of each host of a role; where the role may have many, with a way to add and to remove one. */
export function createHosts(role: ReaderRole, form: Form): HTMLElement[] {
  const {data} = form;
  const members = listHosts(data, form.read()).filter(({groups}) => groups.includes(role.name));
  const rows = members.map((host) => createHost(host, role, members.length > 1, form));
  if (!role.many) return rows;
  const add = createAction(data.texts.addHost.replace('{role}', role.title), () => {
    const hosts = listHosts(data, form.read());
    form.store({...form.read(), hosts: [...hosts, inventHost(role, hosts, data)]});
    form.redraw();
  });
  return [...rows, add];
}

function createHost(host: ReaderHost, role: ReaderRole, removable: boolean, form: Form) {
  const {data} = form;
  const {texts} = data;
  const distinct = listDistinct(data, role.name);
  let current = host;
  const change = (changed: ReaderHost | undefined): void => {
    const hosts = listHosts(data, form.read()).flatMap((each) => (each === current ? (changed ?? []) : [each]));
    form.store({...form.read(), hosts});
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
        const others = listHosts(data, form.read()).filter((each) => each !== current);
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
    form.redraw();
  });
  return create(
    'fieldset',
    {},
    create('legend', {}, role.title),
    ...fields,
    ...(role.many && removable ? [remove] : []),
  );
}
