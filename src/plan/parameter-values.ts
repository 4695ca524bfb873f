import type {Declaration} from '../model/declarations.ts';
import {RunbookError} from '../model/error.ts';
import type {Host, Inventory} from '../model/inventory.ts';
import type {Target} from '../model/manifest.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import {fitsType, type ValueType} from '../model/value.ts';

export interface ParameterSources {
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly targetFile: string;
  readonly target: Target | undefined;
  readonly inventory: Inventory;
  /** What the user said with `-p`. */
  readonly given: Readonly<Record<string, string>>;
}

export interface ParameterValue {
  readonly type: ValueType;
  readonly value: string;
}

/** The start of a file, where a value's own place is not known. */
const start = {line: 1, column: 1};

/** Refuses a `-p` that names no parameter, a secret, or a value that does not fit. */
export function refuseWrongParameters({declarations, given}: Pick<ParameterSources, 'declarations' | 'given'>): void {
  for (const [name, value] of Object.entries(given)) {
    const declaration = declarations.get(name);
    if (declaration === undefined) throw createUnknownError(name, [...declarations.keys()]);
    if (declaration.type === 'secret') throw createSecretError(name);
    if (!fitsType(declaration.type, value, declaration.values)) throw createMisfitError(name, value, declaration);
  }
}

/** Inventory and target values that name a secret, no parameter of any kind, or do not fit their type. */
export function checkParameters(sources: ParameterSources): Problem[] {
  const {declarations, inventory, target, targetFile} = sources;
  const places = [
    ...Object.entries(target?.parameters ?? {}).map(([name, value]) => ({name, value, file: targetFile})),
    ...inventory.hosts.flatMap((host) =>
      Object.entries(host.vars).map(([name, value]) => ({name, value, file: inventory.file})),
    ),
  ];
  const problems = places.flatMap(({name, value, file}) => {
    const declaration = declarations.get(name);
    if (declaration?.type === 'secret') return [createProblem('parameter-secret', file, start, {name})];
    if (declaration === undefined || fitsType(declaration.type, value, declaration.values)) return [];
    return [createProblem('parameter-default', file, start, {name, value, type: declaration.type})];
  });
  const seen = new Set<string>();
  return problems.filter(({file, message}) => {
    const name = `${file} ${message.en}`;
    return !seen.has(name) && seen.add(name);
  });
}

/** The value of a parameter on a host; `default < target < inventory < -p`. Undefined where none is known. */
export function findParameterValue(name: string, host: Host, sources: ParameterSources): ParameterValue | undefined {
  const declaration = sources.declarations.get(name);
  if (declaration === undefined) return undefined;
  const value =
    sources.given[name] ??
    host.vars[name] ??
    sources.target?.parameters[name] ??
    declaration.default ??
    findChecksum(declaration, host, sources);
  return value === undefined ? undefined : {type: declaration.type, value};
}

function findChecksum({checksum}: Declaration, host: Host, sources: ParameterSources): string | undefined {
  if (checksum === undefined) return undefined;
  const version = findParameterValue(checksum.version, host, sources);
  return version === undefined ? undefined : checksum.table[version.value];
}

function createUnknownError(name: string, names: readonly string[]): RunbookError {
  return new RunbookError({
    code: 'parameter-unknown',
    message: {zh: `-p ${name}：此运行手册没有这个参数`, en: `-p ${name}: this runbook has no such parameter`},
    hint: {zh: `可用的参数：${names.join('、')}`, en: `Its parameters: ${names.join(', ')}`},
    exit: 2,
  });
}

function createSecretError(name: string): RunbookError {
  const variable = `RUNBOOK_SECRET_${name.toUpperCase()}`;
  return new RunbookError({
    code: 'parameter-secret',
    message: {zh: `-p ${name}：机密不能写在命令行上`, en: `-p ${name}: a secret may not stand on the command line`},
    hint: {
      zh: `用环境变量 ${variable}，或 -p ${name}=@文件，或在提示时输入。`,
      en: `Use the environment variable ${variable}, or -p ${name}=@FILE, or type it when asked.`,
    },
    exit: 2,
  });
}

function createMisfitError(name: string, value: string, {type, values}: Declaration): RunbookError {
  const choices = values === undefined ? '' : `: ${values.join(', ')}`;
  return new RunbookError({
    code: 'parameter-misfit',
    message: {
      zh: `-p ${name}：${JSON.stringify(value)} 不符合类型 ${type}${choices}`,
      en: `-p ${name}: ${JSON.stringify(value)} does not fit the type ${type}${choices}`,
    },
    exit: 2,
  });
}
