/** A fenced code block, with a fence that the code cannot close. */
export function renderFence(code: string, language: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Inline code, with as many backticks around it as it takes. */
export function renderInlineCode(code: string): string {
  const fence = '`'.repeat(longestRun(code) + 1);
  const gap = /^`|`$/.test(code) ? ' ' : '';
  return fence + gap + code + gap + fence;
}

function longestRun(code: string): number {
  return Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
}
