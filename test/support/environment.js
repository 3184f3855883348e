import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { PGlite } from '@electric-sql/pglite';
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
    clearTimeout(ending);
    this.global.lendDatabase = lendDatabase;
  }

  async teardown() {
    borrower = undefined;
    // What it leaves running would keep the worker from its end. Where another file follows, it is there long before.
    ending = setTimeout(endDatabase, 200);
    await super.teardown();
  }
}

// Node 20 soon compiles for speed what runs: here that is run anew in each file's own context, and what has been
// compiled is gone with it. Later versions decide otherwise, and do not know the first of these flags.
if (process.versions.node.startsWith('20.')) {
  setFlagsFromString('--interrupt-budget=1000000');
  setFlagsFromString('--wasm-tiering-budget=13000000');
}

/**
 * The embedded database of this worker, which one file after the other has: beginning one takes a second of the
 * processor, and what it has compiled and planned goes with it. `greeting`: what it answered when it was connected to.
 */
let kept;
let greeting;
let borrower;
let ending;

async function endDatabase() {
  const database = kept;
  kept = greeting = undefined;
  await (await database)?.close();
}

/** The first bytes of the wire's messages of their kind. */
const startup = 0;
const terminate = 'X'.charCodeAt(0);

/**
 * The worker's database as one connection to it; undefined where the file has it already. `image`: what it begins as.
 * What is in it is whatever was left there.
 */
async function lendDatabase(image) {
  if (borrower) return undefined;
  const self = {};
  borrower = self;
  kept ??= PGlite.create({ loadDataDir: image });
  const database = await kept;
  return {
    async execProtocolRaw(message) {
      if (message[0] === terminate) return new Uint8Array();
      if (borrower !== self) throw new Error('This database was given back.');
      if (message[0] !== startup) return database.execProtocolRaw(message);
      // It is connected to once. What it answers with is its own memory, so it is copied.
      greeting ??= database.execProtocolRaw(message).then((answer) => Uint8Array.from(answer));
      return greeting;
    },
    async close() {
      if (borrower === self) borrower = undefined;
    },
  };
}
