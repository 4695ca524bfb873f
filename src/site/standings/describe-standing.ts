import type {Language} from '../../model/language.ts';
import type {DifferingValue, StaleView, StandingView} from './standing-view.ts';
import {evidenceText} from './texts.ts';

/** `Verified`, `Simulated in part`, … */
export function nameStanding({is}: Pick<StandingView, 'is'>, language: Language): string {
  return evidenceText(is, language);
}

/** What stands behind the name: where, when, how it differs from the page, how long it took. */
export function describeStanding(standing: StandingView, language: Language): string[] {
  const {is, targetTitle, day, seconds, differing, stale} = standing;
  if (is === 'not-verified') return [];
  return [
    targetTitle[language],
    ...(day === undefined ? [] : [day]),
    stale === undefined ? describeValues(differing, language) : describeStale(stale, language),
    ...(seconds === undefined ? [] : [evidenceText('seconds', language, {n: seconds})]),
  ];
}

function describeStale(stale: StaleView, language: Language): string {
  if (stale.changed !== 'value') return evidenceText(`stale-${stale.changed}`, language);
  return evidenceText('stale-value', language, {name: stale.name, was: stale.was, now: stale.now});
}

/** `as shown`; `with Kubernetes 1.20.2, 2 more values differ`. */
function describeValues(differing: readonly DifferingValue[], language: Language): string {
  if (differing.length === 0) return evidenceText('as-shown', language);
  const separator = evidenceText('separator', language);
  const versions = differing.filter(({isVersion}) => isVersion);
  const others = differing.length - versions.length;
  const named = versions.map(({title, ran}) => `${shorten(title[language])} ${ran ?? ''}`).join(separator);
  const one = others === 1 ? '-one' : '';
  if (named === '') return evidenceText(`others-only${one}`, language, {n: others});
  const rest = others === 0 ? [] : [evidenceText(`others${one}`, language, {n: others})];
  return [evidenceText('with', language, {values: named}), ...rest].join(language === 'zh' ? '，' : ', ');
}

/** `Kubernetes 版本` and `Version of Kubernetes` are names of fields; here the version follows. */
function shorten(title: string): string {
  return title
    .replace(/ ?版本$/, '')
    .replace(/^Version of /, '')
    .replace(/ version$/, '');
}

/** `12 verified, 2 simulated in part`. */
export function summarizeStandings(counts: Readonly<Record<StandingView['is'], number>>, language: Language): string {
  const known = (['verified', 'simulated', 'stale', 'not-verified'] as const).filter((is) => counts[is] > 0);
  return known.map((is) => evidenceText(`sum-${is}`, language, {n: counts[is]})).join(language === 'zh' ? '，' : ', ');
}

/** The line of a step in plain Markdown: one for each target. */
export function renderStandings(standings: readonly StandingView[], language: Language): string[] {
  if (standings.length === 0) return [nameStanding({is: 'not-verified'}, language)];
  return standings.map((standing) =>
    [nameStanding(standing, language), ...describeStanding(standing, language)].join(' · '),
  );
}
