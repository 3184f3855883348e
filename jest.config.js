/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
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
  // One more than the two cores that there are at least: much of a test is waiting.
  maxWorkers: 3,
  // What a file's databases and libraries have taken is given back before the next file.
  workerIdleMemoryLimit: '1GB',
  // A second where nothing else is done, more on a busy machine.
  testTimeout: 60_000,
};
