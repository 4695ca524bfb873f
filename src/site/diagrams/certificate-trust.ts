import type {Language} from '../../model/language.ts';
import {createNarrowTrust} from './certificate-trust-narrow.ts';
import {certificateTrustDescription} from './certificate-trust-texts.ts';
import {createWideTrust} from './certificate-trust-wide.ts';
import type {Diagram} from './diagram.ts';
import {renderDescription} from './render-description.ts';

/** The CAs, the certificates that they issue, and who verifies those. */
export function createCertificateTrust(language: Language): Diagram {
  return {
    name: 'CertificateTrust',
    language,
    description: certificateTrustDescription,
    wide: createWideTrust(language),
    narrow: createNarrowTrust(language),
  };
}

export function describeCertificateTrust(language: Language): string {
  return renderDescription(certificateTrustDescription, language);
}
