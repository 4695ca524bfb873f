import type {Language} from '../../model/language.ts';
import {createSteps} from './apply-to-pod-parts.ts';
import {applyToPodTexts as texts} from './apply-to-pod-texts.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {GridPlan} from './grid.ts';
import {labelBeside} from './label.ts';
import {pageLink} from './page-link.ts';
import {route, straight} from './route.ts';
import type {Arrow, Box, PlacedLine, Scene} from './scene.ts';
import {note} from './text-block.ts';

/** One step below the other. What is watched comes down a rail on the left, what is written goes up one on the right. */
export function createNarrowApply(language: Language): Scene {
  return createScene({
    width: sceneWidths.narrow,
    grids: [aroundApiServer(language), onNode(language)],
    arrows: createArrows,
    labels: (box) => createLabels(box, language),
  });
}

const rails = {left: 7, right: sceneWidths.narrow - 7};
const columns: GridPlan['columns'] = [1, ['edge', 24], ['main', 'rest'], ['end', 24], 1];
const gap = 14;
const storeGap = 40;

function aroundApiServer(language: Language): GridPlan {
  const steps = createSteps(language);
  return {
    columns,
    rows: ['apply', 28, 'api', storeGap, 'store', gap, 'deployment', gap, 'replicaSet', gap, 'scheduler'],
    boxes: [
      {id: 'apply', column: 'main', row: 'apply', ...steps.apply},
      {id: 'api', column: ['edge', 'end'], row: 'api', ...steps.api},
      {id: 'store', column: 'main', row: 'store', ...steps.store},
      {id: 'deployment', column: 'main', row: 'deployment', ...steps.deployment},
      {id: 'replicaSet', column: 'main', row: 'replicaSet', ...steps.replicaSet},
      {id: 'scheduler', column: 'main', row: 'scheduler', ...steps.scheduler},
    ],
  };
}

const chain = ['kubelet', 'sandbox', 'address', 'image', 'start', 'status'] as const;

function onNode(language: Language): GridPlan {
  const steps = createSteps(language);
  return {
    columns,
    rows: [52, ...chain.flatMap((id, index) => (index === 0 ? [id] : [24, id])), 13],
    boxes: chain.map((id) => ({id, column: 'main', row: id, ...steps[id]})),
    frames: [
      {
        column: 'main',
        row: ['kubelet', 'status'],
        tier: 'node',
        title: texts.workerNode[language],
        note: note(texts.chosenNode[language]),
        href: pageLink('concepts/node', language),
      },
    ],
  };
}

const watchers = ['deployment', 'replicaSet', 'scheduler', 'kubelet'] as const;
const writers = ['deployment', 'replicaSet', 'scheduler', 'status'] as const;

function createArrows(box: FindBox): Arrow[] {
  const api = box('api');
  const down = {box: api, side: 'bottom', at: shareOf(api, rails.left)} as const;
  const up = {box: api, side: 'bottom', at: shareOf(api, rails.right)} as const;
  return [
    straight('solid', box('apply'), api),
    straight('solid', api, box('store')),
    ...watchers.map((id) => route('dashed', down, {box: box(id), side: 'left'})),
    ...writers.map((id) => route('solid', {box: box(id), side: 'right'}, up)),
    ...chain.slice(1).map((id, index) => straight('solid', box(chain[index] ?? id), box(id))),
  ];
}

function shareOf(box: Box, x: number): number {
  return (x - box.x) / box.width;
}

function createLabels(box: FindBox, language: Language): PlacedLine[] {
  const api = box('api');
  const y = api.y + api.height + storeGap / 2;
  return [
    ...labelBeside({x: rails.left, y}, 'right', [texts.watch[language]]),
    ...labelBeside({x: rails.right, y}, 'left', [texts.write[language]]),
  ];
}
