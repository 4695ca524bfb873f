import {execa} from 'execa';
import type {RecordingRange} from '../src/model/recording-range.ts';
import {rangeAnswerSchema, type RangeAnswer} from '../src/model/record-series.ts';

/** Where Prometheus is, and how to get there. */
export interface PrometheusPlace {
  /** Its base URL, as seen from where curl runs. */
  readonly url: string;
  /** What stands before `curl`: `ssh master`, say. Empty: curl runs here. */
  readonly via: readonly string[];
}

/**
 * One query over a range of time. It goes to curl's input, so that no shell on the way reads it.
 * @throws {Error} where curl fails or Prometheus refuses the query
 */
export async function queryPrometheus(
  {url, via}: PrometheusPlace,
  expr: string,
  {from, to, stepSeconds}: RecordingRange,
): Promise<RangeAnswer> {
  const input = new URLSearchParams({query: expr, start: from, end: to, step: String(stepSeconds)}).toString();
  const curl = ['curl', '--silent', '--show-error', '--max-time', '30', '--data', '@-', `${url}/api/v1/query_range`];
  const [program = 'curl', ...words] = [...via, ...curl];
  const {stdout, stderr, failed} = await execa(program, words, {input, reject: false});
  if (failed) throw new Error(`${expr}: ${stderr || 'no answer'}`);
  const {data, error} = rangeAnswerSchema.safeParse(JSON.parse(stdout));
  if (error !== undefined) throw new Error(`${expr}: Prometheus said ${stdout.slice(0, 500)}`);
  return data;
}
