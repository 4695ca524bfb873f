import {createHash, randomBytes} from 'node:crypto';
import {joinFilled} from '../model/hole.ts';
import type {FileAction, StepPlan, HostPlan} from '../model/plan.ts';
import type {RecordLine} from '../model/record.ts';
import type {RecordedFile, RecordedStep} from './host-record.ts';
import {quoteWords} from './quote.ts';
import type {HostScript} from './job.ts';

/** Exit codes of host.sh. */
export const refusedFile = 65;
export const changedFile = 66;

const ownSeconds = 60;

/** A script of the runner's own: functions of host.sh. */
export function createOwnScript(...calls: readonly (readonly string[])[]): HostScript {
  return {kind: 'own', text: calls.map(quoteWords).join(' && '), timeoutSeconds: ownSeconds};
}

export function createAppendScript(line: RecordLine, torn: boolean): HostScript {
  const append = ['append_record', JSON.stringify(line)];
  return torn ? createOwnScript(['end_torn_line'], append) : createOwnScript(append);
}

export interface StartedLine {
  readonly at: string;
  readonly runbook: string;
  readonly run: string;
  readonly by: string;
  readonly key: string;
  readonly path: string;
  readonly torn: boolean;
}

/** Writes `started`: undo, digests of what comes, and the originals of files that no earlier run wrote. */
export function createStartedScript(
  step: StepPlan,
  plan: HostPlan,
  contents: ReadonlyMap<string, string>,
  before: RecordedStep | undefined,
  {torn, ...head}: StartedLine,
): HostScript {
  const undo = plan.undo.map((action) =>
    action.kind === 'file'
      ? action
      : {
          kind: 'undo',
          script: joinFilled(action.script.parts),
          file: action.script.file,
          line: action.script.line,
          timeoutSeconds: action.script.timeoutSeconds,
        },
  );
  const files = [...contents].map(([path, content]) => ({path, ...createDigest(content)}));
  const line = {type: 'started', format: 1, ...head, step: step.id, heading: step.heading, undo, files};
  const open = `${JSON.stringify(line).slice(0, -1)},"originals":[`;
  const paths = [...contents.keys()].filter((path) => before?.files.has(path) !== true);
  const append = ['append_started', open, ...paths];
  return torn ? createOwnScript(['end_torn_line'], append) : createOwnScript(append);
}

export function createFileScript({path, mode, owner}: FileAction, content: string): HostScript {
  return createOwnScript(['put_file', path, mode, owner, content]);
}

/** Fails where one of the files does not stand there as it should. */
export function createProbeScript(files: readonly {action: FileAction; content: string}[]): HostScript {
  const probes = files.map(({action: {path, mode, owner}, content}) => {
    const digest = createHash('sha256').update(endLines(content)).digest('hex');
    return ['probe_file', path, mode, owner, digest];
  });
  return createOwnScript(...probes);
}

/** Puts back what stood at `path` before. */
export function createRestoreScript(path: string, {original, digests}: RecordedFile, force: boolean): HostScript {
  const head = [path, force ? 'force' : 'keep', digests.join(' ')];
  return original.state === 'absent'
    ? createOwnScript(['restore_absent', ...head, ...original.created.toReversed()])
    : createOwnScript(['restore_present', ...head, original.mode, original.owner, original.bytes]);
}

function createDigest(content: string): {salt: string; digest: string} {
  const salt = randomBytes(16).toString('hex');
  return {
    salt,
    digest: createHash('sha256')
      .update(salt + endLines(content))
      .digest('hex'),
  };
}

/** A file's bytes, as `put_file` writes them. */
function endLines(content: string): string {
  return content === '' ? '' : `${content}\n`;
}
