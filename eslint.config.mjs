// What the compiler does not catch. Type-aware where a mistake would be costly: a forgotten await, a hidden any.
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

const NODE_BUILTINS = builtinModules.flatMap((name) => [name, `node:${name}`]);

/** Sandboxed or pure code: no input, no output, no clock, no chance. */
const pureCode = {
  'no-restricted-imports': [
    'error',
    { paths: NODE_BUILTINS.map((name) => ({ name, message: 'This folder is pure: no Node built-ins.' })) },
  ],
  'no-restricted-globals': [
    'error',
    ...['process', 'Buffer', 'fetch', 'crypto', 'setInterval', 'performance', 'queueMicrotask'].map((name) => ({
      name,
      message: 'This folder is pure: pass it in.',
    })),
  ],
};

export default tseslint.config(
  // schemas/types.ts is generated from the JSON Schemas.
  { ignores: ['schemas/types.ts', 'dist/', '.cache/', '.pulpo*/', 'node_modules/', 'coverage/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'it', property: 'only', message: 'Run one test with -t.' },
        { object: 'describe', property: 'only', message: 'Run one test with -t.' },
        { object: 'it', property: 'skip', message: 'A test that does not run proves nothing.' },
        { object: 'describe', property: 'skip', message: 'A test that does not run proves nothing.' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...pureCode,
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is a parameter.' },
        { object: 'DateTime', property: 'now', message: 'The clock is a parameter.' },
        { object: 'Math', property: 'random', message: 'Chance is a parameter.' },
      ],
    },
  },
  { files: ['workflows/**/*.ts'], ignores: ['**/*.test.ts'], rules: pureCode },
  {
    // Throwing what a promise was rejected with is what these do for a living.
    files: ['test/**/*.ts', '**/*.test.ts'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  {
    // Programs whose output is for people.
    files: [
      'bench/**/*.ts',
      'evals/**/*.ts',
      'scripts/**/*.ts',
      'test/**/*.ts',
      'models/build-*.ts',
      'schemas/generate.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
