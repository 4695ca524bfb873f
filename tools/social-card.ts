import type {Language, Text} from '../src/model/language.ts';
import {label} from '../src/site/labels.ts';
import {languageTags} from '../src/site/page-address.ts';
import {siteTitle} from '../src/site/site-texts.ts';

const words: Readonly<Record<'claim' | 'page' | 'run' | 'data' | 'start' | 'host', Text>> = {
  claim: {zh: '页面上的命令，\n就是在主机上运行的命令。', en: 'What the page shows\nis what runs on the hosts.'},
  page: {zh: '页面', en: 'The page'},
  run: {zh: '运行', en: 'The run'},
  data: {zh: '建立数据目录', en: 'Make the data directory'},
  start: {zh: '启动 etcd', en: 'Start etcd'},
  host: {zh: '控制平面', en: 'control plane'},
};

/**
 * The card that stands for the site where a page of it is shared: what it is, and a step of it on the page and at work.
 * @param logo the SVG of the site's icon
 */
export function renderSocialCard(language: Language, logo: string): string {
  const say = (name: keyof typeof words): string => words[name][language].replace('\n', '<br>');
  return `<!doctype html>
<html lang="${languageTags[language]}">
<meta charset="utf-8">
<style>${style}</style>
<body>
  <header>${logo}<p>${siteTitle[language]}</p></header>
  <h1>${say('claim')}</h1>
  <main>
    <section>
      <h2>${say('page')}</h2>
      <p class="step"><b>${say('start')}</b><span>${label('on', language)}${say('host')}</span></p>
      <p class="kind">${label('run', language)}</p>
      <pre>systemctl enable etcd
systemctl restart etcd</pre>
      <p class="kind">${label('check', language)}</p>
      <pre>etcdctl endpoint health</pre>
    </section>
    <svg class="arrow" viewBox="0 0 48 24" aria-hidden="true"><path d="M2 12h42M34 3l10 9-10 9"/></svg>
    <section class="terminal">
      <h2>${say('run')}</h2>
      <pre><i>$</i> npx runbook exec binary-install
<i>✓</i> ${say('data')}  <u>etcd-data</u>
  <i>✓</i> <u>master</u>
<i>✓</i> ${say('start')}  <u>etcd-start</u>
  <i>✓</i> <u>master</u></pre>
    </section>
  </main>
</body>
</html>`;
}

const style = `
* { box-sizing: border-box; margin: 0; }
body {
  inline-size: 1200px; block-size: 630px; padding: 52px 64px 56px; display: flex; flex-direction: column;
  background: radial-gradient(1100px 620px at 88% -12%, #1e3a8a 0%, transparent 62%), #0b1120;
  color: #f8fafc; font-family: 'Noto Sans CJK SC', 'Noto Sans', 'DejaVu Sans', sans-serif;
}
header { display: flex; align-items: center; gap: 18px; font-size: 28px; color: #cbd5e1; }
header svg { inline-size: 52px; block-size: 52px; }
h1 { margin-block: 26px 34px; font-size: 54px; line-height: 1.22; letter-spacing: -0.01em; font-weight: 700; }
main { flex: 1; display: grid; grid-template-columns: 1fr 48px 1fr; gap: 20px; min-block-size: 0; }
section { padding: 22px 26px; border: 1px solid #334155; border-radius: 14px; background: #111a2e; }
h2 { margin-block-end: 14px; font-size: 17px; font-weight: 500; color: #93c5fd; }
.step { display: flex; align-items: baseline; justify-content: space-between; font-size: 26px; }
.step span { font-size: 17px; color: #cbd5e1; }
.kind { margin-block: 12px 4px; font-size: 16px; color: #94a3b8; }
pre { font: 20px/1.45 'DejaVu Sans Mono', 'Noto Sans Mono', 'Noto Sans Mono CJK SC', monospace; color: #e2e8f0; }
.terminal { background: #020617; }
.terminal pre { line-height: 1.95; }
.arrow { align-self: center; fill: none; stroke: #60a5fa; stroke-width: 3.5; stroke-linecap: round; stroke-linejoin: round; }
i { font-style: normal; color: #4ade80; }
u { text-decoration: none; color: #94a3b8; }
`;
