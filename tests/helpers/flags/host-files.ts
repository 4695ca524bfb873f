import {showParts} from '../../../src/model/hole.ts';
import type {Place, Plan} from '../../../src/model/plan.ts';

/** What a plan writes on one host: a file block, or a document that a script writes. */
export interface HostText extends Place {
  /** Undefined where a script writes it. */
  readonly path: string | undefined;
  readonly text: string;
}

/** Files and documents in scripts of `host`, in the order of the steps. */
export function listTexts(plan: Plan, host: string): readonly HostText[] {
  const actions = plan.steps
    .flatMap((step) => step.hosts.filter((each) => each.host === host))
    .flatMap(({actions: own}) => own);
  return actions.flatMap((action): HostText[] => {
    const {file, line} = action;
    const text = showParts(action.parts);
    return action.kind === 'file' ? [{file, line, path: action.path, text}] : listHereDocuments({file, line}, text);
  });
}

function listHereDocuments({file, line}: Place, script: string): HostText[] {
  const pattern = /<<-?\s*(['"]?)(\w+)\1[^\n]*\n(.*?)\n\s*\2(?=\n|$)/gs;
  return [...script.matchAll(pattern)].map((match) => {
    const text = match[3] ?? '';
    const before = script.slice(0, match.index + match[0].indexOf('\n') + 1).split('\n').length - 1;
    return {file, line: line + before, path: undefined, text};
  });
}

/** The fence of a text, or a line of the text, counted from 0, as its page has it. */
export const placeOf = ({file, line}: Place, offset = -1): string => `${file}:${line + 1 + offset}`;
