import {createStyle} from '../../report/style.ts';
import type {Context} from '../context.ts';
import {checkMachine, type Finding} from '../check-machine.ts';
import type {Options} from '../program.ts';

/** What this machine has and lacks. Exit 3 where something is missing that every run needs. */
export async function runDoctor(context: Context, _words: readonly string[], options: Options): Promise<number> {
  const findings = await checkMachine(context);
  if (options['format'] === 'jsonl') {
    context.print(findings.map((finding) => `${JSON.stringify({type: 'finding', format: 1, ...finding})}\n`).join(''));
  } else {
    context.print(renderFindings(findings, context));
  }
  return findings.some(({ok, need}) => !ok && need === 'always') ? 3 : 0;
}

function renderFindings(findings: readonly Finding[], context: Context): string {
  const {say} = context;
  const style = createStyle(context.color.out);
  const shown = context.quiet ? findings.filter(({ok}) => !ok) : findings;
  const lines = shown.flatMap(({name, ok, need, detail, mend}) => {
    const mark = ok ? style.green('✓') : need === 'always' ? style.red('✗') : style.yellow('!');
    const line = `${mark} ${say(`doctor-${name}`)}  ${style.dim(detail)}`;
    return ok || mend === '' ? [line] : [line, `    ${say('doctor-mend', {mend})}`];
  });
  const missing = findings.filter(({ok}) => !ok);
  const end =
    missing.length === 0
      ? style.green(say('doctor-ok'))
      : missing.some(({need}) => need === 'always')
        ? style.red(say('doctor-not-ok'))
        : style.yellow(say('doctor-lab-only'));
  return [...lines, end, ''].join('\n');
}
