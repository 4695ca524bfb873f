import type {HoleScope} from '../../model/hole-value.ts';
import {renderPageScript, type ScriptBlock, type ScriptStep} from '../values/page-script.ts';
import type {ReaderData} from '../values/reader-data.ts';
import {readBlock} from './copy.ts';
import {downloadText} from './download-text.ts';
import {all} from './elements.ts';
import {listStepHosts} from './fill-page.ts';

/** Downloads the page's steps on one host as they stand there: the values and the cases that the reader chose. */
export function downloadScript(hostName: string, data: ReaderData, scope: HoleScope): void {
  const steps = all('.step').filter((step) => listStepHosts(step, scope).some(({name}) => name === hostName));
  const read = steps.map(readStep);
  const codes = read.flatMap(({blocks}) => blocks.map(({code}) => code)).join('\n');
  const title = document.querySelector('h1')?.textContent ?? '';
  const script = renderPageScript({
    head: [`${title} · ${location.origin}${location.pathname}`, data.texts.scriptHead.replace('{host}', hostName)],
    steps: read,
    path: data.path,
    captures: Object.keys(data.captures).filter((name) => codes.includes(`{{${name}}}`)),
    missing: data.texts.scriptMissing,
    done: data.texts.scriptDone,
  });
  const slug = location.pathname.split('/').filter(Boolean).at(-1) ?? 'page';
  downloadText(`${slug}.${hostName}.sh`, script);
}

/** In the runner's order: what acts, what proves it, what is read. */
const order = ['run', 'file', 'check', 'capture'];

function readStep(step: HTMLElement): ScriptStep {
  const heading = step.querySelector<HTMLElement>('h2, h3, h4, h5, h6');
  const blocks = all('.block', step)
    .filter(({hidden, dataset}) => !hidden && order.includes(dataset['kind'] ?? ''))
    .map((block): ScriptBlock => {
      const {kind, path = '', mode = '', owner = '', within = '0', capture = ''} = block.dataset;
      return {
        kind: kind as ScriptBlock['kind'],
        code: readBlock(block),
        path,
        mode,
        owner,
        within: Number(within),
        capture,
      };
    });
  const acts = ({kind}: ScriptBlock) => (kind === 'check' || kind === 'capture' ? order.indexOf(kind) : 0);
  return {
    id: heading?.id ?? '',
    heading: heading?.textContent ?? '',
    blocks: blocks.toSorted((a, b) => acts(a) - acts(b)),
  };
}
