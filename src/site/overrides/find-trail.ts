import type {StarlightRouteData} from '@astrojs/starlight/route-data';

type SidebarEntries = StarlightRouteData['sidebar'];

/** The groups of the sidebar that hold the current page, outermost first. */
export function findTrail(entries: SidebarEntries): readonly string[] {
  return find(entries) ?? [];
}

function find(entries: SidebarEntries): readonly string[] | undefined {
  for (const entry of entries) {
    if (entry.type === 'link') {
      if (entry.isCurrent) return [];
      continue;
    }
    const below = find(entry.entries);
    if (below !== undefined) return [entry.label, ...below];
  }
  return undefined;
}
