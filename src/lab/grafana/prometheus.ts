import {request as requestHttp, type RequestOptions} from 'node:http';
import {request as requestHttps} from 'node:https';
import {z} from 'zod';
import type {DataSource} from './data-sources.ts';
import {describeError} from './refusal.ts';

const sample = z.tuple([z.number(), z.string()]);
const labels = z.record(z.string(), z.string());

const resultSchema = z.discriminatedUnion('resultType', [
  z.object({resultType: z.literal('matrix'), result: z.array(z.object({metric: labels, values: z.array(sample)}))}),
  z.object({resultType: z.literal('vector'), result: z.array(z.object({metric: labels, value: sample}))}),
  z.object({resultType: z.literal('scalar'), result: sample}),
]);

const answerSchema = z.union([
  z.object({status: z.literal('success'), data: resultSchema}),
  z.object({status: z.literal('error'), errorType: z.string(), error: z.string()}),
]);

export type PrometheusResult = z.infer<typeof resultSchema>;

export type PrometheusAnswer =
  {readonly status: 'done'; readonly result: PrometheusResult} | {readonly status: 'failed'; readonly message: string};

/** Asks Prometheus; `route` is `query` or `query_range`. Whatever goes wrong comes back in Grafana's words. */
export async function askPrometheus(
  source: DataSource,
  route: 'query' | 'query_range',
  parameters: Readonly<Record<string, string>>,
): Promise<PrometheusAnswer> {
  const {httpMethod} = source.jsonData;
  const url = `${source.url.replace(/\/+$/, '')}/api/v1/${route}`;
  const form = new URLSearchParams(parameters).toString();
  try {
    const answer = await send(source, httpMethod === 'GET' ? `${url}?${form}` : url, httpMethod === 'GET' ? '' : form);
    return readAnswer(answer.status, answer.text);
  } catch (error) {
    const verb = httpMethod === 'GET' ? 'Get' : 'Post';
    return {status: 'failed', message: `${verb} "${url}": ${describeError(error)}`};
  }
}

function readAnswer(status: number, text: string): PrometheusAnswer {
  const parsed = answerSchema.safeParse(parseJson(text));
  if (!parsed.success) return {status: 'failed', message: `${status}: not an answer of Prometheus`};
  if (parsed.data.status === 'success') return {status: 'done', result: parsed.data.data};
  return {status: 'failed', message: `${parsed.data.errorType}: ${parsed.data.error}`};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(source: DataSource, url: string, body: string): Promise<{status: number; text: string}> {
  const {timeout, httpMethod, tlsAuthWithCACert, tlsSkipVerify, serverName} = source.jsonData;
  const options = {
    method: httpMethod,
    headers: createHeaders(source),
    // In milliseconds.
    signal: AbortSignal.timeout(timeout * 1000),
    ...(tlsAuthWithCACert === true ? {ca: source.secureJsonData.tlsCACert} : {}),
    ...(tlsSkipVerify === true ? {rejectUnauthorized: false} : {}),
    ...(serverName === undefined ? {} : {servername: serverName}),
  } satisfies RequestOptions & Record<string, unknown>;
  const {promise, resolve, reject} = Promise.withResolvers<{status: number; text: string}>();
  const request = (url.startsWith('https:') ? requestHttps : requestHttp)(url, options, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => (text += chunk));
    response.on('end', () => resolve({status: response.statusCode ?? 0, text}));
    response.on('error', reject);
  });
  request.on('error', reject);
  request.end(body);
  return promise;
}

function createHeaders({basicAuth, basicAuthUser = '', secureJsonData}: DataSource): Record<string, string> {
  const password = secureJsonData.basicAuthPassword ?? '';
  const credentials = Buffer.from(`${basicAuthUser}:${password}`).toString('base64');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    ...(basicAuth ? {authorization: `Basic ${credentials}`} : {}),
  };
}
