import type {Language} from '../../model/language.ts';
import english from './run-en.txt?raw';
import chinese from './run-zh.txt?raw';

/** Text of a terminal line and how it is told apart. */
export interface Part {
  readonly text: string;
  readonly tone: 'plain' | 'strong' | 'muted' | 'pass';
}

export interface TerminalLine {
  /** The step that the line is of. */
  readonly step: string | undefined;
  readonly parts: readonly Part[];
}

/** What the run was started with, and when. */
export const recordedRun = {command: 'npx runbook exec binary-install --lab --yes', date: '2026-11-25'};

/**
 * Lines of a run in the lab, as the runner's report wrote them; a line of dots stands for those left out. The Chinese
 * ones are the same run's journal, reported in Chinese.
 */
export function listTerminalLines(language: Language): readonly TerminalLine[] {
  const lines = {zh: chinese, en: english}[language].trimEnd().split('\n');
  let step: string | undefined;
  return lines.map((line) => {
    const title = parseTitle(line);
    step = title?.id ?? (line.startsWith('  ') ? step : undefined);
    return {step, parts: title ? splitTitle(title) : splitLine(line)};
  });
}

/** The heading of a step of the run. */
export function findHeading(step: string, language: Language): string {
  const text = {zh: chinese, en: english}[language];
  const title = text
    .split('\n')
    .map(parseTitle)
    .find((each) => each?.id === step);
  if (title === undefined)
    throw new Error(`the recorded run has no step ${step}: see src/site/home/run-${language}.txt`);
  return title.heading;
}

interface Title {
  readonly count: string;
  readonly heading: string;
  readonly id: string;
}

/** `[7/61] Set the kernel parameters (kernel-parameters)`. */
function parseTitle(line: string): Title | undefined {
  const [, count, heading, id] = /^(\[\d+\/\d+\]) (.+) \(([a-z0-9-]+)\)$/.exec(line) ?? [];
  return count === undefined || heading === undefined || id === undefined ? undefined : {count, heading, id};
}

function splitTitle({count, heading, id}: Title): readonly Part[] {
  return [
    {text: `${count} `, tone: 'plain'},
    {text: heading, tone: 'strong'},
    {text: ` (${id})`, tone: 'muted'},
  ];
}

function splitLine(line: string): readonly Part[] {
  if (line === '…') return [{text: line, tone: 'muted'}];
  const [, indent = '', rest] = /^( *)✓(.*)$/.exec(line) ?? [];
  if (rest === undefined) return [{text: line, tone: 'plain'}];
  return [
    {text: `${indent}✓`, tone: 'pass'},
    {text: rest, tone: indent === '' ? 'strong' : 'plain'},
  ];
}
