import type {RecordedStep} from './host-record.ts';

/** A step to take back and the hosts that hold it. */
export interface UndoStep {
  readonly id: string;
  readonly heading: string;
  readonly hosts: readonly string[];
}

/**
 * The records of several hosts as one order: what acted last goes first, and a step goes on all its hosts at once, when
 * nothing that came later is left on any of them. Where two records disagree on the order, the latest step goes first.
 * @param held the steps of each host, in the order in which they acted
 */
export function orderUndo(held: ReadonlyMap<string, readonly RecordedStep[]>): UndoStep[] {
  const left = new Map([...held].map(([host, steps]) => [host, [...steps]]));
  const order: UndoStep[] = [];
  for (;;) {
    const tails = [...left.values()]
      .flatMap((steps) => steps.slice(-1))
      .toSorted((a, b) => b.since.localeCompare(a.since));
    const isLast = ({id}: RecordedStep): boolean =>
      ![...left.values()].some((steps) => steps.slice(0, -1).some((step) => step.id === id));
    const next = tails.find(isLast) ?? tails[0];
    if (next === undefined) return order;
    const hosts = [...left].filter(([, steps]) => steps.at(-1)?.id === next.id).map(([host]) => host);
    for (const host of hosts) left.get(host)?.pop();
    order.push({id: next.id, heading: next.heading, hosts});
  }
}
