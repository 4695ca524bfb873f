import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';

/** What the pages of a build weigh, by page: the bytes of the HTML, and those of the JavaScript that it loads, in gzip. */
export type Weights = ReadonlyMap<string, {readonly html: number; readonly script: number}>;

export function weighPages(dist: string): Weights {
  const pages = globSync('**/*.html', {cwd: dist}).toSorted();
  return new Map(pages.map((page) => [page, weighPage(dist, readFileSync(join(dist, page), 'utf8'))]));
}

function weighPage(dist: string, html: string): {html: number; script: number} {
  const inline = [...html.matchAll(/<script(?![^>]*\b(?:src=|application\/(?:ld\+)?json))[^>]*>([^]*?)<\/script>/g)];
  const files = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, source = '']) => source);
  const loaded = new Set(files.flatMap((file) => followImports(dist, file)));
  const texts = [...inline.map(([, code = '']) => code), ...[...loaded].map((file) => readScript(dist, file))];
  return {html: Buffer.byteLength(html), script: texts.reduce((sum, text) => sum + gzipSync(text).length, 0)};
}

/** A module and what it imports when it starts; what it imports on demand costs a page nothing. */
function followImports(dist: string, file: string, seen = new Set<string>()): string[] {
  if (seen.has(file) || !file.startsWith('/')) return [];
  seen.add(file);
  const imports = [...readScript(dist, file).matchAll(/(?:^|[;}])(?:import|export)[^;()]*?["'](\.[^"']+)["']/g)];
  return [
    file,
    ...imports.flatMap(([, name = '']) => followImports(dist, new URL(name, `http://here${file}`).pathname, seen)),
  ];
}

function readScript(dist: string, file: string): string {
  return readFileSync(join(dist, file), 'utf8');
}
