import type {Family, Labels, Sample} from './family.ts';
import {formatNumber} from './number.ts';

/** A family in Prometheus' text format 0.0.4. */
export function renderFamily(
  {name, type, help}: Pick<Family<never>, 'name' | 'type' | 'help'>,
  samples: readonly Sample[],
): string {
  const lines = samples.map(({labels, value}) => `${name}${renderLabels(labels)} ${formatNumber(value)}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function renderLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeValue(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
}
