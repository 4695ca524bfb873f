import type {Yaml} from 'mdast';
import {isMap, isScalar, parseDocument} from 'yaml';
import {report, type Source} from '../source.ts';

// Most frontmatter is plain `key: words` lines; a YAML parser costs more than the whole page.
const plainLines = /^(?:[a-z][A-Za-z]*: [^\s"'`@%&*!|>{}[\],#?:-](?:[^:#\n]*[^\s:#])?(?:\n|$))*$/;
const titleLine = /^title: (.*)$/m;

/** The title of the frontmatter; an empty one where it is missing, with a problem. */
export function parseTitle(source: Source, node: Yaml | undefined): string {
  const title = node === undefined ? undefined : readTitle(source, node);
  if (title === undefined || title.trim() === '') {
    report(source, 'title-missing', {line: 1, column: 1});
    return '';
  }
  return title;
}

function readTitle(source: Source, node: Yaml): string | undefined {
  if (plainLines.test(node.value)) return titleLine.exec(node.value)?.[1];
  const document = parseDocument(node.value, {prettyErrors: true});
  for (const error of document.errors) {
    const [at] = error.linePos ?? [];
    const detail = error.message.split('\n')[0]?.replace(/ at line .*$/, '') ?? '';
    report(
      source,
      'frontmatter',
      {line: (at?.line ?? 1) + (node.position?.start.line ?? 1), column: at?.col ?? 1},
      {detail},
    );
  }
  const title = isMap(document.contents) ? document.contents.get('title', true) : undefined;
  return isScalar(title) ? String(title.value ?? '') : undefined;
}
