import {readdir, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {htmlToHast, type HastNode} from 'satteri';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where `npm run build` put the site. */
export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

export const pages = fileURLToPath(new URL('../../content/docs', import.meta.url));

export type Element = Extract<HastNode, {type: 'element'}>;

export interface BuiltPage {
  /** Its address on the site: `/en/pki/ca/`. */
  readonly path: string;
  readonly tree: HastNode;
}

export async function loadBuiltPages(): Promise<BuiltPage[]> {
  const files = (await readdir(dist, {recursive: true})).filter((file) => file.endsWith('.html')).sort();
  return Promise.all(files.map(loadPage));
}

/** Slugs of the Chinese pages, as their files name them. */
export async function listSlugs(folder = pages): Promise<string[]> {
  const files = await readdir(folder, {recursive: true});
  return files
    .filter((file) => file.endsWith('.mdx') && !file.startsWith('en/'))
    .map((file) => file.slice(0, -'.mdx'.length))
    .sort();
}

/** The address of a slug in a language. */
export function addressOf(slug: string, language: 'zh' | 'en'): string {
  const prefix = language === 'en' ? '/en/' : '/';
  return slug === 'index' ? prefix : `${prefix}${slug}/`;
}

export function findElements(node: HastNode, matches: (element: Element) => boolean): Element[] {
  const below = 'children' in node ? node.children.flatMap((child) => findElements(child as HastNode, matches)) : [];
  return node.type === 'element' && matches(node) ? [node, ...below] : below;
}

export function hasClass(element: Element, name: string): boolean {
  const {className} = element.properties;
  return Array.isArray(className) && className.includes(name);
}

export function textOf(node: HastNode): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child as HastNode)).join('') : '';
}

async function loadPage(file: string): Promise<BuiltPage> {
  const html = await readFile(`${dist}/${file}`, 'utf8');
  return {path: `/${file.replace(/index\.html$/, '')}`, tree: htmlToHast(html)};
}
