import type {MirrorEntry} from './mirror-manifest.ts';

/** The inventory variables of what the mirror holds: `etcd: 3.4.23`, `etcd_sha256: …`, `pause_image: …`. */
export function mirrorVars(entries: readonly MirrorEntry[]): Record<string, string> {
  return Object.fromEntries(
    entries.flatMap(({name, version, files, downloads, vars}) => [
      [name, version] as const,
      ...downloads.map((download) => {
        const file = files.find((each) => each.path === download.path);
        return [`${download.name}_sha256`, file?.sha256 ?? ''] as const;
      }),
      ...Object.entries(vars),
    ]),
  );
}
