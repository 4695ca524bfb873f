import type {Yaml} from 'mdast';
import {isMap, isScalar, parseDocument} from 'yaml';
import {positionAt, report, type Source} from '../source.ts';

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
  const document = parseDocument(node.value, {logLevel: 'error'});
  const start = (node.position?.start.offset ?? 0) + '---\n'.length;
  for (const error of document.errors) {
    const detail = (error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
    report(source, 'frontmatter', positionAt(source.text, start + Math.min(error.pos[0], node.value.length)), {detail});
  }
  const title = isMap(document.contents) ? document.contents.get('title', true) : undefined;
  return isScalar(title) ? String(title.value ?? '') : undefined;
}
