import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {evidenceSchema} from '../../src/model/evidence.ts';
import {captureBlock, checkBlock, createStep, fileBlock, runBlock, undoBlock, when} from '../helpers/blocks.ts';
import {prove, proveWhole} from '../helpers/evidence.ts';
import {undo} from '../helpers/exec.ts';
import {createOwnHosts, type OwnHosts} from '../helpers/own-hosts.ts';
import {parameter} from '../helpers/plan-input.ts';

describe.runIf(process.getuid?.() === 0)('createEvidence', () => {
  let hosts: OwnHosts;
  beforeAll(async () => {
    hosts = await createOwnHosts('m1', 'n1');
  });
  afterAll(() => hosts[Symbol.asyncDispose]());

  const parameters = {greeting: parameter('string', 'hello'), colour: parameter('string', 'blue')};
  const steps = [
    createStep('read', [captureBlock('address', 'string', 'echo 10.9.8.7; : {{host.name}}')], {
      on: {role: 'master', first: false},
    }),
    createStep('greet', [
      fileBlock('/srv/greet', 'x'),
      runBlock('echo {{greeting}} from {{host.name}} at {{address}}; date -u +%FT%TZ', {
        ...when('colour', '=', 'blue'),
      }),
      runBlock('echo never', {...when('colour', '!=', 'blue')}),
      checkBlock('if [[ -e /srv/ready ]]; then echo ready; else echo not yet; touch /srv/ready; false; fi', {
        withinSeconds: 10,
      }),
      undoBlock('rm -f /srv/ready'),
    ]),
  ];
  const simulated = [{step: 'greet', zh: '假的', en: 'Not for real'}];

  it('says of each step and host what ran and what it printed, and is the same for every run but for the head', async () => {
    const options = {parameters, simulated, given: {greeting: 'hi'}, runbook: 'twice'};
    const {evidence} = await proveWhole(hosts, steps, options);
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
    const {head, ...stable} = evidence;
    expect(Object.keys(head.steps)).toEqual(['read', 'greet']);
    expect(stable.values).toEqual({
      greeting: {shown: 'hello', ran: 'hi'},
      colour: {shown: 'blue', ran: 'blue'},
    });
    expect(stable.steps[1]).toMatchObject({
      step: 'greet',
      tag: 'on=all',
      values: ['colour', 'greeting'],
      simulated: {zh: '假的', en: 'Not for real'},
      hosts: ['m1', 'n1'].map((host) => ({
        host,
        outcome: 'passed',
        ran: [{block: 0}, {block: 1, output: `hi from ${host} at {{address}}\n<time>`}, {block: 3, output: 'ready'}],
      })),
    });
    expect(stable.steps[0]?.hosts).toEqual([{host: 'm1', outcome: 'passed', ran: [{block: 0}]}]);
    await undo(hosts, {runbook: 'twice'});
    const again = await proveWhole(hosts, steps, options);
    expect(JSON.stringify({...again.evidence, head})).toBe(JSON.stringify(evidence));
  });

  it('is not made of a run that failed, nor of steps that were applied before', async () => {
    const failing = [...steps, createStep('fails', [runBlock('false')])];
    const options = {parameters, runbook: 'partly'};
    expect((await prove(hosts, failing, options)).result).toEqual({missing: 'failed'});
    const {result} = await prove(hosts, steps, options);
    expect(result).toEqual({missing: 'applied', steps: ['greet']});
    await undo(hosts, {runbook: 'partly'});
  });

  it('holds no secret of any kind', async () => {
    const secrets = {
      parameter: 'p4rameter-s3cret',
      captured: 'c4ptured-s3cret',
      web: 'eyJhbGciOiJIUzI1.eyJpc3MiOiJrdWJl.c2lnbmF0dXJlLXNlY3JldA',
      join: 'abcdef.0123456789abcdef',
      word: 'w0rd-of-grafana',
      key: 'MC4CAQAwBQYDK2VwBCIEIGludmVudGVkIGZvciBhIHRlc3Q',
    };
    const planted = [
      createStep('make', [captureBlock('token', 'secret', `echo ${secrets.captured}`)], {
        on: {role: 'master', first: false},
      }),
      createStep('leak', [
        fileBlock('/srv/leak', '{{password}} {{token}}'),
        runBlock(
          [
            'echo "{{password}}" "$(echo {{token}} | cut -c 1-99)"',
            `echo 'Bearer ${secrets.web}' 'kubeadm join --token ${secrets.join}'`,
            `echo 'password: ${secrets.word}' 'https://admin:${secrets.word}@grafana/'`,
            `printf '%s\n' '-----BEGIN PRIVATE KEY-----' ${secrets.key} '-----END PRIVATE KEY-----'`,
          ].join('\n'),
        ),
        undoBlock('true'),
      ]),
    ];
    const {evidence} = await proveWhole(hosts, planted, {
      parameters: {password: parameter('secret')},
      secrets: {password: secrets.parameter},
      runbook: 'leaky',
    });
    const text = JSON.stringify(evidence.steps.flatMap((step) => step.hosts)) + JSON.stringify(evidence.values);
    expect(text).toContain('kubeadm join --token');
    for (const [kind, secret] of Object.entries(secrets)) expect(text, kind).not.toContain(secret);
  });
});
