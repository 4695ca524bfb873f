import {ApiError} from './api-request.ts';
import {createBackoff, type Backoff} from './backoff.ts';
import type {Cluster} from './cluster.ts';
import type {Counters, Verb} from './counters.ts';
import {listObjects} from './list-objects.ts';
import type {Store} from './store.ts';
import {watchObjects, type WatchEvent} from './watch-objects.ts';

export interface FollowOptions {
  readonly cluster: Cluster;
  /** Of the API: `/api/v1/pods`. */
  readonly path: string;
  /** As the counters name it. */
  readonly type: string;
  readonly store: Store;
  readonly counters: Counters;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Keeps a store like the API server: one list, then watches, and another list only where a watch cannot go on. */
export async function followObjects(options: FollowOptions): Promise<void> {
  const backoff = createBackoff();
  while (!options.signal.aborted) {
    const list = await attempt('list', options, () => listObjects(options.cluster, options.path, options.signal));
    if (list.status === 'done') {
      options.store.replace(list.value.objects);
      await followFrom(list.value.version, backoff, options);
    }
    await backoff.pause(options.signal).catch(() => undefined);
  }
}

/** Watches again and again from where the last watch ended; returns where only a new list helps. */
async function followFrom(start: string, backoff: Backoff, options: FollowOptions): Promise<void> {
  const {cluster, path, signal} = options;
  let version = start;
  while (!signal.aborted) {
    const watch = await attempt('watch', options, () => watchObjects(cluster, path, version, signal));
    if (watch.status === 'refused') return;
    if (watch.status === 'done') {
      const began = performance.now();
      const end = await readWatch(watch.value, version, options);
      const lasted = performance.now() - began > 1000;
      if (lasted) backoff.reset();
      if (end.status === 'list') return;
      version = end.version;
      if (lasted) continue;
    }
    await backoff.pause(signal).catch(() => undefined);
  }
}

type WatchEnd = {readonly status: 'list'} | {readonly status: 'watch'; readonly version: string};

/** Puts the events of one watch into the store until it ends. */
async function readWatch(
  events: AsyncIterable<WatchEvent>,
  start: string,
  {path, store, log, signal}: FollowOptions,
): Promise<WatchEnd> {
  let version = start;
  try {
    for await (const event of events) {
      if (event.type === 'ERROR') {
        log(`watch of ${path}: ${event.object.code ?? ''} ${event.object.message ?? ''}`);
        return {status: 'list'};
      }
      applyEvent(event, store);
      version = event.object.metadata.resourceVersion ?? version;
    }
  } catch (error) {
    if (!signal.aborted) log(`watch of ${path}: ${String(error)}`);
  }
  return {status: 'watch', version};
}

function applyEvent({type, object}: Exclude<WatchEvent, {type: 'ERROR'}>, store: Store): void {
  switch (type) {
    case 'ADDED':
    case 'MODIFIED':
      return store.put(object);
    case 'DELETED':
      return store.remove(object);
    case 'BOOKMARK':
  }
}

type Attempt<T> =
  | {readonly status: 'done'; readonly value: T}
  /** The API server answered and said no. */
  | {readonly status: 'refused'}
  | {readonly status: 'unreachable'};

/** Counts and logs how a request ended. */
async function attempt<T>(verb: Verb, options: FollowOptions, act: () => Promise<T>): Promise<Attempt<T>> {
  const {counters, type, path, log, signal} = options;
  try {
    const value = await act();
    counters.count(verb, type, 'success');
    return {status: 'done', value};
  } catch (error) {
    counters.count(verb, type, 'error');
    if (!signal.aborted) log(`failed to ${verb} ${type} at ${path}: ${error instanceof Error ? error.message : ''}`);
    return {status: error instanceof ApiError ? 'refused' : 'unreachable'};
  }
}
