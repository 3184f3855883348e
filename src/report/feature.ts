import { commit } from '../asking/ask.ts';
import type { CheckInAsking, Feature } from '../asking/feature.ts';
import { showReport } from '../use-cases/report-target.ts';
import { saveStatus } from '../use-cases/save-status.ts';
import { viewReport } from '../use-cases/show-state.ts';
import { showVersions } from '../use-cases/show-versions.ts';
import { copyLast, submit } from '../use-cases/submit-status-update.ts';
import type { reportForms, reportPresses } from './actions.ts';
import { openReport, saveLine } from './by-words.ts';
import { areaForm, overallForm, targetOf } from './report-forms.ts';

/** The lägesrapport: its list, its two forms, and the line that saves an area. */
export const reportFeature: Feature<typeof reportPresses, typeof reportForms> = {
  words: {
    report: {
      who: 'answerer',
      says: ['lagesrapport', 'lagesrapporten', 'rapport', 'report', 'status'],
      suggests: ['lägesrapport'],
      listed: 'lägesrapport',
      help: ({ messages: { help } }) => [help.report, help.line],
      holdsText: true,
      answer: (asking, rest) =>
        commit(asking.ask, async (store) => ({
          reply: rest.trim() ? await saveLine(asking, store, rest) : await openReport(asking, store),
        })),
    },
  },
  presses: {
    report: {
      who: 'own-party',
      answer: (asking, { party, edit }) =>
        commit(asking.ask, async (store) => ({
          reply: await showReport(store, targetOf(asking, party), { edit, place: 'new' }),
        })),
    },
    view: {
      who: 'own-party',
      answer: (asking, { party }) =>
        commit(asking.ask, async (store) => ({ reply: await viewReport(store, targetOf(asking, party)) })),
    },
    status: {
      who: 'own-party',
      answer: (asking, { party, area, status }) =>
        commit(asking.ask, async (store) => {
          const answer = { areaId: area, status };
          return { reply: (await saveStatus(asking.product, store, targetOf(asking, party), answer)).reply };
        }),
    },
    // A form is opened for this press alone: nothing is changed, so nothing need happen only once.
    write: {
      who: 'own-party',
      answer: (asking, { checkIn, party, area }) =>
        areaForm.open(asking, asking.product.store, { kind: 'area', checkIn, party, area }),
    },
    overall: {
      who: 'own-party',
      answer: (asking, { checkIn, party }) =>
        overallForm.open(asking, asking.product.store, { kind: 'overall', checkIn, party }),
    },
    'as-last': {
      who: 'own-party',
      answer: (asking, { party }) =>
        commit(asking.ask, async (store) => ({
          reply: await copyLast(asking.product, store, targetOf(asking, party), 'new'),
        })),
    },
    submit: {
      who: 'own-party',
      answer: (asking: CheckInAsking, { party }) =>
        commit(asking.ask, (store) => submit(asking.product, store, targetOf(asking, party))),
    },
    versions: {
      who: 'reader',
      answer: ({ ask, asker, checkIn }, { party, n }) =>
        commit(ask, async (store) => ({ reply: await showVersions(store, asker, checkIn, party, n) })),
    },
  },
  forms: { area: areaForm, overall: overallForm },
};
