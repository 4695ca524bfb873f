import {expect, test} from 'vitest';
import {fillHoles, showParts, type HoleValue} from '../../src/model/hole.ts';
import {fillCode} from '../../src/site/fill-code.ts';

const values: Readonly<Record<string, HoleValue>> = {
  ip: {type: 'ip', value: '10.0.0.1'},
  token: {type: 'secret', late: 'token'},
  pem: {type: 'text', value: 'one\ntwo'},
  late: {type: 'text', late: 'late'},
};
const fill = (text: string) => fillCode(text, (name) => values[name]);

test('says where each value stands', () => {
  const {code, holes} = fill('--a={{ip}} --b={{token}} {{ip}}\n{{unknown}}');
  expect(code).toBe('--a=10.0.0.1 --b={{token}} 10.0.0.1\n{{unknown}}');
  expect(holes.map(({name, start, end}) => [name, code.slice(start, end)])).toEqual([
    ['ip', '10.0.0.1'],
    ['token', '{{token}}'],
    ['ip', '10.0.0.1'],
  ]);
  expect(holes.some(({ownsLines}) => ownsLines)).toBe(false);
});

test('a text owns its lines, indented as its hole is; one that only a run knows stands by its name', () => {
  const {code, holes} = fill('key: |\n  {{pem}}\n{{late}}');
  expect(code).toBe('key: |\n  one\n  two\n{{late}}');
  expect(holes.map(({start, end, ownsLines}) => [code.slice(start, end), ownsLines])).toEqual([
    ['one\n  two', true],
    ['{{late}}', false],
  ]);
});

test('is what the planner fills, to the byte', () => {
  const text = 'a {{ip}}{{ip}}\n  {{pem}}\n{{token}}{{nobody}}{{ ip }}';
  const planned = showParts(fillHoles(text, (name) => values[name]));
  expect(fill(text).code).toBe(planned);
});
