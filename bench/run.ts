import {benchExec} from './exec.ts';
import {benchExtract} from './extract.ts';
import type {Ratio} from './measure.ts';
import {benchSite} from './site/site.ts';
import {benchStart} from './start.ts';

/** `npm run bench [start|extract|exec|site]`: every figure is a ratio against a rival measured in the same run. */
const parts: Readonly<Record<string, () => Promise<readonly Ratio[]>>> = {
  start: benchStart,
  extract: benchExtract,
  exec: benchExec,
  site: benchSite,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`no bench is named ${unknown}; there are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const {name: title, ratio, goal, detail} of await bench()) {
    const shown = ratio === undefined ? '—' : ratio.toFixed(2);
    const aim = goal === undefined ? '' : `goal ≤ ${goal.toFixed(2)}`;
    const reached = ratio === undefined || goal === undefined ? '' : ratio <= goal ? 'reached' : 'missed';
    console.log(`${title.padEnd(52)} ${shown.padStart(7)}   ${aim.padEnd(11)} ${reached.padEnd(8)} ${detail}`);
  }
}
