import {create} from './elements.ts';

/** Gives the reader a file that was made here. */
export function downloadText(name: string, text: string): void {
  const link = create('a', {download: name, href: URL.createObjectURL(new Blob([text], {type: 'text/plain'}))});
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 1000);
}
