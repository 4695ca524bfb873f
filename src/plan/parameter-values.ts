import type {Declaration} from '../model/declarations.ts';
import {RunbookError} from '../model/error.ts';
import type {ParameterSources} from '../model/parameter-value.ts';
import {createProblem, type Problem} from '../model/problem.ts';
import {fitsType} from '../model/value.ts';

/** The sources, and the file that problems of the target's values name. */
export interface NamedSources extends ParameterSources {
  readonly targetFile: string;
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
export function checkParameters(sources: NamedSources): Problem[] {
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
