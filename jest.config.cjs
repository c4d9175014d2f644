/** @type {import('jest').Config} */
const shared = {
  testEnvironment: 'node',
  transform: { '^.+\\.(m?[jt]s)$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs', ignoreDynamic: true } }] },
  // kysely ships ESM only; Jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(kysely)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.pulpo'],
};

module.exports = {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{api,activities,channel,cli,config,domain,evals,models,observability,schemas,store,tools,workflows,worker}/**/*.test.ts', '<rootDir>/test/unit/**/*.test.ts'] },
  ],
};
