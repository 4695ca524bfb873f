import eslint from '@eslint/js';
import {defineConfig} from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A star: `model` imports nothing of ours, its siblings import `model` alone, `cli` and `site` compose them. */
const all = [
  'model',
  'extract',
  'plan',
  'run',
  'journal',
  'report',
  'export',
  'evidence',
  'bundle',
  'mutate',
  'lab',
  'cli',
  'site',
];
const allowed = {
  ...Object.fromEntries(all.map((part) => [part, part === 'model' ? [] : ['model']])),
  // Mutants are a matter of tools/mutate.ts alone.
  cli: all.filter((part) => part !== 'site' && part !== 'mutate'),
  // Of the command line the site has only what reads the project's files.
  site: ['model', 'extract', 'plan', 'evidence', 'cli/project-files.ts', 'cli/evidence-files.ts'],
};

const star = all.map((part) => {
  const others = all.filter((other) => other !== part && !allowed[part].includes(other)).join('|');
  const but = allowed[part].filter((name) => name.includes('/')).map((name) => `(?!(\\.\\./)+${name}$)`);
  return {
    files: [`src/${part}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^${but.join('')}(\\.\\./)+(${others})/`,
              message: `src/${part} may import ${allowed[part].join(', ') || 'nothing of ours'}: CONTRIBUTING, "The house".`,
            },
          ],
        },
      ],
    },
  };
});

export default defineConfig(
  {ignores: ['dist/', '.astro/', 'node_modules/', '.virtual-hosts/', 'tests/fixtures/', '**/*.astro']},
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      'no-console': 'error',
      'no-restricted-globals': ['error', {name: 'process', message: 'Only src/cli meets the process.'}],
    },
  },
  ...star,
  {
    files: [
      'src/cli/**',
      'src/lab/grafana/grafana.mjs',
      'bin/**',
      'tests/**',
      'bench/**',
      'tools/**',
      '*.config.*',
      '*.mjs',
    ],
    rules: {'no-console': 'off', 'no-restricted-globals': 'off'},
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {globals: {process: 'readonly', URL: 'readonly', console: 'readonly'}},
  },
);
