import {relative, resolve} from 'node:path';
import {checkPage} from '../../extract/check-page.ts';
import {extractPage} from '../../extract/extract-page.ts';
import type {Problem} from '../../model/problem.ts';
import {renderProblems} from '../../report/problems.ts';
import {checkBashSyntax} from '../bash-syntax.ts';
import type {Context} from '../context.ts';
import {createCliError} from '../fail.ts';
import {loadProject} from '../load-project.ts';
import type {Format} from '../output.ts';
import type {Options} from '../program.ts';
import {readUserFile} from '../read-file.ts';

/** Reports every problem of the project, or of the files that were named. */
export async function runLint(context: Context, words: readonly string[], options: Options): Promise<number> {
  const {problems, files} = await findProblems(context, words);
  const report = {language: context.language, color: context.color.out, files};
  if (!context.quiet || problems.length > 0)
    context.print(renderProblems(options['format'] as Format, problems, report));
  return problems.length === 0 ? 0 : 1;
}

interface Found {
  readonly problems: readonly Problem[];
  readonly files: ReadonlyMap<string, string>;
}

async function findProblems(context: Context, words: readonly string[]): Promise<Found> {
  const {project, problems, files} = await loadProject(context.root);
  const steps = project.pages.flatMap((page) => (page.language === 'zh' ? page.steps : []));
  // The extractor's own parser may have seen the same fault.
  const seen = new Set(problems.filter(({code}) => code === 'bash-syntax').map(nameBlock));
  const bash = (await checkBashSyntax(steps)).filter((problem) => !seen.has(nameBlock(problem)));
  const all = {problems: [...problems, ...bash], files};
  return words.length === 0 ? all : chooseFiles(all, words, context);
}

function nameBlock({file, position}: Problem): string {
  return `${file}:${String(position.line)}`;
}

async function chooseFiles(all: Found, words: readonly string[], context: Context): Promise<Found> {
  const chosen: Problem[] = [];
  const files = new Map<string, string>();
  for (const word of words) {
    const path = resolve(word);
    const name = relative(context.root, path);
    const text = all.files.get(name) ?? (await readUserFile(path));
    const inside = all.files.has(name);
    if (!inside && !word.endsWith('.mdx')) throw createCliError('not-lintable', {file: word});
    files.set(inside ? name : word, text);
    chosen.push(...(inside ? all.problems.filter(({file}) => file === name) : checkLonePage(word, text)));
  }
  return {problems: chosen, files};
}

/** A page outside the project: what it says for itself, without the runbooks that might list it. */
function checkLonePage(file: string, text: string): readonly Problem[] {
  const {page, problems} = extractPage(file, text);
  return page?.language === 'zh' ? [...problems, ...checkPage(page)] : problems;
}
