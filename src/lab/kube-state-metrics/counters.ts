/** How often a resource was listed and watched, and how that ended. */
export interface Counters {
  readonly count: (verb: Verb, type: string, result: Result) => void;
  readonly read: (
    verb: Verb,
  ) => readonly {readonly resource: string; readonly result: string; readonly value: number}[];
}

export type Verb = 'list' | 'watch';
export type Result = 'success' | 'error';

export function createCounters(): Counters {
  const values = new Map<string, number>();
  return {
    count: (verb, type, result) => {
      const key = [verb, type, result].join(' ');
      values.set(key, (values.get(key) ?? 0) + 1);
    },
    read: (verb) =>
      [...values]
        .map(([key, value]) => ({parts: key.split(' '), value}))
        .filter(({parts}) => parts[0] === verb)
        .map(({parts: [, resource = '', result = ''], value}) => ({resource, result, value})),
  };
}
