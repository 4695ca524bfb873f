import type {Language} from '../../model/language.ts';
import {audienceBox, authorityBox, leafBox} from './certificate-trust-boxes.ts';
import {createAuthorities, type Audience, type Authority} from './certificate-trust-parts.ts';
import {certificateTrustTexts as texts} from './certificate-trust-texts.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {BoxPlan, GridPlan} from './grid.ts';
import {labelBeside} from './label.ts';
import {straight} from './route.ts';
import type {Arrow, PlacedLine, Scene} from './scene.ts';

/** Three columns: who issues, what, and for whom. A box is as high as the rows of what it leads to. */
export function createWideTrust(language: Language): Scene {
  const authorities = createAuthorities(language);
  return createScene({
    width: sceneWidths.wide,
    grids: authorities.map((authority, index) => createGrid(authority, index)),
    arrows: (box) => authorities.flatMap((authority, index) => createArrows(authority, index, box)),
    labels: (box) => createLabels(box, language),
  });
}

const columns: GridPlan['columns'] = [1, ['issuer', 148], 24, ['leaf', 'rest'], 24, ['verifier', 156], 1];
const headRoom = 34;
const gaps = {leaf: 8, audience: 18, authority: 28};

function createGrid(authority: Authority, index: number): GridPlan {
  const id = `ca${index}`;
  const rows = authority.audiences.flatMap(({leaves}, group) => [
    ...(group === 0 ? [] : [gaps.audience]),
    ...leaves.flatMap((_, row) => [...(row === 0 ? [] : [gaps.leaf]), leafId(id, group, row)]),
  ]);
  const names = rows.filter((row) => typeof row === 'string');
  const whole = [names[0] ?? '', names.at(-1) ?? ''] as const;
  return {
    columns,
    rows: [index === 0 ? headRoom : gaps.authority, ...rows],
    boxes: [
      {...authorityBox(authority, {id, column: 'issuer', row: whole}), textAt: 'top'},
      ...authority.audiences.flatMap((audience, group) => audienceBoxes(authority, audience, id, group)),
    ],
  };
}

function audienceBoxes({tier}: Authority, audience: Audience, id: string, group: number): BoxPlan[] {
  const ids = audience.leaves.map((_, row) => leafId(id, group, row));
  const whole = [ids[0] ?? '', ids.at(-1) ?? ''] as const;
  return [
    ...audience.leaves.map((leaf, row) => {
      const own = leafId(id, group, row);
      return leafBox(leaf, tier, {id: own, column: 'leaf', row: own});
    }),
    audienceBox(audience, {id: `${id}-${group}`, column: 'verifier', row: whole}),
  ];
}

function createArrows({audiences}: Authority, index: number, box: FindBox): Arrow[] {
  const id = `ca${index}`;
  return audiences.flatMap(({leaves}, group) =>
    leaves.flatMap((_, row) => {
      const leaf = box(leafId(id, group, row));
      return [straight('solid', box(id), leaf), straight('solid', leaf, box(`${id}-${group}`))];
    }),
  );
}

function createLabels(box: FindBox, language: Language): PlacedLine[] {
  const heads = [
    [box('ca0'), texts.issuerColumn],
    [box(leafId('ca0', 0, 0)), texts.leafColumn],
    [box('ca0-0'), texts.verifierColumn],
  ] as const;
  return heads.flatMap(([{x, y, width}, text]) => labelBeside({x: x + width / 2, y}, 'above', [text[language]]));
}

function leafId(authority: string, group: number, row: number): string {
  return `${authority}-${group}-${row}`;
}
