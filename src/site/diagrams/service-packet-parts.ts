import type {Language} from '../../model/language.ts';
import type {BoxPlan} from './grid.ts';
import {labelBeside, type LabelSide} from './label.ts';
import {pageLink} from './page-link.ts';
import type {PlacedLine, Point} from './scene.ts';
import {packetAddresses as addresses, servicePacketTexts as texts} from './service-packet-texts.ts';
import {code, note, title} from './text-block.ts';

type Name = 'client' | 'bridge1' | 'rules' | 'route1' | 'wire' | 'route2' | 'bridge2' | 'server';

/** What the packet passes, in a language, numbered in the order of the request. */
export function createHops(
  language: Language,
): Readonly<Record<Name, Pick<BoxPlan, 'tier' | 'texts' | 'href' | 'badge'>>> {
  const say = (name: keyof typeof texts) => texts[name][language];
  const link = (target: string) => ({href: pageLink(target, language)});
  const bridge = (gateway: string) => ({
    tier: 'node' as const,
    texts: [title(say('bridge')), code(`cni0 ${gateway}`)],
    ...link('binary-install/cni#cni-config'),
  });
  return {
    client: {
      badge: 1,
      tier: 'workload',
      texts: [title(say('client')), code(addresses.client)],
      ...link('concepts/pod'),
    },
    bridge1: {badge: 2, ...bridge('10.244.1.1')},
    rules: {
      badge: 3,
      tier: 'network',
      texts: [title(say('rules')), note(say('out')), note(say('back'))],
      ...link('binary-install/kube-proxy'),
    },
    route1: {
      badge: 4,
      tier: 'node',
      texts: [title(say('staticRoute')), code('10.244.2.0/24'), code('via 172.16.0.68')],
      ...link('binary-install/cni#pod-routes'),
    },
    wire: {
      badge: 5,
      tier: 'user',
      texts: [title(say('hostNetwork')), note(say('noTranslation'))],
      ...link('concepts/networking'),
    },
    route2: {
      badge: 6,
      tier: 'node',
      texts: [title(say('routingTable')), code('10.244.2.0/24 dev cni0'), code('10.244.1.0/24 via 172.16.0.66')],
      ...link('binary-install/cni#pod-routes'),
    },
    bridge2: {badge: 7, ...bridge('10.244.2.1')},
    server: {
      badge: 8,
      tier: 'workload',
      texts: [title(say('server')), code(addresses.server)],
      ...link('concepts/service'),
    },
  };
}

/** The source and the destination of a packet, beside its arrow. */
export function packetLabel(point: Point, side: LabelSide, from: string, to: string): PlacedLine[] {
  return labelBeside(point, side, [from, `→ ${to}`], 'code');
}
