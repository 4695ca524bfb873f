import type {Language} from '../../model/language.ts';
import {audienceBox, authorityBox, leafBox} from './certificate-trust-boxes.ts';
import {createAuthorities, type Authority} from './certificate-trust-parts.ts';
import {certificateTrustTexts as texts} from './certificate-trust-texts.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {GridPlan} from './grid.ts';
import {labelBeside} from './label.ts';
import {route} from './route.ts';
import type {Arrow, PlacedLine, Scene} from './scene.ts';

/** Each issuer above what it issues: a rail on the left leads to every leaf, one on the right to who verifies it. */
export function createNarrowTrust(language: Language): Scene {
  const authorities = createAuthorities(language);
  return createScene({
    width: sceneWidths.narrow,
    grids: authorities.map((authority, index) => createGrid(authority, index)),
    arrows: (box) => authorities.flatMap((authority, index) => createArrows(authority, index, box)),
    labels: (box) => authorities.flatMap((authority, index) => createLabels(authority, index, box, language)),
  });
}

const rails = {left: 10, right: sceneWidths.narrow - 8};
const columns: GridPlan['columns'] = [1, ['edge', 23], ['indent', 88], ['main', 'rest'], 22];
const gaps = {issued: 30, leaf: 8, verifier: 28, audience: 20, authority: 36};

function createGrid(authority: Authority, index: number): GridPlan {
  const id = `ca${index}`;
  const rows = authority.audiences.flatMap(({leaves}, group) => [
    group === 0 ? gaps.issued : gaps.audience,
    ...leaves.flatMap((_, row) => [...(row === 0 ? [] : [gaps.leaf]), `${id}-${group}-${row}`]),
    gaps.verifier,
    `${id}-${group}`,
  ]);
  return {
    columns,
    rows: [index === 0 ? 0 : gaps.authority, id, ...rows],
    boxes: [
      authorityBox(authority, {id, column: ['edge', 'main'], row: id}),
      ...authority.audiences.flatMap((audience, group) => [
        ...audience.leaves.map((leaf, row) => {
          const own = `${id}-${group}-${row}`;
          return leafBox(leaf, authority.tier, {id: own, column: ['indent', 'main'], row: own});
        }),
        audienceBox(audience, {id: `${id}-${group}`, column: 'main', row: `${id}-${group}`}),
      ]),
    ],
  };
}

function createArrows({audiences}: Authority, index: number, box: FindBox): Arrow[] {
  const issuer = box(`ca${index}`);
  const at = (rails.left - issuer.x) / issuer.width;
  return audiences.flatMap(({leaves}, group) =>
    leaves.flatMap((_, row) => {
      const leaf = box(`ca${index}-${group}-${row}`);
      const verifier = box(`ca${index}-${group}`);
      return [
        route('solid', {box: issuer, side: 'bottom', at}, {box: leaf, side: 'left'}),
        route('solid', {box: leaf, side: 'right'}, {box: verifier, side: 'right'}, [{x: rails.right}]),
      ];
    }),
  );
}

function createLabels({audiences, subject}: Authority, index: number, box: FindBox, language: Language): PlacedLine[] {
  const issuer = box(`ca${index}`);
  const [down, over] = subject === undefined ? [texts.signs, texts.tokensShownTo] : [texts.issues, texts.shownTo];
  return [
    ...labelBeside({x: rails.left, y: issuer.y + issuer.height + gaps.issued / 2}, 'right', [down[language]]),
    ...audiences.flatMap((_, group) => {
      const {y} = box(`ca${index}-${group}`);
      return labelBeside({x: rails.right, y: y - gaps.verifier / 2}, 'left', [over[language]]);
    }),
  ];
}
