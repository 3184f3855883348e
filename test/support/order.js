import Sequencer from '@jest/test-sequencer';

/**
 * The rooms and files that take longest: whole processes, the product on its database, and what both are built on. Before
 * them what times patterns: V8 no longer makes them fast in a process that has compiled many.
 */
const longest = [
  'linear',
  'process/',
  'adapters/page/',
  'product/',
  'contracts',
  'db/',
  'golden/',
  'adapters/',
];

/** Those that mostly wait: for other processes, a browser, or real time. */
const waiting = ['process/', 'adapters/page/', 'adapters/slack/'];

/**
 * The long files first, so that none is alone at the end, and each that mostly waits beside some that compute, so that
 * the processor always has something to do. A clone has no memory of how long each took.
 */
export default class Order extends Sequencer {
  sort(tests) {
    const name = ({ path, context }) => path.slice(context.config.rootDir.length + '/test/'.length);
    const rank = (test) => {
      const room = longest.findIndex((start) => name(test).startsWith(start));
      return room < 0 ? longest.length : room;
    };
    const size = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;
    const sorted = [...tests].sort((one, other) => rank(one) - rank(other) || size(other) - size(one));
    const waits = (test) => waiting.some((start) => name(test).startsWith(start));
    const computing = sorted.filter((test) => !waits(test));
    const beside = 4;
    return [
      ...sorted.filter(waits).flatMap((test, n) => [test, ...computing.slice(n * beside, (n + 1) * beside)]),
      ...computing.slice(sorted.filter(waits).length * beside),
    ];
  }
}
