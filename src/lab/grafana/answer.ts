/** What a request gets. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer in JSON. */
export function answerJson(body: unknown, status = 200): Answer {
  return {status, type: 'application/json; charset=UTF-8', body: `${JSON.stringify(body)}\n`};
}

/** An error as Grafana words it. */
export function answerError(status: number, message: string, messageId?: string): Answer {
  const id = messageId === undefined ? {} : {messageId, statusCode: status};
  return answerJson({message, ...id, traceID: ''}, status);
}
