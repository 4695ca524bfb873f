import {showParts} from '../model/hole.ts';
import type {Place, Plan} from '../model/plan.ts';
import {listFetched} from './downloads-of-script.ts';

/** Something that a plan's steps fetch, and the first block that does. */
export interface Wanted extends Place {
  readonly what: string;
}

export interface Downloads {
  readonly urls: readonly Wanted[];
  readonly images: readonly Wanted[];
  /** Commands of which nobody can say what they fetch. */
  readonly unknown: readonly Wanted[];
}

/** What the run blocks of a plan download, each thing once. */
export async function listDownloads(plan: Plan, signal: AbortSignal): Promise<Downloads> {
  const urls = new Map<string, Wanted>();
  const images = new Map<string, Wanted>();
  const unknown = new Map<string, Wanted>();
  const actions = plan.steps.flatMap(({hosts}) => hosts.flatMap((host) => host.actions));
  for (const action of actions) {
    if (action.kind !== 'run') continue;
    const fetched = await listFetched(showParts(action.parts), signal);
    const add = (to: Map<string, Wanted>, found: readonly string[]): void => {
      for (const what of found) if (!to.has(what)) to.set(what, {what, file: action.file, line: action.line});
    };
    add(urls, fetched.urls);
    add(images, fetched.images);
    add(unknown, fetched.unknown);
  }
  return {urls: [...urls.values()], images: [...images.values()], unknown: [...unknown.values()]};
}
