import {readFile, readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {parse} from 'yaml';
import type {Text} from '../../model/language.ts';
import {findRunbookId} from '../../model/runbook-id.ts';
import {createStyle} from '../../report/style.ts';
import type {Context} from '../context.ts';
import type {Options} from '../program.ts';
import {renderTable} from '../table.ts';

/** Reads the manifests alone, and without a schema: this is what shells complete with. `lint` says what is wrong in them. */
export async function runList(context: Context, _words: readonly string[], options: Options): Promise<number> {
  const runbooks = await readTitles(join(context.root, 'runbooks'));
  if (options['format'] === 'jsonl') {
    context.print(runbooks.map((runbook) => `${JSON.stringify({type: 'runbook', format: 1, ...runbook})}\n`).join(''));
  } else if (context.quiet) {
    context.print(runbooks.map(({id}) => `${id}\n`).join(''));
  } else if (runbooks.length === 0) {
    context.warn(`${context.say('no-runbooks', {directory: join(context.root, 'runbooks')})}\n`);
  } else {
    context.print(renderRunbooks(runbooks, context));
  }
  return 0;
}

interface Listed {
  readonly id: string;
  readonly title?: Text;
  readonly description?: Text;
}

async function readTitles(directory: string): Promise<Listed[]> {
  const names = (await readdir(directory)).filter((name) => findRunbookId(`runbooks/${name}`) !== undefined).sort();
  return Promise.all(
    names.map(async (name) => {
      const id = name.replace(/\.yaml$/, '');
      const manifest = parseLoosely(await readFile(join(directory, name), 'utf8'));
      const {title, description} = manifest;
      return {id, ...(isText(title) ? {title} : {}), ...(isText(description) ? {description} : {})};
    }),
  );
}

function parseLoosely(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = parse(chooseEntries(text), {logLevel: 'silent'});
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;
}

/** Half of the time of `list` would go into the rest of the manifests. */
function chooseEntries(text: string): string {
  const entries = text.split(/^(?=[^\s#-])/m);
  return entries.filter((entry) => /^(title|description):/.test(entry)).join('');
}

function renderRunbooks(runbooks: readonly Listed[], {color, pick, say}: Context): string {
  const style = createStyle(color.out);
  return renderTable(
    runbooks.map(({id, title}) => [
      style.bold(id),
      title === undefined ? style.yellow(say('broken-manifest')) : pick(title),
    ]),
  );
}
