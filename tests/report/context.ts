import type {ReportContext} from '../../src/report/report.ts';

const block = 'systemctl daemon-reload\nsystemctl enable etcd\nsystemctl restart etcd\nsystemctl status etcd';

export const context: ReportContext = {
  language: 'en',
  color: false,
  detail: 'normal',
  findBlock: () => block,
  expected: new Map(),
  journal: '/state/20260801T101500-3fa9c1.jsonl',
};
