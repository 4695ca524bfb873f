import {isAdmin} from './admin.ts';
import {answerError, type Answer} from './answer.ts';
import type {Settings} from './settings-schema.ts';

/** The refusal of a request whose basic authentication is missing or wrong, in Grafana's words. */
export async function refuseStranger(
  settings: Settings,
  authorization: string | undefined,
): Promise<Answer | undefined> {
  if (authorization === undefined) return answerError(401, 'Unauthorized', 'auth.unauthorized');
  const encoded = /^Basic (\S+)$/i.exec(authorization)?.[1];
  const decoded = Buffer.from(encoded ?? '', 'base64').toString('utf8');
  const [, login, password] = /^([^:]*):(.*)$/s.exec(decoded) ?? [];
  if (login !== undefined && password !== undefined && (await isAdmin(settings, login, password))) return undefined;
  return answerError(401, 'Invalid username or password', 'password-auth.failed');
}
