/**
 * The publisher's version out of Debian's: `1:1.35.0-4+deb12u1` → `1.35.0`, `1.6.20~ds1` → `1.6.20`, and
 * `1.20.5+really1.20.2-1.1` → `1.20.2`, since a Debian version may never go back. Throws on anything else.
 */
export function parseUpstreamVersion(version: string): string {
  const match = /^(?:\d+:)?(\d+\.\d+\.\d+)(?:\+really(\d+\.\d+\.\d+))?(?:[-+~][\w.+~-]*)?$/.exec(version);
  const found = match?.[2] ?? match?.[1];
  if (found === undefined) throw new Error(`not a version: ${version}`);
  return found;
}
