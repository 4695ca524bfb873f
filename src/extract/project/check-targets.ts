import {listDeclarations} from '../../model/declarations.ts';
import {fitsType} from '../../model/value.ts';
import {extractTarget} from '../extract-target.ts';
import {suggest} from '../suggest.ts';
import {findPosition, parseYaml} from '../yaml/parse-yaml.ts';
import {reportAt, type ProjectDraft} from './project-draft.ts';

/** Targets give values to parameters that some runbook has, and name steps that exist. */
export function checkTargets(draft: ProjectDraft): void {
  for (const file of [...draft.files.keys()].filter((name) => /^runbooks\/targets\/.*\.ya?ml$/.test(name)).toSorted()) {
    if (/^runbooks\/targets\/[a-z][a-z0-9-]*\.yaml$/.test(file)) checkTarget(draft, file);
    else reportAt(draft, 'yaml-file', file, {line: 1, column: 1});
  }
}

function checkTarget(draft: ProjectDraft, file: string): void {
  const text = draft.files.get(file) ?? '';
  const {target, problems} = extractTarget(file, text);
  draft.problems.push(...problems);
  const yaml = parseYaml({file, text, problems: []});
  if (target === undefined || yaml === undefined || draft.broken.size > 0) return;

  const all = draft.runbooks.map(({manifest}) => listDeclarations(manifest, draft.versions));
  const names = new Set(all.flatMap((declarations) => [...declarations.keys()]));
  for (const [name, value] of Object.entries(target.parameters)) {
    const at = findPosition(yaml, ['parameters', name]);
    const declarations = all.flatMap((candidates) => candidates.get(name) ?? []);
    if (declarations.length === 0)
      reportAt(draft, 'parameter-unknown', file, at, {name, suggestion: suggest(name, names)});
    const wrong = declarations.find(({type, values}) => !fitsType(type, value, values));
    if (declarations.some(({type}) => type === 'secret')) reportAt(draft, 'parameter-secret', file, at, {name});
    else if (wrong !== undefined) reportAt(draft, 'parameter-default', file, at, {name, value, type: wrong.type});
  }
  const steps = draft.runbooks.flatMap((runbook) => runbook.steps.map(({id}) => id));
  for (const [index, {step}] of target.simulated.entries()) {
    if (steps.includes(step)) continue;
    const at = findPosition(yaml, ['simulated', index, 'step']);
    reportAt(draft, 'simulated-step', file, at, {step, suggestion: suggest(step, steps)});
  }
}
