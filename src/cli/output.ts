import {appendFile} from 'node:fs/promises';
import type {Event} from '../model/event.ts';
import {createGithubReport, renderGithubSummary} from '../report/github.ts';
import {renderJsonl} from '../report/jsonl.ts';
import {createJunitReport} from '../report/junit.ts';
import type {Report, ReportContext} from '../report/report.ts';
import {emptyRunView, updateRunView} from '../report/run-view.ts';
import {createTerminalView} from '../report/terminal-view.ts';
import {createTextReport} from '../report/text.ts';
import type {Context} from './context.ts';
import {openTerminal} from './terminal.ts';

export type Format = 'text' | 'jsonl' | 'junit' | 'github';

/** Where the events of a run are shown. */
export interface Output {
  readonly show: (event: Event) => void;
  /** Says something beside the events, to whoever watches. */
  readonly say: (line: string) => void;
  readonly close: () => Promise<void>;
}

export function openOutput(context: Context, format: Format, report: ReportContext): Output {
  const {stdout, env} = context.process;
  if (format === 'text' && stdout.isTTY && env['TERM'] !== 'dumb') return openTerminalOutput(context, report);
  if (format === 'github') return openGithubOutput(context, report);
  return openPlainOutput(context, createReport(format, report));
}

function openPlainOutput(context: Context, report: Report): Output {
  return {
    show: (event) => {
      const text = report(event);
      if (text !== '') context.print(text);
    },
    say: (line) => context.warn(`${line}\n`),
    close: () => Promise.resolve(),
  };
}

function openTerminalOutput(context: Context, report: ReportContext): Output {
  const view = createTerminalView(report);
  const terminal = openTerminal(context.process.stdout, (size) => view.render(Date.now(), size));
  return {
    show: (event) => terminal.print(view.update(event, terminal.size())),
    say: (line) => terminal.print([line]),
    close: () => {
      terminal.close();
      return Promise.resolve();
    },
  };
}

/** The job's summary page gets a table as well. */
function openGithubOutput(context: Context, report: ReportContext): Output {
  const plain = openPlainOutput(context, createGithubReport(report));
  let view = emptyRunView;
  return {
    ...plain,
    show: (event) => {
      view = updateRunView(view, event);
      plain.show(event);
    },
    close: async () => {
      const file = context.process.env['GITHUB_STEP_SUMMARY'];
      if (file) await appendFile(file, renderGithubSummary(view, report));
    },
  };
}

function createReport(format: Exclude<Format, 'github'>, report: ReportContext): Report {
  switch (format) {
    case 'text':
      return createTextReport(report);
    case 'jsonl':
      return renderJsonl;
    case 'junit':
      return createJunitReport(report);
  }
}
