/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/test/support/environment.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/test/support/begin-run.js',
  testSequencer: '<rootDir>/test/support/order.js',
  // Twice the two cores that there are at least: much of a test is waiting.
  maxWorkers: 4,
  // What a file's databases and libraries have taken is given back before the next file.
  workerIdleMemoryLimit: '1GB',
  // Most take under a second. On a machine that does much else they take a hundred times as long.
  testTimeout: 180_000,
};
