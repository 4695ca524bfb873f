import {all} from './elements.ts';

/** The text of a block as it stands there: what is shown is what is copied. */
export function readBlock(block: Element): string {
  return all('.ec-line', block)
    .map((line) => (line.textContent === '\n' ? '' : line.textContent))
    .join('\n');
}

/** Copies a text, and says so on the button for a moment. */
export async function copyText(text: string, button: HTMLElement, said: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  const before = button.textContent;
  if (before === said) return;
  button.textContent = said;
  setTimeout(() => (button.textContent = before), 1500);
}

export function watchCopyButtons(said: string): void {
  for (const button of all('.block-copy')) {
    const block = button.closest('.block');
    if (block) button.addEventListener('click', () => void copyText(readBlock(block), button, said));
  }
}
