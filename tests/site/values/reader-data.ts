import {panelTexts} from '../../../src/site/values/panel-texts.ts';
import type {ReaderData} from '../../../src/site/values/reader-data.ts';

/** What the page of a small runbook gives to the browser: one control plane, two nodes with pod ranges of their own. */
export const readerData: ReaderData = {
  runbook: 'small',
  declarations: {
    etcd: {type: 'version', title: 'etcd', default: '3.6.13'},
    etcd_sha256: {
      type: 'sha256',
      title: 'SHA-256 of etcd',
      checksum: {version: 'etcd', table: {'3.6.13': 'a'.repeat(64)}},
    },
    os: {type: 'enum', title: 'system', default: 'debian', values: ['debian', 'rocky']},
    token: {type: 'secret', title: 'token'},
    pod_subnet: {type: 'cidr', title: 'pod range', hosts: 'distinct'},
  },
  roles: [
    {name: 'control_plane', title: 'control plane', many: false},
    {name: 'nodes', title: 'nodes', many: true},
  ],
  captures: {},
  path: '/usr/bin:/bin',
  hosts: [
    {name: 'master', ip: '10.0.0.1', groups: ['control_plane'], vars: {}},
    {name: 'node01', ip: '10.0.0.2', groups: ['nodes'], vars: {pod_subnet: '10.244.1.0/24'}},
    {name: 'node02', ip: '10.0.0.3', groups: ['nodes'], vars: {pod_subnet: '10.244.2.0/24'}},
  ],
  texts: panelTexts.en,
};
