import {astroConfig, ecConfigFileOptions, ecIntegrationOptions} from 'virtual:astro-expressive-code/config';
import {createAstroRenderer, mergeEcConfigOptions} from 'virtual:astro-expressive-code/api';
import preprocessEcConfig from 'virtual:astro-expressive-code/preprocess-config';
import type {BlockView} from '../step-view.ts';
import {markHoles} from './mark-holes.ts';
import {renderPre} from './render-pre.ts';

type Code = Pick<BlockView, 'code' | 'language' | 'holes'>;

/** Expressive Code as Starlight sets it up. These modules are internal to it: its version is pinned. */
const renderer = createRenderer();

/** Both languages show the same blocks, and a page may stand in several manifests: each text is rendered once. */
const rendered = new Map<string, Promise<string>>();

/** The HTML of a block: `<pre>`, with the places of its values marked. */
export function renderCode(block: Code): Promise<string> {
  const {code, language, holes} = block;
  const key = JSON.stringify([code, language, holes]);
  const known = rendered.get(key) ?? render(block);
  rendered.set(key, known);
  return known;
}

/** The address of the styles of highlighted code. */
export async function listCodeStyles(): Promise<readonly string[]> {
  const {hashedStyles} = await renderer;
  return hashedStyles.map(([route]) => astroConfig.base.replace(/\/$/, '') + route);
}

async function render({code, language, holes}: Code): Promise<string> {
  const {ec} = await renderer;
  const {renderedGroupAst} = await ec.render({code, language, meta: ''});
  return renderPre(renderedGroupAst, (lines) => {
    markHoles(lines, code, holes);
  });
}

async function createRenderer() {
  const merged = mergeEcConfigOptions(ecIntegrationOptions, ecConfigFileOptions);
  const ecConfig = (await preprocessEcConfig({ecConfig: merged, astroConfig})) ?? merged;
  return createAstroRenderer({astroConfig, ecConfig});
}
