import {reference} from 'virtual:runbook/reference';
import {steps} from 'virtual:runbook/steps';
import {findDashboard} from '../dashboards/find-dashboard.ts';
import {renderDashboard} from '../dashboards/render-dashboard.ts';
import {describeApplyToPod} from '../diagrams/apply-to-pod.ts';
import {describeCertificateTrust} from '../diagrams/certificate-trust.ts';
import {describeClusterArchitecture} from '../diagrams/cluster-architecture.ts';
import {describeServicePacket} from '../diagrams/service-packet.ts';
import {createStatusTable, renderStatusMarkdown} from '../standings/status-table.ts';
import {renderHosts, renderMorePages, renderReaders, renderStages} from '../home/render-home.ts';
import {renderUnsupported} from '../original/unsupported.ts';
import {renderComponentMarkdown} from '../reference/render-component.ts';
import type {Components} from './page-source.ts';

/**
 * What our own components say in plain Markdown, by the name that a page imports: a diagram its text alternative, a
 * generated table its rows. A component that is missing here fails the build.
 */
export const components: Components = {
  ApplyToPod: describeApplyToPod,
  CertificateTrust: describeCertificateTrust,
  ClusterArchitecture: describeClusterArchitecture,
  ServicePacket: describeServicePacket,
  Dashboard: (language, {id = ''}) => renderDashboard(findDashboard(id, language)),
  Hosts: renderHosts,
  MorePages: renderMorePages,
  Readers: renderReaders,
  Stages: renderStages,
  Unsupported: renderUnsupported,
  Status: (language, {runbook = ''}) => renderStatusMarkdown(createStatusTable(reference, steps, language, runbook)),
  ...Object.fromEntries(
    ['Artifacts', 'Parameters', 'Files', 'StepIndex', 'Troubles'].map((name) => [name, referenceTable(name)]),
  ),
};

function referenceTable(name: string): Components[string] {
  return (language, attributes) => renderComponentMarkdown(name, attributes, reference, language) ?? '';
}
