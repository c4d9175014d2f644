// One project per kind of test. Those that need real services share one PostgreSQL and one Temporal server, which
// test/support/global-setup.ts starts once for the whole run.

/** @type {import('@swc/jest').Config} */
const swc = {
  jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  module: { type: 'commonjs', ignoreDynamic: true },
};

const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.(m?[jt]s)$': ['@swc/jest', swc] },
  // Kysely ships ECMAScript modules only; Jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(kysely)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.pulpo', '<rootDir>/.cache'],
};

const SOURCES =
  '{api,activities,bench,channel,cli,config,domain,evals,models,observability,schemas,store,tools,workflows,worker}';

const withServices = {
  ...shared,
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

const project = (displayName, base) => ({
  ...base,
  displayName,
  testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
});

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  // Jest reads the timeout here only, not in projects.
  testTimeout: 180_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [`<rootDir>/${SOURCES}/**/*.test.ts`, '<rootDir>/test/unit/**/*.test.ts'],
    },
    project('integration', withServices),
    project('replay', shared),
    project('e2e', withServices),
    project('chaos', withServices),
    project('model', withServices),
  ],
};
