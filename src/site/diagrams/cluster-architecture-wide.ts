import type {Language} from '../../model/language.ts';
import {createParts} from './cluster-architecture-parts.ts';
import {clusterArchitectureTexts as texts} from './cluster-architecture-texts.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {BoxPlan, GridPlan} from './grid.ts';
import {labelBeside} from './label.ts';
import {pageLink} from './page-link.ts';
import {pointOf, route, straight} from './route.ts';
import type {Arrow, PlacedLine, Scene} from './scene.ts';
import {code} from './text-block.ts';

/** The API server in the middle, its clients to the left, etcd to the right, the nodes below. */
export function createWideArchitecture(language: Language): Scene {
  return createScene({
    width: sceneWidths.wide,
    grids: [controlPlane(language), nodes(language)],
    arrows: (box) => [...controlPlaneArrows(box), ...nodeArrows(box, '1', 'left'), ...nodeArrows(box, '2', 'right')],
    labels: (box) => createLabels(box, language),
  });
}

function controlPlane(language: Language): GridPlan {
  const parts = createParts(language);
  return {
    columns: [11, ['clients', 208], 40, ['center', 'rest'], 40, ['store', 138], 11],
    rows: ['users', 66, 'first', 14, 'second', 12],
    boxes: [
      {id: 'users', column: 'center', row: 'users', ...parts.users},
      {id: 'api', column: 'center', row: ['first', 'second'], ...parts.apiServer},
      {id: 'scheduler', column: 'clients', row: 'first', ...parts.scheduler},
      {id: 'controllers', column: 'clients', row: 'second', ...parts.controllerManager},
      {id: 'etcd', column: 'store', row: ['first', 'second'], ...parts.etcd},
    ],
    frames: [
      {
        column: ['clients', 'store'],
        row: ['first', 'second'],
        tier: 'control',
        title: texts.controlPlane[language],
        note: code('master · 172.16.0.67'),
        href: pageLink('concepts/control-plane', language),
      },
    ],
  };
}

/** The second node is the mirror image of the first, so that both kubelets stand on the outside. */
function nodes(language: Language): GridPlan {
  const frame = {
    row: ['agents', 'pods'] as const,
    tier: 'node' as const,
    titleAt: 'bottom' as const,
    title: texts.workerNode[language],
    href: pageLink('concepts/node', language),
  };
  return {
    columns: [11, ['1a', 'rest'], 16, ['1b', 'rest'], 40, ['2b', 'rest'], 16, ['2a', 'rest'], 11],
    rows: [96, 'agents', 32, 'runtime', 24, 'runc', 24, 'pods', 37],
    boxes: [...nodeBoxes(language, '1', ['1a', '1b']), ...nodeBoxes(language, '2', ['2b', '2a'])],
    frames: [
      {...frame, column: ['1a', '1b'], note: code('node01 · 172.16.0.66')},
      {...frame, column: ['2b', '2a'], note: code('node02 · 172.16.0.68')},
    ],
  };
}

function nodeBoxes(language: Language, node: string, whole: readonly [string, string]): BoxPlan[] {
  const parts = createParts(language);
  const [own, proxy] = [`${node}a`, `${node}b`];
  return [
    {id: `kubelet${node}`, column: own, row: 'agents', ...parts.kubelet},
    {id: `proxy${node}`, column: proxy, row: 'agents', ...parts.kubeProxy},
    {id: `containerd${node}`, column: own, row: 'runtime', ...parts.containerd},
    {id: `runc${node}`, column: own, row: 'runc', ...parts.runc},
    {id: `rules${node}`, column: proxy, row: ['runtime', 'runc'], ...parts.rules},
    {id: `pods${node}`, column: whole, row: 'pods', ...parts.pods},
  ];
}

function controlPlaneArrows(box: FindBox): Arrow[] {
  const api = box('api');
  return [
    straight('solid', box('users'), api),
    straight('solid', box('scheduler'), api),
    straight('solid', box('controllers'), api),
    straight('solid', api, box('etcd')),
  ];
}

function nodeArrows(box: FindBox, node: string, side: 'left' | 'right'): Arrow[] {
  const outside = side === 'left' ? {api: 0.12, kubelet: 0.3} : {api: 0.88, kubelet: 0.7};
  const api = box('api');
  const bottom = api.y + api.height;
  const [kubelet, proxy, containerd, runc, rules, pods] = [
    box(`kubelet${node}`),
    box(`proxy${node}`),
    box(`containerd${node}`),
    box(`runc${node}`),
    box(`rules${node}`),
    box(`pods${node}`),
  ];
  const toApi = {box: api, side: 'bottom'} as const;
  const trunk = pointOf(toApi).x;
  const inside = 1 - outside.kubelet;
  return [
    route('solid', {box: api, side: 'bottom', at: outside.api}, {box: kubelet, side: 'top', at: outside.kubelet}, [
      {y: bottom + 40},
    ]),
    route('solid', {box: kubelet, side: 'top', at: inside}, toApi, [{y: bottom + 66}, {x: trunk}]),
    route('solid', {box: proxy, side: 'top'}, toApi, [{y: bottom + 66}, {x: trunk}]),
    straight('solid', kubelet, containerd),
    straight('solid', containerd, runc),
    straight('solid', runc, pods),
    straight('solid', proxy, rules),
    straight('solid', rules, pods),
  ];
}

function createLabels(box: FindBox, language: Language): PlacedLine[] {
  const api = pointOf({box: box('api'), side: 'bottom'});
  const [one, other] = [box('kubelet1'), box('kubelet2')];
  const cri = (kubelet: typeof one) => {
    const {x, y} = pointOf({box: kubelet, side: 'bottom'});
    return labelBeside({x, y: y + 16}, 'right', ['CRI']);
  };
  return [
    ...labelBeside({x: api.x, y: api.y + 48}, 'right', [texts.toApiServer[language]]),
    ...labelBeside({x: pointOf({box: one, side: 'top', at: 0.7}).x + 30, y: api.y + 40}, 'above', [
      texts.toKubelet[language],
    ]),
    ...labelBeside({x: pointOf({box: other, side: 'top', at: 0.3}).x - 30, y: api.y + 40}, 'above', [
      texts.toKubelet[language],
    ]),
    ...cri(one),
    ...cri(other),
  ];
}
