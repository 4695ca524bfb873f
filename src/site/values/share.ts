import type {ReaderValues} from './reader-data.ts';

const prefix = '#values=';

/** The values as a fragment of an address: browsers do not send it to the server. */
export function writeFragment(values: ReaderValues): string {
  const bytes = new TextEncoder().encode(JSON.stringify(values));
  const text = btoa(String.fromCharCode(...bytes));
  return prefix + text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** True where the fragment brings values, whether or not they can be read. */
export function hasValues(fragment: string): boolean {
  return fragment.startsWith(prefix);
}

/** What the fragment brings; undefined where it cannot be read. Anything may stand in it: it is checked later. */
export function readFragment(fragment: string): unknown {
  try {
    const text = atob(fragment.slice(prefix.length).replaceAll('-', '+').replaceAll('_', '/'));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0))));
  } catch {
    return undefined;
  }
}
