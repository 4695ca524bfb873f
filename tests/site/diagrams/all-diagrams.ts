import {languages, type Language} from '../../../src/model/language.ts';
import {createApplyToPod, describeApplyToPod} from '../../../src/site/diagrams/apply-to-pod.ts';
import {createCertificateTrust, describeCertificateTrust} from '../../../src/site/diagrams/certificate-trust.ts';
import {
  createClusterArchitecture,
  describeClusterArchitecture,
} from '../../../src/site/diagrams/cluster-architecture.ts';
import type {Diagram} from '../../../src/site/diagrams/diagram.ts';
import type {Scene} from '../../../src/site/diagrams/scene.ts';
import {createServicePacket, describeServicePacket} from '../../../src/site/diagrams/service-packet.ts';

interface Maker {
  readonly create: (language: Language) => Diagram;
  readonly describe: (language: Language) => string;
}

export const makers: readonly Maker[] = [
  {create: createClusterArchitecture, describe: describeClusterArchitecture},
  {create: createApplyToPod, describe: describeApplyToPod},
  {create: createServicePacket, describe: describeServicePacket},
  {create: createCertificateTrust, describe: describeCertificateTrust},
];

export const diagrams = makers.flatMap(({create}) => languages.map(create));

/** Every drawing: each diagram in both languages and both widths, with a name for the test. */
export const scenes: readonly (readonly [name: string, scene: Scene])[] = diagrams.flatMap(
  ({name, language, wide, narrow}) => [
    [`${name} ${language} wide`, wide] as const,
    [`${name} ${language} narrow`, narrow] as const,
  ],
);
