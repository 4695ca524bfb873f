import {expect, test} from 'vitest';
import {eventSchema} from '../../src/model/event.ts';
import {renderJsonl} from '../../src/report/jsonl.ts';
import {createFailedRun} from './events.ts';

test('events as they are, one a line', () => {
  const events = createFailedRun();
  const lines = events.map(renderJsonl);
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  expect(lines.map((line) => eventSchema.parse(JSON.parse(line)))).toEqual(events);
});
