import type { Feature } from '../asking/feature.ts';
import { composeNotice } from './compose-notice.ts';

/** What concerns whoever runs the bot: groups' files that are read in, and platforms that have stopped. */
export const upkeepFeature: Feature<'upkeep'> = {
  words: {},
  presses: {},
  forms: {},
  deliveries: {
    notice: {
      compose: composeNotice,
      // That it has stopped is told elsewhere.
      notBy: (content) => ('stopped' in content ? content.stopped : undefined),
    },
  },
  events: { 'group-imported': ({ t }) => t.lock.events['group-imported'] },
};
