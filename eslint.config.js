import eslint from '@eslint/js';
import importX, {createNodeResolver} from 'eslint-plugin-import-x';
import {defineConfig} from 'eslint/config';
import tseslint from 'typescript-eslint';

const parts = ['extract', 'plan', 'run', 'journal', 'report', 'lab'];

/** A star: `model` imports nothing of ours, its siblings import `model` alone, `cli` and `site` compose them. */
const star = [
  {target: './src/model', from: './src', except: ['./model'], message: 'src/model imports nothing of ours.'},
  ...parts.map((part) => ({
    target: `./src/${part}`,
    from: './src',
    except: ['./model', `./${part}`],
    message: `src/${part} imports src/model alone; src/cli and src/site compose the parts.`,
  })),
  {target: './src/cli', from: './src/site', message: 'src/cli does not import src/site.'},
  {
    target: './src/site',
    from: './src',
    except: ['./model', './extract', './plan', './site', './cli/project-files.ts'],
    message: 'src/site renders from extract and plan; of src/cli it may read the files.',
  },
];

export default defineConfig(
  {ignores: ['dist/', '.astro/', 'node_modules/', 'tests/fixtures/', '**/*.astro']},
  eslint.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    plugins: {'import-x': importX},
    settings: {'import-x/resolver-next': [createNodeResolver({extensions: ['.ts', '.js', '.mjs']})]},
    rules: {
      'import-x/no-restricted-paths': ['error', {zones: star}],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      'no-console': 'error',
      'no-restricted-globals': ['error', {name: 'process', message: 'Only src/cli meets the process.'}],
    },
  },
  {
    files: ['src/cli/**', 'bin/**', 'tests/**', 'bench/**', '*.config.*', '*.mjs'],
    rules: {'no-console': 'off', 'no-restricted-globals': 'off'},
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {globals: {process: 'readonly', URL: 'readonly', console: 'readonly'}},
  },
);
