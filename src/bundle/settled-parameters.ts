import {bundleUrlOf} from '../model/bundle.ts';
import type {Host} from '../model/inventory.ts';
import {findParameterValue, type ParameterSources} from '../model/parameter-value.ts';
import type {Step} from '../model/step.ts';
import type {ValueType} from '../model/value.ts';

const settledTypes: readonly ValueType[] = ['version', 'sha256', 'image', 'url'];

/**
 * The parameters with which the artifacts were chosen: versions, checksums, images, the variants of the blocks that
 * download, and base URLs, which now lead to the bundle. All else is left to whoever runs it.
 */
export function settleParameters(
  sources: ParameterSources,
  host: Host,
  steps: readonly Step[],
  wanted: readonly {readonly what: string; readonly file: string; readonly line: number}[],
): Record<string, string> {
  const variants = new Set(wanted.flatMap(({file, line}) => findCondition(steps, file, line)));
  return Object.fromEntries(
    [...sources.declarations].flatMap(([name, {type}]) => {
      if (!settledTypes.includes(type) && !variants.has(name)) return [];
      const value = findParameterValue(name, host, sources)?.value;
      if (value === undefined) return [];
      if (type !== 'url') return [[name, value]];
      const isBase = wanted.some(({what}) => what.startsWith(`${value.replace(/\/$/, '')}/`));
      return isBase ? [[name, bundleUrlOf(value)]] : [];
    }),
  );
}

function findCondition(steps: readonly Step[], file: string, line: number): string[] {
  const blocks = steps.flatMap((step) => (step.file === file ? step.blocks : []));
  const name = blocks.find(({position}) => position.line === line)?.when?.name;
  return name === undefined ? [] : [name];
}
