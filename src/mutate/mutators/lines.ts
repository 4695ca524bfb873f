import type {Change, LineOf} from '../change.ts';

/** Bash lines that are no command by themselves. */
const structure =
  /^\s*(?:(?:if|then|else|elif|fi|for|while|until|do|done|case|esac|function)\b|[{}()]|;;|[\w*|"$-]+\)|.*<<)/;

/** Drops a line: a command, a directive, a setting. */
export function dropLines(of: LineOf): Change[] {
  const {place, kind, language, line, quoted} = of;
  if (place !== 'code' || line.trim() === '' || isComment(line) || isContinued(of)) return [];
  const what = `drop ${line.trim()}`;
  if (language === 'json') return isJsonProperty(of) ? [{what, line: undefined}] : [];
  if (kind === 'file' || quoted) return [{what, line: undefined}];
  if (structure.test(line) || !isWhole(line)) return [];
  // Not nothing: a branch of an `if` may not be empty.
  return [{what, line: `${/^\s*/.exec(line)?.[0] ?? ''}:`}];
}

/** Nothing reads it but people. */
export function isComment(line: string): boolean {
  return /^\s*(?:#|;|\/\/|(?:Description|Documentation)=)/.test(line);
}

/** The flags of a command over several lines have a mutator of their own. */
function isContinued({line, before}: LineOf): boolean {
  return line.endsWith('\\') || before?.endsWith('\\') === true;
}

/** A line that the object can lose and stay an object. */
function isJsonProperty({line, before, after}: LineOf): boolean {
  if (!/^\s*("[^"]*":\s*)?("[^"]*"|[\w.-]+|\[.*\]|\{.*\}),?$/.test(line)) return false;
  const opens = before === undefined || /[[{]\s*$/.test(before);
  const closes = after === undefined || /^\s*[\]}]/.test(after);
  return line.endsWith(',') || (opens && closes);
}

/** Quotes that are opened are closed on the line. */
function isWhole(line: string): boolean {
  return (line.match(/'/g)?.length ?? 0) % 2 === 0 && (line.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 0;
}
