import type {AstroIntegration} from 'astro';
import {createHash} from 'node:crypto';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * Writes into every built page a Content-Security-Policy with the hashes of its own inline scripts and styles. Astro's
 * own policy knows neither Starlight's `is:inline` scripts nor style attributes.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'runbook-content-security-policy',
    hooks: {
      'astro:build:done': async ({dir}) => {
        const folder = fileURLToPath(dir);
        const files = (await readdir(folder, {recursive: true})).filter((file) => file.endsWith('.html'));
        for (const file of files) {
          const path = join(folder, file);
          await writeFile(path, insertPolicy(file, await readFile(path, 'utf8')));
        }
      },
    },
  };
}

/**
 * The page with its policy. It stands first, since it holds for what follows it only.
 * @throws {Error} where `html` has no `<meta charset>`
 */
export function insertPolicy(file: string, html: string): string {
  const charset = /<meta charset="?utf-8"?\s*\/?>/i.exec(html);
  if (charset === null) throw new Error(`${file} has no <meta charset="utf-8">: its policy has no place to stand`);
  const end = charset.index + charset[0].length;
  const meta = `<meta http-equiv="Content-Security-Policy" content="${createPolicy(html)}">`;
  return html.slice(0, end) + meta + html.slice(end);
}

export function createPolicy(html: string): string {
  const {scripts, styles} = listInline(html);
  return [
    `default-src 'none'`,
    // Pagefind compiles its search.
    `script-src ${["'self'", "'wasm-unsafe-eval'", ...hashAll(scripts)].join(' ')}`,
    `style-src ${["'self'", ...hashAll(styles)].join(' ')}`,
    // Expressive Code and Starlight colour and measure by style attributes.
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

interface Inline {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

// Comments and whole tags, so that a `<script>` within an attribute, such as the text of a copy button, is none.
const attributes = String.raw`(?:"[^"]*"|'[^']*'|[^'">])*`;
const tag = new RegExp(
  String.raw`<!--[^]*?-->|<(script|style)\b(${attributes})>([^]*?)</\1\s*>|<[a-z]${attributes}>`,
  'gi',
);

function listInline(html: string): Inline {
  const found = [...html.matchAll(tag)].filter(([, name]) => name !== undefined);
  const inline = found.map(([, name = '', words = '', text = '']) => ({name: name.toLowerCase(), words, text}));
  return {
    scripts: inline.filter(({name, words}) => name === 'script' && isRun(words)).map(({text}) => text),
    styles: inline.filter(({name}) => name === 'style').map(({text}) => text),
  };
}

/** Neither a file, which `'self'` allows, nor a block of data. */
function isRun(words: string): boolean {
  if (/\ssrc\s*=/i.test(words)) return false;
  const [, type = ''] = /\stype\s*=\s*["']?([^"'\s]*)/i.exec(words) ?? [];
  return /^(|module|importmap|speculationrules|(text|application)\/javascript)$/i.test(type);
}

function hashAll(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`))];
}
