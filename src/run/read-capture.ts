import type {Failure, Outcome} from '../model/outcome.ts';
import type {CaptureAction, StepPlan} from '../model/plan.ts';
import {captureBytes} from '../model/step.ts';
import {fitsType, isFileType, shortestSecret} from '../model/value.ts';
import {createFailure, hasPassed, runScripts, type RunHost, type RunTools} from './host-runner.ts';

/** A capture on one of the hosts of its step. */
export interface CaptureSource {
  readonly step: StepPlan;
  readonly host: string;
  readonly capture: CaptureAction;
}

/** Why a value that is known only while running could not be had. */
export interface LateFailure {
  readonly failure: Failure | undefined;
  /** The host that could not be reached to read it. */
  readonly unreachable: string | undefined;
  readonly cancelled: boolean;
}

/** What became of the step that needed the value. */
export function judgeMissing({failure, unreachable, cancelled}: LateFailure): Outcome {
  if (cancelled) return {status: 'cancelled'};
  if (failure !== undefined) return {status: 'failed', seconds: 0, failure};
  return {status: 'unreachable', detail: unreachable ?? ''};
}

/**
 * Reads a capture on one host.
 * @param text the capture's filled script
 * @returns its output without the newlines at the end, as `$(…)` has it
 */
export async function readCapture(
  {step, host, capture}: CaptureSource,
  on: RunHost,
  text: string,
  tools: RunTools,
): Promise<{readonly value: string} | LateFailure> {
  let output = '';
  const [run] = await runScripts(
    on,
    step.id,
    [
      {
        kind: 'capture',
        text,
        timeoutSeconds: capture.timeoutSeconds,
        blockKind: 'capture',
        place: {file: capture.file, line: capture.line},
        hidden: capture.type === 'secret',
        onText: (piece) => {
          if (output.length <= captureBytes) output += piece;
        },
      },
    ],
    tools,
  );
  if (run === undefined || run.result.status === 'lost') return createUnreachable(host);
  if (run.result.status === 'cancelled') return {failure: undefined, unreachable: undefined, cancelled: true};
  const value = trimNewlines(output);
  if (!hasPassed(run)) return createLateFailure({...createFailure(run), host});
  return fitsCapture(capture, value) ? {value} : createMisfit({step, host, capture}, createFailure(run).output);
}

/**
 * The values of all hosts of a capturing step as one, a newline between them.
 * @param sources in inventory order, with `values`
 */
export function joinValues(
  sources: readonly CaptureSource[],
  values: readonly string[],
): {readonly value: string} | LateFailure {
  const [source] = sources;
  const value = values.join('\n');
  return source === undefined || fitsCapture(source.capture, value) ? {value} : createMisfit(source, '');
}

export function createUnreachable(host: string): LateFailure {
  return {failure: undefined, unreachable: host, cancelled: false};
}

function createLateFailure(failure: Failure): LateFailure {
  return {failure, unreachable: undefined, cancelled: false};
}

function createMisfit({host, capture: {name, type, file, line}}: CaptureSource, output: string): LateFailure {
  const detail = `${name}: ${type}`;
  return createLateFailure({kind: 'capture', file, line, reason: 'not-captured', host, output, detail});
}

/** As `$(…)` does. */
function trimNewlines(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function fitsCapture({type}: CaptureSource['capture'], value: string): boolean {
  if (value === '' || Buffer.byteLength(value) > captureBytes) return false;
  if (type === 'secret' && value.length < shortestSecret) return false;
  // A captured enum has no list of choices, and a key or a certificate has many lines.
  return isFileType(type) ? fitsType('text', value) : fitsType(type, value);
}
