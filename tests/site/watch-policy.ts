import type {BrowserContext} from 'playwright-core';

/** Notes what a page's Content-Security-Policy refuses, and requests to anywhere but its own origin. */
export async function watchPolicy(context: BrowserContext, origin: string): Promise<readonly string[]> {
  const found: string[] = [];
  await context.exposeFunction('noteViolation', (text: string) => void found.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const {noteViolation} = window as unknown as {noteViolation: (text: string) => void};
      noteViolation(`refused: ${event.effectiveDirective} ${event.blockedURI} on ${location.pathname}`);
    });
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== 'data:') found.push(`asked: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) found.push(`console: ${message.text()}`);
  });
  return found;
}
