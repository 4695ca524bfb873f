import fc from 'fast-check';
import {expect, it} from 'vitest';
import {findAddress, overlaps, parseSubnet, type Ipv4Range} from '../../src/model/ipv4.ts';

const subnet = (text: string): Ipv4Range => parseSubnet(text) ?? expect.unreachable(text);

it('knows the first address and the size of a subnet', () => {
  expect(subnet('10.96.3.7/16')).toEqual({first: 0x0a600000, size: 65536});
  expect(subnet('255.255.255.255/32')).toEqual({first: 0xffffffff, size: 1});
  expect(subnet('1.2.3.4/0')).toEqual({first: 0, size: 2 ** 32});
});

it.each(['', '10.0.0.0', '10.0.0.0/', '10.0.0.0/33', '10.0.0.256/8', '10.0.0/8', 'fd00::/64', ' 10.0.0.0/8'])(
  'takes %j for no subnet',
  (text) => {
    expect(parseSubnet(text)).toBeUndefined();
  },
);

it('finds addresses that are in the subnet, and no others', () => {
  expect(findAddress(subnet('10.0.0.254/30'), 3)).toBe('10.0.0.255');
  expect(findAddress(subnet('10.0.0.254/30'), 4)).toBeUndefined();
  expect(findAddress(subnet('10.0.255.0/16'), 256)).toBe('10.0.1.0');
});

it.each([
  ['10.0.0.0/24', '10.0.0.0/24', true],
  ['10.0.0.0/16', '10.0.255.0/24', true],
  ['10.0.0.0/24', '10.0.1.0/24', false],
  ['10.0.0.0/25', '10.0.0.128/25', false],
  ['0.0.0.0/0', '255.255.255.255/32', true],
])('%s and %s overlap: %s, either way', (a, b, expected) => {
  expect([overlaps(subnet(a), subnet(b)), overlaps(subnet(b), subnet(a))]).toEqual([expected, expected]);
});

it('subnets overlap where one has the first address of the other', () => {
  const range = fc
    .tuple(fc.nat(255), fc.nat(255), fc.integer({min: 1, max: 32}))
    .map(([high, low, length]) => subnet(`10.${high}.${low}.0/${length}`));
  const has = ({first, size}: Ipv4Range, address: number): boolean => address >= first && address < first + size;
  fc.assert(
    fc.property(range, range, (a, b) => overlaps(a, b) === (has(a, b.first) || has(b, a.first))),
    {seed: 7, numRuns: 2000},
  );
});
