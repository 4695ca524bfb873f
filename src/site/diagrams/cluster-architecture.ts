import type {Language} from '../../model/language.ts';
import {clusterArchitectureDescription} from './cluster-architecture-texts.ts';
import {createNarrowArchitecture} from './cluster-architecture-narrow.ts';
import {createWideArchitecture} from './cluster-architecture-wide.ts';
import type {Diagram} from './diagram.ts';
import {renderDescription} from './render-description.ts';

/** The parts of the cluster that this site installs, and who calls whom. */
export function createClusterArchitecture(language: Language): Diagram {
  return {
    name: 'ClusterArchitecture',
    language,
    description: clusterArchitectureDescription,
    wide: createWideArchitecture(language),
    narrow: createNarrowArchitecture(language),
  };
}

export function describeClusterArchitecture(language: Language): string {
  return renderDescription(clusterArchitectureDescription, language);
}
