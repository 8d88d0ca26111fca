import { fixupConfigRules } from '@eslint/compat';
import { FlatCompat } from '@eslint/eslintrc';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

// What oxlint (.oxlintrc.json) does not know: the rules of Salesforce's plugin authors, and expressions that backtrack.
// Both are about what is shipped. All else oxlint looks for, with types, in a seventh of the time.

// eslint-plugin-sf-plugin still uses the old configuration format and functions that ESLint 9 has removed.
const compat = new FlatCompat({ baseDirectory: import.meta.dirname });

export default [
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...fixupConfigRules(compat.extends('plugin:sf-plugin/recommended')).map((config) => ({
    ...config,
    files: ['src/**/*.ts'],
  })),
  {
    files: ['src/**/*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    // The base class of all commands has no flags of its own that could be spread; the framework's come by baseFlags.
    files: ['src/commands/**/*.ts'],
    rules: { 'sf-plugin/spread-base-flags': 'off' },
  },
  {
    // Texts come from outside: no expression may take more than a time that is proportional to them, and none is made
    // of them.
    files: ['src/**/*.ts', 'assets/**/*.js'],
    plugins: { regexp },
    rules: {
      'max-len': [
        'error',
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true },
      ],
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="RegExp"], CallExpression[callee.name="RegExp"]',
          message: 'Write expressions as literals: text from outside must never become one.',
        },
      ],
    },
  },
];
