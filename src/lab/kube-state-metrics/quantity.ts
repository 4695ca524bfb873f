/** The powers of ten and of two that a Kubernetes quantity may end in. */
const suffixes: Readonly<Record<string, readonly [base: bigint, power: number]>> = {
  n: [10n, -9],
  u: [10n, -6],
  m: [10n, -3],
  '': [10n, 0],
  k: [10n, 3],
  M: [10n, 6],
  G: [10n, 9],
  T: [10n, 12],
  P: [10n, 15],
  E: [10n, 18],
  Ki: [2n, 10],
  Mi: [2n, 20],
  Gi: [2n, 30],
  Ti: [2n, 40],
  Pi: [2n, 50],
  Ei: [2n, 60],
};

/** The thousandths of a quantity (`100m`, `1.5Gi`, `2e3`), rounded up as the API machinery does. */
export function parseMilliQuantity(text: string): number {
  const [, sign, whole = '', fraction = '', exponent, suffix = ''] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+)|([A-Za-z]*))$/.exec(text) ?? [];
  const [base, power] = exponent === undefined ? (suffixes[suffix] ?? []) : ([10n, Number(exponent)] as const);
  if (whole + fraction === '' || base === undefined || power === undefined) throw new Error(`not a quantity: ${text}`);
  const scale = base ** BigInt(Math.abs(power));
  const numerator = BigInt(whole + fraction) * 1000n * (power > 0 ? scale : 1n);
  const denominator = 10n ** BigInt(fraction.length) * (power < 0 ? scale : 1n);
  const size = Number((numerator + denominator - 1n) / denominator);
  return sign === '-' ? -size : size;
}
