import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse} from 'node:http';
import {createServer as createTlsServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {answerError, type Answer} from './answer.ts';
import {refuseStranger} from './authenticate.ts';
import type {Instance} from './instance.ts';
import type {Log} from './log.ts';
import {describeError, Refusal} from './refusal.ts';
import {routes} from './routes.ts';
import type {Settings} from './settings-schema.ts';
import {simulatedHeader} from './version.ts';

/** A body that no page of ours sends. In bytes. */
const largestBody = 1024 * 1024;

/** Listens as the settings say, HTTP or HTTPS. */
export async function startServer(instance: Instance, log: Log): Promise<Server> {
  const {http_addr: address, http_port: port, protocol} = instance.settings.server;
  const server = createListener(instance.settings, (request, response) => {
    void answer(instance, request).then(
      (result) => send(instance.settings, request, response, result, log),
      (error: unknown) => {
        log('error', 'Request failed', {path: request.url ?? '', error: describeError(error)});
        send(instance.settings, request, response, answerError(500, 'Internal server error'), log);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new Refusal(`${address}:${port}: ${error.message}`)));
    server.listen(port, ...(address === '' ? [] : [address]), resolve);
  });
  const bound = server.address() as AddressInfo;
  log('info', 'HTTP Server Listen', {address: `${bound.address}:${bound.port}`, protocol, subUrl: '', socket: ''});
  return server;
}

function createListener({server}: Settings, listener: RequestListener): Server {
  if (server.protocol === 'http') return createServer(listener);
  const minVersion = server.min_tls_version === 'TLS1.3' ? 'TLSv1.3' : 'TLSv1.2';
  const [cert, key] = [readPem('cert_file', server.cert_file), readPem('cert_key', server.cert_key)];
  try {
    return createTlsServer({cert, key, minVersion}, listener);
  } catch (error) {
    throw new Refusal(`server.cert_file, server.cert_key: ${describeError(error)}`);
  }
}

function readPem(name: string, file: string): string {
  if (file === '') throw new Refusal(`server.${name} cannot be empty when using HTTPS`);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(`server.${name}: ${describeError(error)}`);
  }
}

async function answer(instance: Instance, request: IncomingMessage): Promise<Answer> {
  const {settings} = instance;
  const url = new URL(request.url ?? '/', 'http://host');
  const elsewhere = redirectToDomain(settings, request.headers.host ?? '', url);
  if (elsewhere !== undefined) return elsewhere;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  for (const {method: wanted, pattern, open, handle} of routes) {
    const match = pattern.exec(url.pathname);
    if (match === null || method !== wanted) continue;
    const refused = open === true ? undefined : await refuseStranger(settings, request.headers.authorization);
    if (refused !== undefined) return refused;
    const body = await readBody(request);
    if (body === undefined) return answerError(413, 'the body is too large');
    return handle({instance, parts: match.groups ?? {}, search: url.searchParams, body});
  }
  return answerError(404, 'Not found');
}

/** With `enforce_domain`, another name in the request leads to the root URL. */
function redirectToDomain({server}: Settings, host: string, url: URL): Answer | undefined {
  if (!server.enforce_domain || host.replace(/:\d+$/, '') === server.domain) return undefined;
  const location = `${server.root_url.replace(/\/$/, '')}${url.pathname}${url.search}`;
  return {status: 301, type: 'text/plain', body: '', headers: {location}};
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(
  {security, server}: Settings,
  request: IncomingMessage,
  response: ServerResponse,
  {status, type, body, headers}: Answer,
  log: Log,
): void {
  const strict = security.strict_transport_security && server.protocol === 'https';
  response.writeHead(status, {
    ...simulatedHeader,
    'cache-control': 'no-store',
    'content-type': type,
    'x-content-type-options': 'nosniff',
    ...(security.allow_embedding ? {} : {'x-frame-options': 'deny'}),
    ...(strict ? {'strict-transport-security': 'max-age=86400'} : {}),
    ...(security.content_security_policy ? {'content-security-policy': "default-src 'none'"} : {}),
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
  const level = server.router_logging || status >= 500 ? 'info' : 'debug';
  log(level, 'Request Completed', {method: request.method ?? '', path: request.url ?? '', status});
}
