/** A word of a block and the line of the block, counted from 0, on which it stands. */
export interface Word {
  readonly text: string;
  readonly line: number;
}

/** `NAME=words`, over as many lines as end with a backslash. */
export interface Assignment {
  readonly name: string;
  readonly words: readonly Word[];
}

/** With the lines that a backslash joins to it. */
const assignmentPattern = /^([A-Za-z_]\w*)=((?:.*\\\n)*.*)$/gm;

/**
 * The assignments of an environment file or of a unit: systemd writes both in the same way. Quotes are dropped.
 * @throws for a line that is neither an assignment, a section nor a comment: nothing is overlooked
 */
export function readAssignments(text: string): readonly Assignment[] {
  const other = text
    .replaceAll(assignmentPattern, '')
    .split('\n')
    .find((line) => !/^\s*([#;[]|$)/.test(line));
  if (other !== undefined) throw new Error(`neither an assignment nor a comment: ${other}`);
  return [...text.matchAll(assignmentPattern)].map(({1: name = '', 2: value = '', index}) => {
    const start = text.slice(0, index).split('\n').length - 1;
    return {name, words: value.split('\\\n').flatMap((part, line) => splitWords(part, start + line))};
  });
}

function splitWords(text: string, line: number): Word[] {
  return [...text.matchAll(/[^\s"']+/g)].map(([word]) => ({text: word, line}));
}
