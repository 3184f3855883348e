import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/*
 * Jest's own environment, in a context whose globals are looked up as in a program's: in the one that it makes each
 * `Object` or `Error` is asked of a proxy, which takes more than ten times as long and was a fifth of all that the
 * tests did.
 */
export default class Environment extends TestEnvironment {
  constructor(config, context) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(config, context);
    } finally {
      vm.createContext = createContext;
    }
    // Jest's hundred frames are gathered for each error that is made, also by a driver that throws none of them.
    this.global.Error.stackTraceLimit = 10;
  }
}
