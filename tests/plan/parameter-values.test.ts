import {describe, expect, it} from 'vitest';
import {findDefault, listDeclarations} from '../../src/model/declarations.ts';
import {findParameterValue, type ParameterSources} from '../../src/model/parameter-value.ts';
import {refuseWrongParameters} from '../../src/plan/parameter-values.ts';
import {createHost} from '../helpers/hosts.ts';
import {createPlanInput, parameter, type PlanOptions} from '../helpers/plan-input.ts';

const digest = 'a'.repeat(64);
const etcd = {
  version: '3.4.23',
  file: 'etcd.tar.gz',
  url: 'https://example.org',
  source: 'https://example.org',
  sha256: {'3.4.23': digest},
};

function createSources(options: PlanOptions): ParameterSources {
  const {runbook, versions, inventory, target, parameters} = createPlanInput([], options);
  return {
    declarations: listDeclarations(runbook.manifest, versions),
    target,
    inventory,
    given: parameters,
  };
}

const find = (name: string, vars: Record<string, string>, options: PlanOptions): string | undefined =>
  findParameterValue(name, createHost({vars}), createSources(options))?.value;

describe('findParameterValue', () => {
  const parameters = {port: parameter('port', '1')};

  it('takes the default, then the target, then the inventory, then -p', () => {
    expect(find('port', {}, {parameters})).toBe('1');
    expect(find('port', {}, {parameters, target: {port: '2'}})).toBe('2');
    expect(find('port', {port: '3'}, {parameters, target: {port: '2'}})).toBe('3');
    expect(find('port', {port: '3'}, {parameters, target: {port: '2'}, given: {port: '4'}})).toBe('4');
  });

  it('takes what is mirrored instead of the default where a mirror is known, and nothing else', () => {
    const {mirror, address} = {mirror: parameter('url'), address: parameter('url', 'https://example.org')};
    const mirrored = {parameters: {mirror, address: {...address, mirrored: '{{mirror}}/example.org/'}}};
    const given = {mirror: 'http://10.0.0.1'};
    expect(find('address', {}, mirrored)).toBe('https://example.org');
    expect(find('address', {}, {...mirrored, given})).toBe('http://10.0.0.1/example.org/');
    expect(find('address', {mirror: 'http://10.0.0.2'}, mirrored)).toBe('http://10.0.0.2/example.org/');
    expect(find('address', {address: 'https://example.net'}, {...mirrored, given})).toBe('https://example.net');
    expect(find('address', {}, {...mirrored, given, target: {address: 'https://example.net'}})).toBe(
      'https://example.net',
    );
  });

  it("prefers a runbook's own parameter to the shared one of that name", () => {
    const versions = {parameters: {port: parameter('port', '7'), other: parameter('port', '8')}};
    expect(find('port', {}, {parameters, versions})).toBe('1');
    expect(find('other', {}, {parameters, versions})).toBe('8');
  });

  it('knows none without a declaration or a value', () => {
    expect(find('unknown', {unknown: 'x'}, {parameters})).toBeUndefined();
    expect(find('ip', {}, {parameters: {ip: parameter('ip')}})).toBeUndefined();
    expect(find('constructor', {}, {parameters})).toBeUndefined();
  });

  it('takes a checksum from the table for the version that is used', () => {
    const options = {versions: {artifacts: {etcd}}, artifacts: ['etcd']};
    expect(find('etcd', {}, options)).toBe('3.4.23');
    expect(find('etcd_sha256', {}, options)).toBe(digest);
    expect(find('etcd_sha256', {}, {...options, given: {etcd: '3.5.0'}})).toBeUndefined();
    expect(find('etcd_sha256', {}, {...options, given: {etcd: '3.5.0', etcd_sha256: 'b'.repeat(64)}})).toBe(
      'b'.repeat(64),
    );
  });
});

describe('an artifact that follows a shared version', () => {
  const kubelet = {...etcd, version: '{{kubernetes}}', sha256: {'1.36.4': digest, '1.35.0': 'b'.repeat(64)}};
  const options = {
    versions: {parameters: {kubernetes: parameter('version', '1.36.4')}, artifacts: {kubelet}},
    artifacts: ['kubelet'],
  };

  it('has no version of its own, and its checksum follows', () => {
    expect(find('kubelet', {kubelet: '1.20.2'}, options)).toBeUndefined();
    expect(find('kubelet_sha256', {}, options)).toBe(digest);
    expect(find('kubelet_sha256', {}, {...options, given: {kubernetes: '1.35.0'}})).toBe('b'.repeat(64));
    expect(find('kubelet_sha256', {kubernetes: '1.35.0'}, options)).toBe('b'.repeat(64));
    expect(find('kubelet_sha256', {}, {...options, target: {kubernetes: '1.35.0'}})).toBe('b'.repeat(64));
    expect(find('kubelet_sha256', {}, {...options, given: {kubernetes: '1.20.2'}})).toBeUndefined();
  });

  it('has the default of what it follows where nobody says otherwise', () => {
    const {declarations} = createSources(options);
    expect(['kubernetes', 'kubelet_sha256', 'kubelet'].map((name) => findDefault(name, declarations))).toEqual([
      '1.36.4',
      digest,
      undefined,
    ]);
  });
});

describe('refuseWrongParameters', () => {
  const refuse = (given: Record<string, string>) => () =>
    refuseWrongParameters(
      createSources({given, parameters: {port: parameter('port', '1'), password: parameter('secret')}}),
    );

  it('accepts what fits', () => {
    expect(refuse({port: '65535'})).not.toThrow();
  });

  it.each([
    [{prot: '1'}, 'parameter-unknown', '-p prot: this runbook has no such parameter'],
    [{constructor: '1'}, 'parameter-unknown', '-p constructor: this runbook has no such parameter'],
    [{password: 'x'}, 'parameter-secret', '-p password: a secret may not stand on the command line'],
    [{port: '1; reboot'}, 'parameter-misfit', '-p port: "1; reboot" does not fit the type port'],
    [{port: '$(id)\n"'}, 'parameter-misfit', '-p port: "$(id)\\n\\"" does not fit the type port'],
  ])('refuses %j', (given, code, message) => {
    expect(refuse(given)).toThrow(expect.objectContaining({code, message, exit: 2}) as Error);
  });
});
