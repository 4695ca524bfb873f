import type {MdxjsEsm} from 'satteri';
import {report} from '../source.ts';
import type {PageDraft} from './page-draft.ts';

const statement =
  /^import\s+(?:([A-Za-z_$][\w$]*)|\{([\w$\s,]*)\}|([A-Za-z_$][\w$]*)\s*,\s*\{([\w$\s,]*)\})\s+from\s+(?:'[^'\n]+'|"[^"\n]+")\s*;?\s*/;

/** Import statements bring components; anything else would run at build time, and Step is the site's own. */
export function checkStatements(page: PageDraft, node: MdxjsEsm): void {
  const at = node.position?.start ?? {line: 1, column: 1};
  let rest = node.value.trim();
  while (rest !== '') {
    const match = statement.exec(rest);
    if (match === null) {
      report(page, 'statement', {
        line: at.line + node.value.slice(0, node.value.length - rest.length).split('\n').length - 1,
        column: 1,
      });
      return;
    }
    const [whole, only, named, first, others] = match;
    for (const name of [only, first, ...splitNames(named), ...splitNames(others)]) {
      if (name === 'Step') report(page, 'statement', at);
      else if (name !== undefined) page.imported.add(name);
    }
    rest = rest.slice(whole.length);
  }
}

/** `A, B as C` gives A and C. */
function splitNames(list: string | undefined): string[] {
  return (list ?? '').split(',').flatMap((item) => {
    const [, name] = /^\s*(?:[\w$]+\s+as\s+)?([\w$]+)\s*$/.exec(item) ?? [];
    return name === undefined ? [] : [name];
  });
}
