/** A range of IPv4 addresses, as numbers. */
export interface Ipv4Range {
  readonly first: number;
  readonly size: number;
}

/** The addresses of a subnet, its own address cut to its length. Undefined for anything but `A.B.C.D/LENGTH`. */
export function parseSubnet(text: string): Ipv4Range | undefined {
  const [, address = '', length = ''] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(text) ?? [];
  const bytes = address.split('.').map(Number);
  if (length === '' || Number(length) > 32 || bytes.some((byte) => byte > 255)) return undefined;
  const size = 2 ** (32 - Number(length));
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  return {first: number - (number % size), size};
}

/** The address so many after the first; undefined where the subnet ends before it. */
export function findAddress({first, size}: Ipv4Range, offset: number): string | undefined {
  if (offset >= size) return undefined;
  const number = first + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}

export function overlaps(a: Ipv4Range, b: Ipv4Range): boolean {
  return a.first < b.first + b.size && b.first < a.first + a.size;
}
