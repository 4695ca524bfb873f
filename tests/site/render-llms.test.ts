import {expect, test} from 'vitest';
import {renderLlms} from '../../src/site/render-llms.ts';

const sidebar = [
  {slug: 'index', label: '首页', translations: {en: 'Home'}},
  {
    label: '二进制安装',
    translations: {en: 'Binary install'},
    items: [{label: '控制平面', translations: {en: 'Control plane'}, items: ['etcd']}, 'smoke-test'],
  },
  'teardown',
];
const pages = ['index', 'etcd', 'smoke-test', 'teardown'].map((slug) => ({
  slug,
  title: `T ${slug}`,
  description: slug === 'etcd' ? undefined : `D ${slug}`,
}));

test('pages stand as the sidebar groups them', () => {
  expect(renderLlms(sidebar, pages, 'en', 'https://runbook.example').split('\n').slice(6).join('\n')).toBe(`## Pages

- [T index](https://runbook.example/en/index.md): D index
- [T teardown](https://runbook.example/en/teardown.md): D teardown

## Binary install

- [T smoke-test](https://runbook.example/en/smoke-test.md): D smoke-test

## Binary install · Control plane

- [T etcd](https://runbook.example/en/etcd.md)
`);
});

test('Chinese has its own words and addresses', () => {
  const text = renderLlms(sidebar, pages, 'zh', 'https://runbook.example');
  expect(text).toMatch(/^# Kubernetes 部署手册\n\n> /);
  expect(text).toContain('## 二进制安装 · 控制平面\n\n- [T etcd](https://runbook.example/etcd.md)\n');
});
