import type {ReportLab} from '../lab/lab-options.ts';
import {createStyle} from '../report/style.ts';
import type {Context} from './context.ts';

/** A line for each thing that the lab does, on standard error: what a run prints stays clean. */
export function createLabReport(context: Context): ReportLab {
  const style = createStyle(context.color.error);
  return ({step, of, text, host}) => {
    if (context.quiet) return;
    const count = of === 0 ? '' : `${style.dim(`${String(step)}/${String(of)}`)} `;
    context.warn(`${count}${host === undefined ? '' : `${host}: `}${context.pick(text)}\n`);
  };
}
