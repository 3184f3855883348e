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
  // @microsoft/app-manifest requires an ES module, which Jest cannot do on Node 20: the same thing, as CommonJS, is Jest's own.
  moduleNameMapper: { '^strip-bom$': '<rootDir>/node_modules/strip-bom/index.js' },
  // The embedded database starts in seconds, more on a busy machine.
  testTimeout: 60_000,
};
