import {ESLint} from 'eslint';
import tseslint from 'typescript-eslint';
import {describe, expect, it} from 'vitest';

/** The import star of CONTRIBUTING, held against planted violations. */
const eslint = new ESLint({overrideConfig: tseslint.configs.disableTypeChecked});

async function listStarErrors(file: string, imported: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import * as planted from '${imported}';\nexport {planted};\n`, {
    filePath: file,
  });
  return (result?.messages ?? []).filter(({ruleId}) => ruleId === 'no-restricted-imports').map(({message}) => message);
}

describe('the import star', () => {
  it.each([
    ['src/plan/planted.ts', '../run/quote.ts'],
    ['src/run/planted.ts', '../plan/skip.ts'],
    ['src/report/planted.ts', '../journal/read-journal.ts'],
    ['src/model/planted.ts', '../plan/skip.ts'],
    ['src/lab/planted.ts', '../cli/main.ts'],
    ['src/run/deep/planted.ts', '../../plan/skip.ts'],
    ['src/export/planted.ts', '../run/quote.ts'],
    ['src/run/planted.ts', '../export/export-plan.ts'],
    ['src/site/planted.ts', '../run/quote.ts'],
    ['src/site/planted.ts', '../export/export-plan.ts'],
    ['src/evidence/planted.ts', '../plan/skip.ts'],
    ['src/site/planted.ts', '../cli/main.ts'],
    ['src/cli/planted.ts', '../site/step-view.ts'],
    ['src/cli/planted.ts', '../mutate/mutant.ts'],
    ['src/mutate/planted.ts', '../plan/skip.ts'],
  ])('%s may not import %s', async (file, imported) => {
    expect(await listStarErrors(file, imported)).toHaveLength(1);
  });

  it.each([
    ['src/plan/planted.ts', '../model/plan.ts'],
    ['src/export/planted.ts', '../model/plan.ts'],
    ['src/mutate/planted.ts', '../model/plan.ts'],
    ['src/cli/planted.ts', '../run/quote.ts'],
    ['src/cli/planted.ts', '../export/export-plan.ts'],
    ['src/site/planted.ts', '../plan/skip.ts'],
    ['src/site/planted.ts', '../cli/project-files.ts'],
    ['src/site/planted.ts', '../evidence/judge-step.ts'],
  ])('%s may import %s', async (file, imported) => {
    expect(await listStarErrors(file, imported)).toEqual([]);
  });
});
