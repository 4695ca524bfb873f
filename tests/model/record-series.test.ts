import {describe, expect, test} from 'vitest';
import type {DashboardQuery} from '../../src/model/dashboard-queries.ts';
import {createRecording, rangeAnswerSchema, roundValue, type RangeAnswer} from '../../src/model/record-series.ts';
import {readVersions, versionMetrics} from '../../src/model/record-versions.ts';
import {recordingSchema} from '../../src/model/recorded-series.ts';
import {chooseRange} from '../../src/model/recording-range.ts';
import {renderRecording} from '../../src/model/render-recording.ts';

const head = {
  target: 'lab',
  simulated: ['Grafana'],
  versions: {Prometheus: '2.42.0'},
  from: '2026-11-25T14:00:00.000Z',
  to: '2026-11-25T14:01:00.000Z',
  stepSeconds: 15,
};
const start = Date.parse(head.from) / 1000;
const query: DashboardQuery = {uid: 'u', panelId: 7, panel: 'P', refId: 'A', expr: 'x', legend: '{{job}}'};

function answer(...result: RangeAnswer['data']['result']): RangeAnswer {
  return rangeAnswerSchema.parse({status: 'success', data: {resultType: 'matrix', result}});
}

test('series have a value a step, null where there was none; one without any is left out', () => {
  const recording = createRecording(head, [
    {
      query,
      answer: answer(
        {
          metric: {__name__: 'x', job: 'b'},
          values: [
            [start + 15, '1'],
            [start + 60, 'NaN'],
          ],
        },
        {
          metric: {__name__: 'x', job: 'a'},
          values: [
            [start, '0.123456'],
            [start + 30, '+Inf'],
          ],
        },
      ),
    },
    {query: {...query, refId: 'B'}, answer: answer({metric: {job: 'c'}, values: [[start, 'NaN']]})},
  ]);
  expect(recordingSchema.parse(recording).dashboards['u']?.panels['7']).toEqual([
    {refId: 'A', legend: 'a', labels: {job: 'a'}, values: [0.1235, null, null, null, null]},
    {refId: 'A', legend: 'b', labels: {job: 'b'}, values: [null, 1, null, null, null]},
  ]);
});

test('a panel whose queries return nothing is kept, empty', () => {
  const recording = createRecording(head, [{query, answer: answer()}]);
  expect(recording.dashboards).toEqual({u: {panels: {'7': []}}});
});

test.each([
  ['123456.7', 123500],
  ['0', 0],
  ['-0.00012346', -0.0001235],
  ['NaN', null],
  ['-Inf', null],
  [undefined, null],
])('%s becomes %s', (text, value) => {
  expect(roundValue(text)).toBe(value);
});

test('an answer that is an error is refused', () => {
  expect(rangeAnswerSchema.safeParse({status: 'error', errorType: 'bad_data', error: 'x'}).success).toBe(false);
});

describe('the file', () => {
  const recording = createRecording(head, [
    {query, answer: answer({metric: {job: 'a'}, values: [[start, '1']]}, {metric: {job: 'b'}, values: [[start, '2']]})},
    {query: {...query, panelId: 8}, answer: answer()},
    {query: {...query, uid: 'v'}, answer: answer({metric: {}, values: [[start, '3']]})},
  ]);

  test('is JSON of the recording, a line a series', () => {
    const text = renderRecording(recording);
    expect(recordingSchema.parse(JSON.parse(text))).toEqual(recording);
    expect(text.split('\n').filter((line) => line.includes('"refId"'))).toHaveLength(3);
    expect(text.endsWith('}\n')).toBe(true);
  });

  test.each([
    ['a higher format', {format: 2}],
    ['an unknown key', {note: 'x'}],
    ['a series that is too short', {to: '2026-11-25T14:02:00.000Z'}],
    ['a time that is none', {from: 'yesterday'}],
  ])('with %s is refused', (_, damage) => {
    expect(recordingSchema.safeParse({...recording, ...damage}).success).toBe(false);
  });
});

test.each([
  [60, 45, '2026-11-25T14:00:00.000Z', '2026-11-25T15:00:00.000Z'],
  [20, 15, '2026-11-25T14:40:00.000Z', '2026-11-25T15:00:00.000Z'],
  [30, 30, '2026-11-25T14:30:00.000Z', '2026-11-25T15:00:00.000Z'],
  [1, 15, '2026-11-25T14:59:00.000Z', '2026-11-25T15:00:00.000Z'],
])('%i minutes have a step of %i s', (minutes, stepSeconds, from, to) => {
  expect(chooseRange(minutes, new Date('2026-11-25T15:00:07.500Z'))).toEqual({from, to, stepSeconds});
});

test('no range has more points than can be seen', () => {
  for (let minutes = 1; minutes <= 1440; minutes += 1) {
    const {from, to, stepSeconds} = chooseRange(minutes, new Date('2026-11-25T15:00:07.500Z'));
    expect((Date.parse(to) - Date.parse(from)) / 1000 / stepSeconds + 1).toBeLessThanOrEqual(120);
  }
});

test('programs say their versions, Kubernetes in either of its ways', () => {
  const say = (metric: Record<string, string>) => answer({metric, values: [[start, '1']]});
  const answers = versionMetrics.map(() => answer());
  answers[0] = say({gitVersion: 'v1.20.2'});
  answers[2] = say({version: '2.42.0+ds'});
  expect(readVersions(answers)).toEqual({Kubernetes: '1.20.2', Prometheus: '2.42.0+ds'});
  answers[0] = say({git_version: 'v1.36.4', gitVersion: ''});
  expect(readVersions(answers)).toMatchObject({Kubernetes: '1.36.4'});
});
