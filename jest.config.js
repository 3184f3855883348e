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
  // What the files before have taken is given back. A worker that begins anew takes eight seconds of the processor until
  // it is as fast again, so where there is memory it goes on: at 8 GB to some 600 MB, at 24 GB to two gigabytes.
  workerIdleMemoryLimit: '8%',
  // Most take under a second. On a machine that does much else they take a hundred times as long.
  testTimeout: 180_000,
};
