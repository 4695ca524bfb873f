import {z} from 'zod';
import {answerError, answerJson, type Answer} from './answer.ts';
import {findDataSource} from './data-source-routes.ts';
import {querySchema, runQuery} from './query.ts';
import {describeIssue} from './refusal.ts';
import type {KnownRequest} from './request.ts';
import {parseTimeRange} from './time-range.ts';

const time = z.union([z.string(), z.number()]);

const bodySchema = z.strictObject({
  queries: z.array(querySchema).min(1, 'no queries found'),
  from: time.default('now-1h'),
  to: time.default('now'),
});

/** POST /api/ds/query: passes every query on to the real Prometheus and answers in data frames. */
export async function queryDataSources({instance, body}: KnownRequest): Promise<Answer> {
  const parsed = bodySchema.safeParse(parseJson(body));
  if (!parsed.success) return answerError(400, parsed.error.issues.map(describeIssue).join('; '));
  const {queries, from, to} = parsed.data;
  const range = parseTimeRange(from, to, Date.now());
  if (range === undefined) return answerError(400, `from and to are no time range: ${from}, ${to}`);
  const asked = queries.map((query) => ({query, source: findDataSource(instance, query.datasource.uid)}));
  const results = await Promise.all(
    asked.map(async ({query, source}) => {
      if (source === undefined) return undefined;
      return [query.refId, await runQuery(query, source, range)] as const;
    }),
  );
  if (new Set(queries.map(({refId}) => refId)).size < queries.length) return answerError(400, 'a refId stands twice');
  const known = results.filter((result) => result !== undefined);
  if (known.length < results.length) return answerError(404, 'data source not found');
  const failed = known.find(([, {status}]) => status !== 200)?.[1];
  // Grafana says what went wrong in each result alone.
  const message = failed === undefined ? {} : {message: failed.error};
  return answerJson({results: Object.fromEntries(known), ...message}, failed === undefined ? 200 : 400);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
