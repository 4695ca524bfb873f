import {readFile, writeFile} from 'node:fs/promises';
import {languages} from '../src/model/language.ts';
import {launchChromium} from './launch-chromium.ts';
import {renderSocialCard} from './social-card.ts';

/**
 * `npm run social-cards` draws public/social with the system's Chromium and its Chinese letters (Debian:
 * chromium-headless-shell, fonts-noto-cjk). The cards are committed: a build has neither.
 */
const folder = new URL('../public/', import.meta.url);
const logo = await readFile(new URL('favicon.svg', folder), 'utf8');
const browser = await launchChromium();
const page = await browser.newPage({viewport: {width: 1200, height: 630}});
for (const language of languages) {
  await page.setContent(renderSocialCard(language, logo));
  const file = new URL(`social/${language}.png`, folder);
  await writeFile(file, await page.screenshot({type: 'png'}));
  console.log(file.pathname);
}
await browser.close();
