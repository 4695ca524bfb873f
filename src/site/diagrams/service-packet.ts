import type {Language} from '../../model/language.ts';
import {createNarrowPacket} from './service-packet-narrow.ts';
import {servicePacketDescription} from './service-packet-texts.ts';
import {createWidePacket} from './service-packet-wide.ts';
import type {Diagram} from './diagram.ts';
import {renderDescription} from './render-description.ts';

/** The way of a packet from a Pod through a Service to a Pod of another node, and back. */
export function createServicePacket(language: Language): Diagram {
  return {
    name: 'ServicePacket',
    language,
    description: servicePacketDescription,
    wide: createWidePacket(language),
    narrow: createNarrowPacket(language),
  };
}

export function describeServicePacket(language: Language): string {
  return renderDescription(servicePacketDescription, language);
}
