/**
 * How much the words of a page count in the search, from 0 to 10; 1 is Pagefind's own.
 * A page that recreates the past, or repeats what others say, must not stand before the page of today.
 * Source: https://pagefind.app/docs/weighting/
 */
export function searchWeight(slug: string): number {
  return /(?:^|\/)(?:original\/|operate\/troubleshooting$)/.test(slug) ? 0.2 : 1;
}
