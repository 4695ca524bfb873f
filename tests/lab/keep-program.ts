/** What of a page is program, line by line: its head, headings, tags with their attributes, and blocks; no prose. */
export function keepProgram(page: string): string {
  let fence = '';
  const lines = page.split('\n').filter((line) => {
    const [mark = ''] = /^\s*(`{3,}|~{3,}|---$)/.exec(line) ?? [];
    if (mark === '') return fence !== '' || /^\s*[<#]/.test(line);
    if (fence === '') fence = mark;
    else if (fence.trim() === mark.trim()) fence = '';
    return true;
  });
  // A tag over several lines, too.
  const tags = page.match(/<[A-Z][^>]*>/g) ?? [];
  return [...lines, ...tags].join('\n');
}
