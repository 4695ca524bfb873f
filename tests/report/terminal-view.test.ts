import {expect, test} from 'vitest';
import {createTerminalView} from '../../src/report/terminal-view.ts';
import {measureWidth} from '../../src/report/width.ts';
import {context} from './context.ts';
import {createFailedRun, createRequiredRun} from './events.ts';

/** The lines that scrolled up and the region below, after so many events. */
function play(columns: number, count: number, rows = 24): {scrolled: string[]; live: string[]} {
  const view = createTerminalView(context);
  const size = {columns, rows};
  const events = createFailedRun().slice(0, count);
  const scrolled = events.flatMap((event) => view.update(event, size));
  return {scrolled, live: view.render(Date.UTC(2026, 7, 1, 10, 15, 42), size)};
}

function show({scrolled, live}: ReturnType<typeof play>): string {
  return [...scrolled, '---', ...live].join('\n');
}

test.each([80, 40])('a run at work, %i columns', (columns) => {
  expect(show(play(columns, 22))).toMatchSnapshot();
});

test.each([80, 40])('a run that failed, %i columns', (columns) => {
  expect(show(play(columns, 99))).toMatchSnapshot();
});

test('the checks of a runbook that is required, one after the other', () => {
  const view = createTerminalView(context);
  const size = {columns: 80, rows: 24};
  for (const event of createRequiredRun(true).slice(0, 3)) view.update(event, size);
  const [title] = view.render(Date.UTC(2026, 7, 1, 10, 15, 42), size);
  expect(title).toMatch(/ 1\/2 checking kubeadm-install: 启动 etcd .*0:42$/);
});

test('the time that is left is what the steps took before, less what has passed', () => {
  const live = (expected: [string, number][]): string => {
    const view = createTerminalView({...context, expected: new Map(expected)});
    const size = {columns: 80, rows: 24};
    for (const event of createFailedRun().slice(0, 22)) view.update(event, size);
    return view.render(Date.UTC(2026, 7, 1, 10, 15, 42), size)[0] ?? '';
  };
  const steps = createFailedRun().flatMap((event) =>
    event.type === 'run-started' ? event.steps.map(({id}) => id) : [],
  );
  const clock = /(\d+:\d\d)( ~(\d+:\d\d) left)?$/.exec(live([]));
  expect(clock?.[2]).toBeUndefined();
  expect(live([['of-another-runbook', 100]])).toBe(live([]));
  // Of all steps that are not finished the last alone has not begun.
  expect(live([[steps.at(-1) ?? '', 100]])).toMatch(/ ~1:40 left$/);
  expect(live(steps.map((id) => [id, 0]))).toMatch(/ ~0:00 left$/);
});

test('the region never outgrows the terminal', () => {
  for (let columns = 20; columns <= 120; columns += 7) {
    for (let count = 1; count <= createFailedRun().length; count++) {
      const {live} = play(columns, count);
      expect(live.length).toBeLessThan(24);
      for (const line of live) expect(measureWidth(line)).toBeLessThanOrEqual(columns);
    }
  }
});

test('a low terminal shows the hosts at work and counts the others', () => {
  expect(show(play(60, 5, 5)).split('---')[1]).toMatchSnapshot();
});

test('what a host prints cannot move the cursor', () => {
  const view = createTerminalView({...context, detail: 'verbose'});
  const size = {columns: 80, rows: 24};
  const lines = createFailedRun().flatMap((event) => view.update(event, size));
  // eslint-disable-next-line no-control-regex -- these must be gone
  expect(lines.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
});
