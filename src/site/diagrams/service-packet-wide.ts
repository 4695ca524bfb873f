import type {Language} from '../../model/language.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {GridPlan} from './grid.ts';
import {pageLink} from './page-link.ts';
import {straightAt} from './route.ts';
import type {Arrow, ArrowKind, PlacedLine, Scene} from './scene.ts';
import {createHops, packetLabel} from './service-packet-parts.ts';
import {packetAddresses as addresses} from './service-packet-texts.ts';
import {code} from './text-block.ts';

/** Down on the first node, across, up on the second; the answer takes the way inside, back to front. */
export function createWidePacket(language: Language): Scene {
  return createScene({
    width: sceneWidths.wide,
    grids: [nodes(language)],
    arrows: createArrows,
    labels: createLabels,
  });
}

const packetGap = 62;

function nodes(language: Language): GridPlan {
  const hops = createHops(language);
  const left = ['1a', '1b'] as const;
  const frame = {row: ['pod', 'route'] as const, tier: 'node' as const, href: pageLink('concepts/node', language)};
  return {
    columns: [11, ['1a', 156], ['1b', 'rest'], 30, ['2', 304], 11],
    rows: [36, 'pod', packetGap, 'bridge', 30, 'rules', 30, 'route', 44, 'wire'],
    boxes: [
      {id: 'client', column: left, row: 'pod', ...hops.client},
      {id: 'bridge1', column: left, row: 'bridge', ...hops.bridge1},
      {id: 'rules', column: left, row: 'rules', ...hops.rules},
      {id: 'route1', column: '1a', row: 'route', ...hops.route1},
      {id: 'wire', column: ['1a', '2'], row: 'wire', ...hops.wire},
      {id: 'route2', column: '2', row: ['rules', 'route'], ...hops.route2},
      {id: 'bridge2', column: '2', row: 'bridge', ...hops.bridge2},
      {id: 'server', column: '2', row: 'pod', ...hops.server},
    ],
    frames: [
      {...frame, column: left, title: 'node01', note: code('172.16.0.66')},
      {...frame, column: '2', title: 'node02', note: code('172.16.0.68')},
    ],
  };
}

/** How far inside a node's outer edge the two ways run. */
const lanes = {request: 140, answer: 176};

function createArrows(box: FindBox): Arrow[] {
  const client = box('client');
  const server = box('server');
  const x = {
    request1: client.x + lanes.request,
    answer1: client.x + lanes.answer,
    request2: server.x + server.width - lanes.request,
    answer2: server.x + server.width - lanes.answer,
  };
  const along = (kind: ArrowKind, lane: number, ...ids: readonly string[]) =>
    ids.slice(1).map((id, index) => straightAt(kind, box(ids[index] ?? id), box(id), lane));
  return [
    ...along('solid', x.request1, 'client', 'bridge1', 'rules', 'route1', 'wire'),
    ...along('solid', x.request2, 'wire', 'route2', 'bridge2', 'server'),
    ...along('dashed', x.answer2, 'server', 'bridge2', 'route2', 'wire'),
    ...along('dashed', x.answer1, 'wire', 'rules', 'bridge1', 'client'),
  ];
}

function createLabels(box: FindBox): PlacedLine[] {
  const client = box('client');
  const server = box('server');
  const y = client.y + client.height + packetGap / 2;
  const end = server.x + server.width;
  return [
    ...packetLabel({x: client.x + lanes.request, y}, 'left', addresses.client, addresses.service),
    ...packetLabel({x: client.x + lanes.answer, y}, 'right', addresses.service, addresses.client),
    ...packetLabel({x: end - lanes.answer, y}, 'left', addresses.server, addresses.client),
    ...packetLabel({x: end - lanes.request, y}, 'right', addresses.client, addresses.server),
  ];
}
