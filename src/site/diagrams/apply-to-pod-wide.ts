import type {Language} from '../../model/language.ts';
import {createSteps} from './apply-to-pod-parts.ts';
import {applyToPodTexts as texts} from './apply-to-pod-texts.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {GridPlan} from './grid.ts';
import {labelBeside} from './label.ts';
import {pageLink} from './page-link.ts';
import {straight} from './route.ts';
import type {Arrow, PlacedLine, Scene} from './scene.ts';
import {note} from './text-block.ts';

/** The API server as the spine, its clients on both sides, the chosen node below. */
export function createWideApply(language: Language): Scene {
  return createScene({
    width: sceneWidths.wide,
    grids: [aroundApiServer(language), onNode(language)],
    arrows: createArrows,
    labels: (box) => createLabels(box, language),
  });
}

function aroundApiServer(language: Language): GridPlan {
  const steps = createSteps(language);
  return {
    columns: [1, ['left', 204], 54, ['spine', 'rest'], 54, ['right', 204], 1],
    rows: ['ask', 26, 'first', 26, 'second'],
    boxes: [
      {id: 'apply', column: 'left', row: 'ask', ...steps.apply},
      {id: 'api', column: 'spine', row: ['ask', 'second'], ...steps.api},
      {id: 'store', column: 'right', row: 'ask', ...steps.store},
      {id: 'deployment', column: 'left', row: 'first', ...steps.deployment},
      {id: 'replicaSet', column: 'left', row: 'second', ...steps.replicaSet},
      {id: 'scheduler', column: 'right', row: ['first', 'second'], ...steps.scheduler},
    ],
  };
}

function onNode(language: Language): GridPlan {
  const steps = createSteps(language);
  return {
    columns: [11, ['a', 'rest'], 24, ['b', 'rest'], 24, ['c', 'rest'], 24, ['d', 'rest'], 11],
    rows: [62, 'agent', 34, 'chain', 37],
    boxes: [
      {id: 'kubelet', column: ['a', 'b'], row: 'agent', ...steps.kubelet},
      {id: 'sandbox', column: 'a', row: 'chain', ...steps.sandbox},
      {id: 'address', column: 'b', row: 'chain', ...steps.address},
      {id: 'image', column: 'c', row: 'chain', ...steps.image},
      {id: 'start', column: 'd', row: 'chain', ...steps.start},
      {id: 'status', column: ['c', 'd'], row: 'agent', ...steps.status},
    ],
    frames: [
      {
        column: ['a', 'd'],
        row: ['agent', 'chain'],
        tier: 'node',
        title: texts.workerNode[language],
        titleAt: 'bottom',
        note: note(texts.chosenNode[language]),
        href: pageLink('concepts/node', language),
      },
    ],
  };
}

/** Where on a client's side the two arrows lie. */
const lanes = {watch: 0.28, write: 0.72};
const watchers = ['deployment', 'replicaSet', 'scheduler'] as const;

function createArrows(box: FindBox): Arrow[] {
  const api = box('api');
  return [
    straight('solid', box('apply'), api),
    straight('solid', api, box('store')),
    ...watchers.flatMap((id) => [
      straight('dashed', api, box(id), lanes.watch),
      straight('solid', box(id), api, lanes.write),
    ]),
    straight('dashed', api, box('kubelet')),
    straight('solid', box('kubelet'), box('sandbox')),
    straight('solid', box('sandbox'), box('address')),
    straight('solid', box('address'), box('image')),
    straight('solid', box('image'), box('start')),
    straight('solid', box('start'), box('status')),
    straight('solid', box('status'), api),
  ];
}

function createLabels(box: FindBox, language: Language): PlacedLine[] {
  const [api, scheduler, kubelet, status] = [box('api'), box('scheduler'), box('kubelet'), box('status')];
  const say = (name: 'watch' | 'write') => [texts[name][language]];
  const beside = (api.x + api.width + scheduler.x) / 2;
  const below = (api.y + api.height + kubelet.y - 12) / 2;
  return [
    ...labelBeside({x: beside, y: scheduler.y + scheduler.height * lanes.watch}, 'above', say('watch')),
    ...labelBeside({x: beside, y: scheduler.y + scheduler.height * lanes.write}, 'above', say('write')),
    ...labelBeside({x: (api.x + kubelet.x + kubelet.width) / 2, y: below}, 'left', say('watch')),
    ...labelBeside({x: (status.x + api.x + api.width) / 2, y: below}, 'right', say('write')),
  ];
}
