import {expect, test} from 'vitest';
import {readDashboards} from '../../../src/site/dashboards/read-dashboards.ts';
import {sampleDashboard} from '../../model/sample-dashboard.ts';

function read(json: string, path = '/opt/dashboards/sample.json', file = 'content/docs/a.mdx') {
  const block = `\`\`\`json raw file=${path}\n${json}\n\`\`\``;
  const page = `---\ntitle: x\n---\n\n<Step id="a" on="master">\n\n### x\n\n${block}\n\n</Step>\n`;
  return readDashboards(new Map([[file, page]]));
}

test('a dashboard is read from its block', () => {
  const json = JSON.stringify(sampleDashboard);
  expect(read(json)).toEqual([{dashboard: sampleDashboard, json, path: '/opt/dashboards/sample.json', step: 'a'}]);
});

test('other files and pages are let be', () => {
  expect(read('{}', '/opt/other/sample.json')).toEqual([]);
  expect(read('{}', '/opt/dashboards/sample.yaml')).toEqual([]);
});

test.each([
  ['no JSON', '{"uid": }', 'a.mdx:9: this is no JSON'],
  ['no dashboard of ours', JSON.stringify({...sampleDashboard, misspelt: 1}), /a\.mdx:9: [^]*"misspelt"/],
])('%s: the error names the place and the fault', (_, json, message) => {
  expect(() => read(json)).toThrow(message);
});
