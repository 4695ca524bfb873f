import {answerJson, type Answer} from './answer.ts';
import type {KnownRequest} from './request.ts';

const secret = new Set(['admin_password', 'secret_key']);

/** GET /api/admin/settings: what is in force, defaults included, by section; every value is a string, secrets are hidden. */
export function showSettings({instance}: KnownRequest): Answer {
  const sections = Object.entries(instance.settings).map(([section, keys]) => {
    const shown = Object.entries(keys).map(([key, value]) => [key, secret.has(key) ? '*********' : String(value)]);
    return [section === '' ? 'DEFAULT' : section, Object.fromEntries(shown)] as const;
  });
  return answerJson(Object.fromEntries(sections));
}
