import type {MdxJsxFlowElement} from 'satteri';
import type {Text} from '../../model/language.ts';
import type {HostSelector, Position} from '../../model/step.ts';
import {findHoles} from '../../model/hole.ts';
import {positionAt, report, type Source} from '../source.ts';
import {suggest} from '../suggest.ts';

const names = ['id', 'on', 'uses', 'serial'] as const;

type Name = (typeof names)[number];

export interface StepAttributes {
  readonly id: string | undefined;
  readonly on: HostSelector | undefined;
  readonly uses: readonly string[];
  readonly serial: boolean;
}

/** The literal attributes of `<Step>`. Everything else is a problem. */
export function parseAttributes(source: Source, node: MdxJsxFlowElement, language: 'zh' | 'en'): StepAttributes {
  const given = new Map<string, string | undefined>();
  for (const attribute of node.attributes) {
    const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}';
    const at = (): Position => findAttribute(source, node, name);
    if (attribute.type !== 'mdxJsxAttribute') report(source, 'attribute-expression', at(), {name});
    else if (!isName(name)) {
      report(source, 'unknown-attribute', at(), {name, suggestion: suggest(name, names), allowed: names.join(', ')});
    } else if (language === 'en' && name !== 'id') report(source, 'translated-attribute', at(), {name});
    else if (given.has(name)) report(source, 'attribute-twice', at(), {name});
    else if (typeof attribute.value === 'object' && attribute.value !== null) {
      given.set(name, undefined);
      report(source, 'attribute-expression', at(), {name});
    } else given.set(name, attribute.value ?? '');
  }

  const read = <T>(name: Name, parse: (value: string) => T | undefined): T | undefined => {
    const value = given.get(name);
    if (value === undefined) {
      const required = !given.has(name) && (name === 'id' || (name === 'on' && language === 'zh'));
      if (required) report(source, 'attribute-missing', startOf(node), {name, example: examples[name]});
      return undefined;
    }
    const parsed = parse(value);
    if (parsed === undefined) reportValue(source, node, name, value);
    return parsed;
  };
  return {
    id: read('id', parseId),
    on: read('on', parseSelector),
    uses: read('uses', parseUses) ?? [],
    serial: read('serial', (value) => (value === '' ? true : undefined)) ?? false,
  };
}

function reportValue(source: Source, node: MdxJsxFlowElement, name: Name, value: string): void {
  const at = findAttribute(source, node, name);
  const [hole] = findHoles(value);
  if (hole !== undefined) report(source, 'hole-in-attribute', at, {hole: `{{${hole.name}}}`});
  else report(source, 'attribute-value', at, {name, value, expected: expectations[name], example: examples[name]});
}

function isName(name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

/** Attributes have no position in the tree: looks for the name within the tag. */
function findAttribute(source: Source, node: MdxJsxFlowElement, name: string): Position {
  const from = node.position?.start.offset ?? 0;
  const tag = source.text.slice(from, node.children[0]?.position?.start.offset ?? node.position?.end.offset);
  const word = name === '{…}' ? /\s\{/ : new RegExp(`\\s${name.replace(/[^\w-]/g, '.')}(?=[\\s=/>])`);
  const index = tag.search(word);
  return index < 0 ? startOf(node) : positionAt(source.text, from + index + 1);
}

function startOf(node: MdxJsxFlowElement): Position {
  return node.position?.start ?? {line: 1, column: 1};
}

function parseId(value: string): string | undefined {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) ? value : undefined;
}

function parseSelector(value: string): HostSelector | undefined {
  const [, role, first] = /^([a-z][a-z0-9_]*)(:first)?$/.exec(value) ?? [];
  return role === undefined ? undefined : {role, first: first !== undefined};
}

function parseUses(value: string): readonly string[] | undefined {
  const ids = value.split(' ').filter((id) => id !== '');
  const plain = ids.length > 0 && new Set(ids).size === ids.length;
  return plain && ids.every((id) => parseId(id) !== undefined) ? ids : undefined;
}

const examples: Readonly<Record<Name, string>> = {
  id: 'id="etcd-start"',
  on: 'on="master"',
  uses: 'uses="etcd-cert etcd-config"',
  serial: '<Step id="…" on="node" serial>',
};

const expectations: Readonly<Record<Name, Text>> = {
  id: {zh: '小写字母、数字和单个连字符，以字母开头', en: 'small letters, digits and single hyphens, a letter first'},
  on: {zh: '角色、all，或角色:first', en: 'a role, all, or ROLE:first'},
  uses: {zh: '用空格隔开的步骤 id，不重复', en: 'step ids with spaces between, none twice'},
  serial: {zh: '没有值的单词', en: 'the word without a value'},
};
