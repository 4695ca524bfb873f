import type {FieldDefaults} from '../../model/dashboard.ts';

export type Unit = FieldDefaults['unit'];

/** By what numbers of a size are divided, and what stands behind them. */
export interface UnitScale {
  readonly factor: number;
  readonly suffix: string;
}

/** How a number of a panel is written: `12.5 MiB`, `3 ms`, `40%`. */
export function formatValue(value: number, {unit, decimals, mappings}: Omit<FieldDefaults, 'thresholds'>): string {
  const mapped = mappings?.find(({options}) => Object.hasOwn(options, String(value)))?.options[String(value)];
  if (mapped !== undefined) return mapped.text;
  const {factor, suffix} = chooseScale(unit, Math.abs(value));
  return showNumber(value / factor, decimals) + suffix;
}

/** The greatest scale that leaves a number of at least 1; nothing has the unit's own. */
export function chooseScale(unit: Unit, size: number): UnitScale {
  const [smallest, ...greater] = scales[unit];
  if (size === 0) return scales[unit].find(({factor}) => factor === 1) ?? smallest;
  return greater.findLast(({factor}) => size >= factor) ?? smallest;
}

type Scales = readonly [UnitScale, ...UnitScale[]];

const kibi = 1024;

const scales: Readonly<Record<Unit, Scales>> = {
  short: createScales(1000, ['', ' K', ' M', ' G']),
  percentunit: [{factor: 0.01, suffix: '%'}],
  bytes: createScales(kibi, [' B', ' KiB', ' MiB', ' GiB', ' TiB']),
  Bps: createScales(1000, [' B/s', ' kB/s', ' MB/s', ' GB/s']),
  reqps: createScales(1000, [' req/s', ' K req/s', ' M req/s']),
  s: [
    {factor: 1e-6, suffix: ' µs'},
    {factor: 1e-3, suffix: ' ms'},
    {factor: 1, suffix: ' s'},
    {factor: 60, suffix: ' min'},
    {factor: 3600, suffix: ' h'},
    {factor: 86_400, suffix: ' d'},
  ],
};

function createScales(base: number, suffixes: readonly [string, ...string[]]): Scales {
  const [first, ...others] = suffixes;
  return [{factor: 1, suffix: first}, ...others.map((suffix, index) => ({factor: base ** (index + 1), suffix}))];
}

/** Three significant digits, all of those before the point, and no zeros at the end. */
function showNumber(value: number, decimals: number | undefined): string {
  if (decimals !== undefined) return String(Number(value.toFixed(decimals)));
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
