import {createHash} from 'node:crypto';
import {stat} from 'node:fs/promises';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {ValueType} from '../../src/model/value.ts';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, when} from '../helpers/blocks.ts';
import {exec, type Done} from '../helpers/exec.ts';
import {isRoot} from '../helpers/hosts.ts';
import {createOwnHosts, recordFile, type OwnHosts} from '../helpers/own-hosts.ts';
import {parameter} from '../helpers/plan-input.ts';

describe.skipIf(!isRoot)('captures and secrets (need root)', () => {
  let hosts: OwnHosts;
  beforeEach(async () => {
    hosts = await createOwnHosts('one', 'two');
  });
  afterEach(() => hosts[Symbol.asyncDispose]());

  const master = {on: {role: 'master', first: false}};
  const node = {on: {role: 'node', first: false}};

  const pair = (type: ValueType = 'hostname', code = 'cat /srv/value') => [
    createStep('source', [captureBlock('word', type, code)], master),
    createStep('user', [fileBlock('/srv/copy', 'word={{word}}'), runBlock('echo run >>/srv/user.runs')], node),
  ];

  describe('captures', () => {
    it('fills later steps on other hosts', async () => {
      await hosts.write('one', '/srv/value', 'first\n\n');
      expect((await exec(hosts, pair())).exitCode).toBe(0);
      expect(await hosts.read('two', '/srv/copy')).toBe('word=first\n');
      expect((await hosts.readRecord('one')).map(({type}) => type)).toEqual(['applied']);
    });

    it('runs its consumer again only where the value has changed', async () => {
      await hosts.write('one', '/srv/value', 'first\n');
      await exec(hosts, pair());
      expect((await exec(hosts, pair())).statuses).toMatchObject({'user two': 'skipped'});
      await hosts.write('one', '/srv/value', 'second\n');
      expect((await exec(hosts, pair())).statuses).toMatchObject({'user two': 'passed'});
      expect(await hosts.read('two', '/srv/copy')).toBe('word=second\n');
    });

    it('is read on a host that the run leaves out otherwise', async () => {
      await hosts.write('one', '/srv/value', 'first\n');
      const done = await exec(hosts, pair(), {options: {limit: ['two'], from: 'user'}});
      expect(done.statuses).toEqual({'user two': 'passed'});
      expect(await hosts.read('two', '/srv/copy')).toBe('word=first\n');
    });

    it.each([
      ['ip', 'cat /srv/value', 'not-an-ip'],
      ['hostname', 'cat /srv/value', '$(touch /srv/pwned)'],
      ['int', 'cat /srv/value', '1\n2'],
      ['string', 'printf "a\\0b"', ''],
      ['text', 'true', ''],
      ['text', 'head -c 1100000 /dev/zero | tr "\\0" x', ''],
    ] as const)('refuses a value that is no %s: %s', async (type, code, value) => {
      await hosts.write('one', '/srv/value', value);
      const done = await exec(hosts, pair(type, code));
      expect(done.outcomes['user two']).toMatchObject({
        status: 'failed',
        failure: {kind: 'capture', reason: 'not-captured', detail: `word: ${type}`, line: 20},
      });
      expect(await hosts.read('two', '/srv/copy')).toBeUndefined();
    });

    it('fails its consumer where the read fails, and says what it printed', async () => {
      const done = await exec(hosts, pair('hostname', 'echo "no value yet" >&2; false'));
      expect(done.outcomes['user two']).toMatchObject({
        status: 'failed',
        failure: {kind: 'capture', reason: 'exit-code', output: 'no value yet\n'},
      });
    });

    it('is unreachable where its host is', async () => {
      const steps = pair();
      hosts.unplug('one');
      const done = await exec(hosts, steps, {options: {only: ['user']}});
      expect(done.statuses).toEqual({'user two': 'unreachable'});
      expect(done.exitCode).toBe(3);
    });

    it('is read again after a step has acted', async () => {
      const steps = (value: string) => [
        createStep('before', [runBlock('true'), checkBlock('true')], master),
        createStep(
          'source',
          [
            fileBlock('/srv/value', value),
            checkBlock('[[ -s /srv/value ]]'),
            captureBlock('word', 'hostname', 'cat /srv/value'),
          ],
          master,
        ),
        createStep('user', [fileBlock('/srv/copy', '{{word}}')], master),
      ];
      await exec(hosts, steps('first'));
      await hosts.write('one', '/srv/value', 'spoilt\n');
      const done = await exec(hosts, steps('first'));
      expect(done.statuses).toEqual({'before one': 'skipped', 'source one': 'passed', 'user one': 'skipped'});
      expect(await hosts.read('one', '/srv/copy')).toBe('first\n');
      await exec(hosts, steps('second'));
      expect(await hosts.read('one', '/srv/copy')).toBe('second\n');
    });

    it('does not remember a read that came too early', async () => {
      const steps = [
        createStep('before', [runBlock('true'), checkBlock('true')], master),
        createStep(
          'source',
          [
            runBlock('echo value >/srv/value'),
            checkBlock('[[ -s /srv/value ]]'),
            captureBlock('word', 'hostname', 'cat /srv/value'),
          ],
          master,
        ),
        createStep('user', [fileBlock('/srv/copy', '{{word}}')], master),
      ];
      await exec(hosts, steps);
      await exec(hosts, [createStep('x', [runBlock('rm /srv/value')], master)], {runbook: 'x'});
      const done = await exec(hosts, steps);
      expect(done.statuses).toEqual({'before one': 'skipped', 'source one': 'passed', 'user one': 'skipped'});
    });

    it('waits for what its host is doing', async () => {
      const steps = [
        createStep('source', [captureBlock('word', 'hostname', 'echo value')], master),
        createStep('slow', [runBlock('[[ {{host.name}} != one ]] || sleep 0.5'), checkBlock('true')]),
        createStep('user', [runBlock('echo {{word}}'), checkBlock('true')], node),
      ];
      await exec(hosts, steps);
      await exec(hosts, [createStep('slow', [runBlock('true')], master)], {runbook: 'x'});
      // On `two` it is skipped, so that its answers and the capture are asked for while `one` works.
      const done = await exec(hosts, steps);
      expect(done.statuses).toEqual({
        'slow one': 'passed',
        'slow two': 'skipped',
        'source one': 'passed',
        'user two': 'skipped',
      });
    });

    it('passes a multi-line text into a file with its indent', async () => {
      await hosts.write('one', '/srv/value', 'a: 1\nb: 2\n');
      const steps = [pair('text')[0]!, createStep('user', [fileBlock('/srv/copy', 'top:\n  {{word}}\nend')], node)];
      await exec(hosts, steps);
      expect(await hosts.read('two', '/srv/copy')).toBe('top:\n  a: 1\n  b: 2\nend\n');
    });
  });

  describe('captures on several hosts', () => {
    let three: OwnHosts;
    beforeEach(async () => {
      three = await createOwnHosts('one', 'two', 'three');
      for (const host of ['one', 'two', 'three']) await three.write(host, '/srv/value', `${host}: 1\n  more\n\n`);
    });
    afterEach(() => three[Symbol.asyncDispose]());

    const requests = (code = 'cat /srv/value') => [
      createStep('source', [captureBlock('words', 'text', code)], node),
      createStep('user', [fileBlock('/srv/copy', 'words:\n  {{words}}'), checkBlock('[[ -s /srv/copy ]]')], master),
    ];
    const copy = () => three.read('one', '/srv/copy');

    it('gives the values of all its hosts in inventory order, whoever is first', async () => {
      const done = await exec(three, requests('[[ {{host.name}} != two ]] || sleep 0.4; cat /srv/value'));
      expect(done.statuses).toEqual({'source two': 'passed', 'source three': 'passed', 'user one': 'passed'});
      expect(await copy()).toBe('words:\n  two: 1\n    more\n  three: 1\n    more\n');
    });

    it('reads on all of them at once', async () => {
      const folder = three.locate('one', '/srv');
      const meet = [
        `touch ${folder}/{{host.name}}.here`,
        'for _ in {1..160}; do',
        `  if [[ -e ${folder}/two.here && -e ${folder}/three.here ]]; then break; fi`,
        '  sleep 0.05',
        'done',
        `ls ${folder}/two.here ${folder}/three.here >/dev/null`,
        'echo met',
      ];
      expect((await exec(three, requests(meet.join('\n')))).statuses).toMatchObject({'user one': 'passed'});
    });

    it('says on which hosts it reads', async () => {
      const {events} = await exec(three, requests());
      const kinds = events.flatMap((event) =>
        event.type === 'block-finished' && event.kind === 'capture'
          ? [`${event.step} ${event.host} ${event.output}`]
          : [],
      );
      expect(kinds.toSorted()).toEqual(['source three three: 1\n  more\n\n', 'source two two: 1\n  more\n\n']);
    });

    it('runs its consumer again where the value of any host has changed', async () => {
      await exec(three, requests());
      expect((await exec(three, requests())).statuses).toMatchObject({'user one': 'skipped'});
      await three.write('three', '/srv/value', 'new\n');
      expect((await exec(three, requests())).statuses).toMatchObject({'user one': 'passed'});
      expect(await copy()).toBe('words:\n  two: 1\n    more\n  new\n');
      await three.write('two', '/srv/value', 'new too\n');
      expect((await exec(three, requests())).statuses).toMatchObject({'user one': 'passed'});
    });

    it('reads once for all consumers, and again after something acted', async () => {
      const steps = [
        ...requests(),
        createStep('second', [fileBlock('/srv/second', '{{words}}')]),
        createStep('change', [fileBlock('/srv/value', 'changed')], node),
        createStep('third', [fileBlock('/srv/third', '{{words}}')], master),
      ];
      const {sent} = await exec(three, steps);
      const reads = sent.filter(({kind}) => kind === 'capture').map(({host}) => host);
      // For `user`, for `second` after `user` acted, and for `third` after the others did.
      expect(reads.toSorted()).toEqual(['three', 'three', 'three', 'two', 'two', 'two']);
      expect(await three.read('one', '/srv/second')).toBe('two: 1\n  more\nthree: 1\n  more\n');
      expect(await three.read('one', '/srv/third')).toBe('changed\nchanged\n');
    });

    it('reads on hosts that the run leaves out', async () => {
      const done = await exec(three, requests(), {options: {limit: ['one'], from: 'user'}});
      expect(done.statuses).toEqual({'user one': 'passed'});
      expect(await copy()).toBe('words:\n  two: 1\n    more\n  three: 1\n    more\n');
    });

    it('takes the variant of each host', async () => {
      const steps = [
        createStep(
          'source',
          [
            captureBlock('words', 'text', 'echo old', when('release', '<', '2')),
            captureBlock('words', 'text', 'echo new', when('release', '>=', '2')),
          ],
          node,
        ),
        requests()[1]!,
      ];
      const given = three.hosts.map((host) => ({...host, vars: {release: host.name === 'two' ? '1' : '2'}}));
      await exec(three, steps, {hosts: given, parameters: {release: parameter('version')}});
      expect(await copy()).toBe('words:\n  old\n  new\n');
    });

    it('is unreachable where one of its hosts is, and says which', async () => {
      three.unplug('three');
      const done = await exec(three, requests(), {options: {only: ['user']}});
      expect(done.outcomes).toEqual({'user one': {status: 'unreachable', detail: 'three'}});
      expect(done.exitCode).toBe(3);
      expect(await copy()).toBeUndefined();
    });

    it.each([
      ['fails', 'false', {reason: 'exit-code', exitCode: 1}],
      ['prints nothing', 'true', {reason: 'not-captured', detail: 'words: text'}],
    ])('fails its consumer where the read of one host %s, and names that host', async (_, code, failure) => {
      const done = await exec(three, requests(`if [[ {{host.name}} == two ]]; then echo x; else ${code}; fi`));
      expect(done.outcomes['user one']).toMatchObject({status: 'failed', failure: {host: 'three', ...failure}});
    });

    it('limits the bytes of all values together', async () => {
      const done = await exec(three, requests('head -c 524288 /dev/zero | tr "\\0" x'));
      expect(done.outcomes['user one']).toMatchObject({
        status: 'failed',
        failure: {kind: 'capture', reason: 'not-captured', detail: 'words: text'},
      });
      const less = await exec(three, requests('head -c 524287 /dev/zero | tr "\\0" x'));
      expect(less.statuses).toMatchObject({'user one': 'passed'});
    });

    it('reads what its own holes need before it', async () => {
      const steps = [
        createStep('first', [captureBlock('word', 'int', 'echo 7')], master),
        ...requests('echo {{host.name}}-{{word}}'),
      ];
      await exec(three, steps);
      expect(await copy()).toBe('words:\n  two-7\n  three-7\n');
    });

    it('ends with the run', async () => {
      const abort = new AbortController();
      const done = await exec(three, requests('sleep 60'), {
        signal: abort.signal,
        onEvent: (event) => {
          if (event.type === 'block-started' && event.kind === 'capture') abort.abort();
        },
      });
      expect(done.statuses).toMatchObject({'user one': 'cancelled'});
      expect(done.exitCode).toBe(130);
    });
  });

  describe('secrets', () => {
    const secret = 'Tr0ub4dor&3 "quoted" $(id)';

    const expectHidden = async (done: Done, word: string): Promise<void> => {
      const hash = createHash('sha256').update(word).digest('hex');
      const fileHash = createHash('sha256').update(`password=${word}\n`).digest('hex');
      const records = await Promise.all(['one', 'two'].map((host) => hosts.read(host, recordFile)));
      const shown = JSON.stringify([done.events, records]);
      for (const each of [
        word,
        JSON.stringify(word).slice(1, -1),
        hash,
        fileHash,
        Buffer.from(word).toString('base64'),
      ])
        expect(shown).not.toContain(each);
    };

    const tell = 'cat /srv/secret; printf %s "$(head -c 20 /srv/secret)"; sleep 0.2; tail -c +21 /srv/secret';

    it('stands in its file alone', async () => {
      const steps = [
        createStep(
          'a',
          [fileBlock('/srv/secret', 'password={{password}}'), runBlock(tell), checkBlock(`${tell}; true`)],
          master,
        ),
        createStep('b', [runBlock('cat /srv/secret; false')], master),
      ];
      const parameters = {password: parameter('secret')};
      const done = await exec(hosts, steps, {parameters, secrets: {password: secret}});
      expect(done.statuses).toEqual({'a one': 'passed', 'b one': 'failed'});
      expect(await hosts.read('one', '/srv/secret')).toBe(`password=${secret}\n`);
      expect((await stat(hosts.locate('one', '/srv/secret'))).mode & 0o777).toBe(0o600);
      expect(JSON.stringify(done.events)).toContain('password=***');
      await expectHidden(done, secret);
      const again = await exec(hosts, steps, {parameters, secrets: {password: secret}, options: {only: ['a']}});
      expect(again.statuses).toEqual({'a one': 'skipped'});
      const changed = await exec(hosts, steps, {parameters, secrets: {password: 'another'}, options: {only: ['a']}});
      expect(changed.statuses).toEqual({'a one': 'passed'});
    });

    it('is shown nowhere when it was captured', async () => {
      await hosts.write('one', '/srv/token', `${secret}\n`);
      const steps = [
        createStep(
          'source',
          [captureBlock('token', 'secret', 'cat /srv/token; echo "reading $(cat /srv/token)" >&2')],
          master,
        ),
        createStep('user', [fileBlock('/srv/secret', 'password={{token}}'), runBlock(tell), checkBlock(tell)], node),
      ];
      const done = await exec(hosts, steps);
      expect(done.statuses).toMatchObject({'user two': 'passed'});
      expect(await hosts.read('two', '/srv/secret')).toBe(`password=${secret}\n`);
      expect((await stat(hosts.locate('two', '/srv/secret'))).mode & 0o777).toBe(0o600);
      await expectHidden(done, secret);
    });

    it('is shown nowhere when its capture fails half-way', async () => {
      await hosts.write('one', '/srv/token', `${secret}\n`);
      const steps = [
        createStep('source', [captureBlock('token', 'secret', 'cat /srv/token; cat /srv/token >&2; false')], master),
        createStep('user', [fileBlock('/srv/secret', '{{token}}')], node),
      ];
      const done = await exec(hosts, steps);
      expect(done.statuses).toMatchObject({'user two': 'failed'});
      await expectHidden(done, secret);
    });

    it('keeps the lines of a key together', async () => {
      const key = '-----BEGIN KEY-----\nabcdef\n  ghij\n-----END KEY-----';
      await hosts.write('one', '/srv/token', `${key}\n`);
      const steps = [
        createStep('source', [captureBlock('token', 'secret', 'cat /srv/token')], master),
        createStep('user', [fileBlock('/srv/secret', '{{token}}'), runBlock('grep abc /srv/secret')], node),
      ];
      const done = await exec(hosts, steps);
      expect(await hosts.read('two', '/srv/secret')).toBe(`${key}\n`);
      expect(JSON.stringify(done.events)).not.toContain('abcdef');
    });
  });
});
