import Sequencer from '@jest/test-sequencer';

/** The rooms and files that take longest: whole processes, the product on its database, and what both are built on. */
const longest = ['process/', 'product/', 'contracts', 'linear', 'db/', 'golden/', 'adapters/'];

/** The long files first, so that none is alone at the end. A clone has no memory of how long each took. */
export default class Order extends Sequencer {
  sort(tests) {
    if (tests.every((test) => this.time(test) !== undefined)) return super.sort(tests);
    const rank = ({ path, context }) => {
      const name = path.slice(context.config.rootDir.length + '/test/'.length);
      const room = longest.findIndex((start) => name.startsWith(start));
      return room < 0 ? longest.length : room;
    };
    const size = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;
    return [...tests].sort((one, other) => rank(one) - rank(other) || size(other) - size(one));
  }
}
