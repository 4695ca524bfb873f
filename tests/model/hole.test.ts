import {describe, expect, test} from 'vitest';
import {fillHoles, fillLate, findHoles, showParts, type HoleValue} from '../../src/model/hole.ts';

const values: Readonly<Record<string, HoleValue>> = {
  'host.ip': {type: 'ip', value: '10.0.0.1'},
  lines: {type: 'text', value: 'one\ntwo'},
  late: {type: 'int', late: 'late'},
  token: {type: 'secret', late: 'token'},
  dollar: {type: 'string', value: "$& $1 {{host.ip}} '"},
};

const resolve = (name: string): HoleValue | undefined => values[name];

describe('holes of a text', () => {
  test.each([
    ['{{a}} {{a.b_1}}', ['a', 'a.b_1']],
    ['{{.Status}} {{ a }} {{- a}} {{$x}} {{A}} {{a-b}} {{}} {a}', []],
    ['{{{a}}}', ['a']],
    ['{{1a}} {{_a}}', []],
    ['{{a}\n}', []],
  ])('%j', (text, names) => {
    expect(findHoles(text).map(({name}) => name)).toEqual(names);
  });

  test('offsets count UTF-16 units', () => {
    expect(findHoles('😀{{a}}')).toEqual([{name: 'a', start: 2, end: 7}]);
  });
});

describe('filling', () => {
  test('a value is put in as it is, and never read again', () => {
    expect(fillHoles('ip={{host.ip}} {{dollar}}', resolve)).toEqual(["ip=10.0.0.1 $& $1 {{host.ip}} '"]);
  });

  test('what nobody declares stays', () => {
    expect(fillHoles('{{nope}} {{host.ip}}', resolve)).toEqual(['{{nope}} 10.0.0.1']);
  });

  test('lines take the indent of their hole', () => {
    expect(fillHoles('hosts:\n  {{lines}}\n', resolve)).toEqual(['hosts:\n  one\n  two\n']);
    expect(fillHoles('\t{{lines}}', resolve)).toEqual(['\tone\n\ttwo']);
    expect(fillHoles('{{lines}}', resolve)).toEqual(['one\ntwo']);
  });

  test('a late value stays open until it is known, a secret by its name', () => {
    const parts = fillHoles('a {{late}} {{token}} {{late}}', resolve);
    expect(parts).toEqual([
      'a ',
      {late: 'late', secret: false, indent: ''},
      ' ',
      {late: 'token', secret: true, indent: ''},
      ' ',
      {late: 'late', secret: false, indent: ''},
    ]);
    expect(showParts(parts)).toBe('a {{late}} {{token}} {{late}}');
    const filled = fillLate(parts, new Map([['late', '7']]));
    expect(filled).toEqual(['a 7 ', {late: 'token', secret: true, indent: ''}, ' 7']);
    expect(fillLate(filled, new Map([['token', '{{late}}']]))).toEqual(['a 7 {{late}} 7']);
  });

  test('late lines take the indent too', () => {
    const parts = fillHoles('  {{ca}}', () => ({type: 'text', late: 'ca'}));
    expect(fillLate(parts, new Map([['ca', 'a\nb']]))).toEqual(['  a\n  b']);
  });

  test('an empty text has no parts', () => {
    expect(fillHoles('', resolve)).toEqual([]);
  });
});
