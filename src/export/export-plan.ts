import type {ExportContext, ExportInput} from './export-context.ts';
import {listNeeds} from './list-needs.ts';
import {listScripts, listUndoScripts} from './list-scripts.ts';
import {renderReadme} from './render-readme.ts';
import {renderStepScript, renderUndoScript} from './render-script.ts';

export interface ExportedFile {
  /** Relative to the export's folder. */
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

/** One line of the order to follow. */
export interface ExportedScript {
  /** The step's number in the whole plan. */
  readonly number: number;
  readonly step: string;
  readonly host: string;
  readonly file: string;
  /** The script that takes it back, where there is anything to. */
  readonly undo: string | undefined;
  /** Names of the values that it must be given. */
  readonly needs: readonly string[];
  /** Names of the values that it gives to later ones. */
  readonly gives: readonly string[];
}

export interface Exported {
  readonly files: readonly ExportedFile[];
  /** In the order in which they must run. */
  readonly scripts: readonly ExportedScript[];
}

/** A plan as numbered shell scripts, one a step and host, for people who follow it without the runner. */
export function exportPlan(input: ExportInput): Exported {
  const scripts = listScripts(input.plan, input.steps);
  const context: ExportContext = {...input, scripts};
  const undoScripts = listUndoScripts(scripts);
  return {
    files: [
      {path: 'README.md', text: renderReadme(context), executable: false},
      ...scripts.map((script, index) => ({
        path: script.file,
        text: renderStepScript(script, scripts[index + 1], context),
        executable: true,
      })),
      ...undoScripts.map((script, index) => ({
        path: script.undoFile ?? '',
        text: renderUndoScript(script, undoScripts[index + 1], context),
        executable: true,
      })),
    ],
    scripts: scripts.map((script) => ({
      number: script.number,
      step: script.step.id,
      host: script.host.name,
      file: script.file,
      undo: script.undoFile,
      needs: listNeeds(script.plan, context).map(({name}) => name),
      gives: script.plan.captures.map(({name}) => name),
    })),
  };
}
