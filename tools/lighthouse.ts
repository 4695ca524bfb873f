import {addressOf, listSlugs} from '../tests/site/built-page.ts';
import {categories, isPerfect, measurePages} from './measure-pages.ts';
import {parseOptions, refuse} from './parse-options.ts';
import {sample} from './sample.ts';

/**
 * `npm run lighthouse [-- --sample N --seed S]`: every page of the built site in both languages, or a sample. Fails
 * where one is below a hundred in any category in the best of three runs.
 */
const {values} = parseOptions({options: {sample: {type: 'string'}, seed: {type: 'string', default: '1'}}});
const all = (await listSlugs()).flatMap((slug) => [addressOf(slug, 'zh'), addressOf(slug, 'en')]);
const count = values.sample === undefined ? all.length : Number(values.sample);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) refuse('--sample and --seed are numbers');
const chosen = sample(all, count, seed);

const what = chosen.length === all.length ? 'all' : `seed ${seed}`;
console.log(
  `Lighthouse, mobile, simulated throttling, best of up to 3 runs: ${chosen.length} pages of ${all.length} (${what})`,
);
console.log(`${categories.join(' / ')}\n`);
let below = 0;
for await (const {address, scores, runs, slowdown, failed} of measurePages(chosen)) {
  const line = categories.map((category) => String(scores[category]).padStart(3)).join(' / ');
  const notes = [...(runs > 1 ? [`best of ${runs} runs`] : []), `processor slowed ×${slowdown}`];
  console.log(`${line}   ${address}   ${notes.join(', ')}`);
  if (isPerfect(scores)) continue;
  below += 1;
  for (const audit of failed) console.log(`      ${audit}`);
}
console.log(below === 0 ? '\nevery page has 100 in every category' : `\n${below} pages below 100`);
if (below > 0) process.exitCode = 1;
