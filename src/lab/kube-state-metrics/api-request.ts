import {once} from 'node:events';
import type {IncomingMessage} from 'node:http';
import {request} from 'node:https';
import {text} from 'node:stream/consumers';
import type {Cluster} from './cluster.ts';

/** An answer of the API server other than 200. */
export class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Asks the API server; the answer's body is still to be read. */
export async function requestApi(
  {url, silence, readCredentials}: Cluster,
  target: string,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const {token, ca} = await readCredentials();
  const headers = {authorization: `Bearer ${token}`, accept: 'application/json', 'user-agent': 'kube-state-metrics'};
  const sent = request(new URL(target, url), {ca, headers, signal, timeout: silence});
  sent.once('timeout', () => sent.destroy(new Error(`${url} is silent`)));
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  if (response.statusCode === 200) return response;
  throw new ApiError(response.statusCode ?? 0, `${response.statusCode} ${readMessage(await text(response))}`);
}

/** The message of a `Status` object, or what else the body says. */
function readMessage(body: string): string {
  try {
    return (JSON.parse(body) as {message?: string}).message ?? body;
  } catch {
    return body.trim();
  }
}
