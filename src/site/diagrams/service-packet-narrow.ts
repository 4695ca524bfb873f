import type {Language} from '../../model/language.ts';
import {createScene, sceneWidths, type FindBox} from './create-scene.ts';
import type {GridPlan} from './grid.ts';
import {pageLink} from './page-link.ts';
import {straightAt} from './route.ts';
import type {Arrow, ArrowKind, Box, PlacedLine, Scene} from './scene.ts';
import {createHops, packetLabel} from './service-packet-parts.ts';
import {packetAddresses as addresses} from './service-packet-texts.ts';
import {code} from './text-block.ts';

/** Both nodes one below the other: the request goes down, the answer comes up beside it. */
export function createNarrowPacket(language: Language): Scene {
  return createScene({
    width: sceneWidths.narrow,
    grids: [nodes(language)],
    arrows: createArrows,
    labels: createLabels,
  });
}

const packetGap = 60;
/** Where the two ways run. */
const lanes = {request: 148, answer: 182};

function nodes(language: Language): GridPlan {
  const hops = createHops(language);
  const whole = ['a', 'b'] as const;
  const frame = {column: whole, tier: 'node' as const, href: pageLink('concepts/node', language)};
  return {
    columns: [11, ['a', 154], ['b', 'rest'], 11],
    rows: [
      36,
      'client',
      packetGap,
      'bridge1',
      30,
      'rules',
      30,
      'route1',
      42,
      'wire',
      42,
      'route2',
      30,
      'bridge2',
      packetGap,
      'server',
      37,
    ],
    boxes: [
      {id: 'client', column: whole, row: 'client', ...hops.client},
      {id: 'bridge1', column: whole, row: 'bridge1', ...hops.bridge1},
      {id: 'rules', column: whole, row: 'rules', ...hops.rules},
      {id: 'route1', column: 'a', row: 'route1', ...hops.route1},
      {id: 'wire', column: whole, row: 'wire', ...hops.wire},
      {id: 'route2', column: whole, row: 'route2', ...hops.route2},
      {id: 'bridge2', column: whole, row: 'bridge2', ...hops.bridge2},
      {id: 'server', column: whole, row: 'server', ...hops.server},
    ],
    frames: [
      {...frame, row: ['client', 'route1'], title: 'node01', note: code('172.16.0.66')},
      {...frame, row: ['route2', 'server'], title: 'node02', note: code('172.16.0.68'), titleAt: 'bottom'},
    ],
  };
}

const outward = ['client', 'bridge1', 'rules', 'route1', 'wire', 'route2', 'bridge2', 'server'];
/** The answer needs no route to the other node on its way into node01. */
const homeward = outward.filter((id) => id !== 'route1').reverse();

function createArrows(box: FindBox): Arrow[] {
  const along = (kind: ArrowKind, lane: number, ids: readonly string[]) =>
    ids.slice(1).map((id, index) => straightAt(kind, box(ids[index] ?? id), box(id), lane));
  return [...along('solid', lanes.request, outward), ...along('dashed', lanes.answer, homeward)];
}

function createLabels(box: FindBox): PlacedLine[] {
  const below = ({y, height}: Box) => y + height + packetGap / 2;
  const first = below(box('client'));
  const last = below(box('bridge2'));
  return [
    ...packetLabel({x: lanes.request, y: first}, 'left', addresses.client, addresses.service),
    ...packetLabel({x: lanes.answer, y: first}, 'right', addresses.service, addresses.client),
    ...packetLabel({x: lanes.request, y: last}, 'left', addresses.client, addresses.server),
    ...packetLabel({x: lanes.answer, y: last}, 'right', addresses.server, addresses.client),
  ];
}
