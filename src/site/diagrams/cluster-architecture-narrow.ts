import type {Language} from '../../model/language.ts';
import {createParts} from './cluster-architecture-parts.ts';
import {clusterArchitectureTexts as texts} from './cluster-architecture-texts.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {GridPlan} from './grid.ts';
import {labelBeside} from './label.ts';
import {pageLink} from './page-link.ts';
import {pointOf, route, straight} from './route.ts';
import type {Arrow, PlacedLine, Scene} from './scene.ts';
import {code} from './text-block.ts';

/** Rails on both sides lead past the control plane's other parts to the nodes, which are drawn once. */
export function createNarrowArchitecture(language: Language): Scene {
  return createScene({
    width: sceneWidths.narrow,
    grids: [controlPlane(language), node(language)],
    arrows: createArrows,
    labels: (box) => createLabels(box, language),
  });
}

const columns: GridPlan['columns'] = [25, ['left', 124], 14, ['right', 'rest'], 25];
const whole = ['left', 'right'] as const;
const rails = {left: 6, right: sceneWidths.narrow - 6};

function controlPlane(language: Language): GridPlan {
  const parts = createParts(language);
  return {
    columns,
    rows: ['users', 64, 'api', 34, 'clients', 34, 'etcd', 12],
    boxes: [
      {id: 'users', column: whole, row: 'users', ...parts.users},
      {id: 'api', column: whole, row: 'api', ...parts.apiServer},
      {id: 'scheduler', column: 'left', row: 'clients', ...parts.scheduler},
      {id: 'controllers', column: 'right', row: 'clients', ...parts.controllerManager},
      {id: 'etcd', column: whole, row: 'etcd', ...parts.etcd},
    ],
    frames: [
      {
        column: whole,
        row: ['api', 'etcd'],
        tier: 'control',
        title: texts.controlPlane[language],
        note: code('master'),
        href: pageLink('concepts/control-plane', language),
      },
    ],
  };
}

function node(language: Language): GridPlan {
  const parts = createParts(language);
  return {
    columns,
    rows: [92, 'agents', 32, 'runtime', 24, 'runc', 24, 'pods', 37],
    boxes: [
      {id: 'kubelet', column: 'left', row: 'agents', ...parts.kubelet},
      {id: 'proxy', column: 'right', row: 'agents', ...parts.kubeProxy},
      {id: 'containerd', column: 'left', row: 'runtime', ...parts.containerd},
      {id: 'runc', column: 'left', row: 'runc', ...parts.runc},
      {id: 'rules', column: 'right', row: ['runtime', 'runc'], ...parts.rules},
      {id: 'pods', column: whole, row: 'pods', ...parts.pods},
    ],
    frames: [
      {
        column: whole,
        row: ['agents', 'pods'],
        tier: 'node',
        titleAt: 'bottom',
        title: texts.workerNode[language],
        note: code('node01 · node02'),
        href: pageLink('concepts/node', language),
      },
    ],
  };
}

function createArrows(box: FindBox): Arrow[] {
  const [api, etcd, kubelet, proxy, pods] = [box('api'), box('etcd'), box('kubelet'), box('proxy'), box('pods')];
  const below = etcd.y + etcd.height;
  const toApi = {box: api, side: 'right'} as const;
  const up = [{y: below + 64}, {x: rails.right}];
  const gutter = box('scheduler').x + box('scheduler').width + 7;
  const atGutter = (gutter - api.x) / api.width;
  return [
    straight('solid', box('users'), api),
    straight('solid', box('scheduler'), api),
    straight('solid', box('controllers'), api),
    straight('solid', api, etcd, atGutter),
    route('solid', {box: api, side: 'left'}, {box: kubelet, side: 'top', at: 0.3}, [{x: rails.left}, {y: below + 38}]),
    route('solid', {box: kubelet, side: 'top', at: 0.7}, toApi, up),
    route('solid', {box: proxy, side: 'top'}, toApi, up),
    straight('solid', kubelet, box('containerd')),
    straight('solid', box('containerd'), box('runc')),
    straight('solid', box('runc'), pods),
    straight('solid', proxy, box('rules')),
    straight('solid', box('rules'), pods),
  ];
}

function createLabels(box: FindBox, language: Language): PlacedLine[] {
  const etcd = box('etcd');
  const below = etcd.y + etcd.height;
  const cri = pointOf({box: box('kubelet'), side: 'bottom'});
  return [
    ...labelBeside({x: rails.left, y: below + 26}, 'right', [texts.toKubelet[language]]),
    ...labelBeside({x: rails.right, y: below + 42}, 'left', [texts.toApiServer[language]]),
    ...labelBeside({x: cri.x, y: cri.y + 16}, 'right', ['CRI']),
  ];
}
