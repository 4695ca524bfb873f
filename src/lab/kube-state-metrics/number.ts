/** A number as Go's shortest `%g` has it, and with it Prometheus' own text format: 1.5e+09, 4.3, 555. */
export function formatNumber(value: number): string {
  if (value === 0) return '0';
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return value.toString();
  const size = String(Math.abs(power)).padStart(2, '0');
  return `${digits}e${power < 0 ? '-' : '+'}${size}`;
}
