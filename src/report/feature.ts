import { commit } from '../asking/ask.ts';
import type { CheckInAsking, Feature, Words } from '../asking/feature.ts';
import { asTyped, giveBack } from '../asking/give-back.ts';
import { fold } from '../domain/fold.ts';
import { readQuickLine } from '../domain/quick-line.ts';
import { tell } from '../messages/say.ts';
import type { Texts } from '../texts/texts.ts';
import { answerFile } from './answer-file.ts';
import { openReport, saveLine, saveTyped } from './by-words.ts';
import { changeReport } from './change-report.ts';
import { areaForm, overallForm, targetOf } from './report-forms.ts';
import { showReport } from './report-target.ts';
import { decideStatus } from './save-status.ts';
import { openSheet } from './sheet.ts';
import { viewReport } from './show-state.ts';
import { showVersions } from './show-versions.ts';
import { saveOverallLine, sendIn, takeAsLast, typedButton } from './typed-buttons.ts';

const reportWords = ['lagesrapport', 'lagesrapporten', 'rapport', 'report', 'status'];

/** What the words of a button do; where an area's name begins with them, a line behind `lägesrapport` is about the area. */
function orArea(answer: Words['answer']): Words['answer'] {
  return (asking, rest) => {
    const [, first = '', line = ''] = /^\/?(\S+)\s+(.*)$/su.exec(asTyped(asking.ask, rest).trim()) ?? [];
    const { areas } = asking.asker.group;
    const isLine = rest.trim() !== '' && reportWords.includes(fold(first));
    return isLine && readQuickLine(line, areas).kind !== 'bad-area'
      ? saveLine(asking, line)
      : answer(asking, rest);
  };
}

/** Words that do what a button of the list does, also behind `lägesrapport`. */
function buttonWords(kind: 'submit' | 'as-last' | 'view' | 'edit', label: (t: Texts) => string) {
  return {
    who: 'answerer',
    after: 'report',
    help: () => [],
    onReports: true,
    answer: orArea((asking, rest) =>
      typedButton(asking, { kind, words: label(asking.asker.t).toLowerCase(), rest }),
    ),
  } satisfies Omit<Words, 'says' | 'suggests'>;
}

/** The lägesrapport: its list, its two forms, and the line that saves an area. */
export const reportFeature: Feature<'report'> = {
  words: {
    report: {
      who: 'answerer',
      says: reportWords,
      suggests: ['lägesrapport'],
      listed: 'lägesrapport',
      help: ({ messages: { help } }) => [help.report, help.line],
      holdsText: true,
      onReports: true,
      answer: (asking, rest) =>
        rest.trim()
          ? saveLine(asking, rest)
          : commit(asking.ask, async (store) => ({ reply: await openReport(asking, store) })),
    },
    submit: {
      ...buttonWords('submit', (t) => t.report.submit),
      says: ['skicka in', 'skicka', 'send in', 'send it in', 'submit'],
      suggests: ['skicka in', 'send in'],
      help: ({ messages: { help } }) => [help.typed],
    },
    'as-last': {
      ...buttonWords('as-last', (t) => t.report.asLast),
      says: [
        'allt ar som sist',
        'allt som sist',
        'som sist',
        'all as last time',
        'everything as last time',
        'as last time',
        'same as last time',
        'as last',
      ],
      suggests: ['allt är som sist', 'as last time'],
    },
    overall: {
      who: 'answerer',
      says: ['till sist', 'finally'],
      suggests: ['till sist', 'finally'],
      after: 'report',
      help: () => [],
      holdsText: true,
      answer: orArea((asking, rest) =>
        commit(asking.ask, async (store) => ({ reply: await saveOverallLine(asking, store, rest) })),
      ),
    },
    view: {
      ...buttonWords('view', (t) => t.report.view),
      says: ['visa', 'visa svaret', 'view', 'show'],
      suggests: [],
    },
    edit: {
      ...buttonWords('edit', (t) => t.report.change),
      says: [
        'andra',
        'andra nagot',
        'andra lagesrapporten',
        'fyll i',
        'fortsatt',
        'er lagesrapport',
        'change',
        'change something',
        'change the status update',
        'fill in',
        'continue',
        'your status update',
      ],
      suggests: ['fyll i', 'fortsätt', 'fill in'],
    },
    // What was chosen or written in the card has not come with the words: how it is said in one line.
    write: {
      who: 'answerer',
      after: 'report',
      says: ['skriv mer', 'spara', 'write more', 'save'],
      suggests: ['skriv mer', 'spara'],
      help: () => [],
      holdsText: true,
      answer: orArea(({ ask, asker: { t, group } }, rest) =>
        commit(ask, async () => ({
          reply: giveBack(tell(t.messages.onOneLine(group.areas[0]?.name.toLowerCase() ?? '')), rest, t),
        })),
      ),
    },
  },
  presses: {
    report: {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, { party, edit, forms }) =>
        forms
          ? openSheet(asking, party, edit)
          : commit(asking.ask, async (store) => ({
              reply: await showReport(store, targetOf(asking, party), { edit, drawn: 'new' }),
            })),
    },
    view: {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, { party, document }) =>
        commit(asking.ask, async (store) => ({
          reply: document
            ? await answerFile(asking.product, store, asking, party)
            : await viewReport(store, targetOf(asking, party)),
        })),
    },
    status: {
      who: 'own-party',
      byLink: 'answers',
      async answer({ ask, ...asking }, { party, area, status, done }) {
        const target = targetOf({ ask, ...asking }, party);
        const answer = { areaId: area, status };
        if (!done) return changeReport(ask, target, (report) => decideStatus(target, report, answer));
        return giveBack(await saveTyped(ask, target, { ...answer, done }), done, asking.asker.t);
      },
    },
    // A form is opened for this press alone: nothing is changed, so nothing need happen only once.
    write: {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, { checkIn, party, area }) =>
        areaForm.open(asking, asking.product.store, { kind: 'area', checkIn, party, area }),
    },
    overall: {
      who: 'own-party',
      byLink: 'reads',
      answer: (asking, { checkIn, party }) =>
        overallForm.open(asking, asking.product.store, { kind: 'overall', checkIn, party }),
    },
    'as-last': {
      who: 'own-party',
      byLink: 'answers',
      answer: (asking, { party }) => takeAsLast(asking, targetOf(asking, party)),
    },
    submit: {
      who: 'own-party',
      byLink: 'answers',
      answer: (asking: CheckInAsking, { party }) => sendIn(asking, targetOf(asking, party)),
    },
    versions: {
      who: 'reader',
      byLink: 'reads',
      answer: ({ ask, asker, checkIn }, { party, n }) =>
        commit(ask, async (store) => ({ reply: await showVersions(store, asker, checkIn, party, n) })),
    },
  },
  forms: { area: areaForm, overall: overallForm },
  deliveries: {},
  events: {
    'area-saved': ({ t, group, detail }) => {
      const saved = group.areas.find((one) => one.id === detail?.area)?.name;
      return saved ? t.lock.areaSaved(saved) : t.lock.events['area-saved'];
    },
    'overall-saved': ({ t }) => t.lock.events['overall-saved'],
    'copied-last': ({ t }) => t.lock.events['copied-last'],
    submitted: ({ t }) => t.lock.events.submitted,
  },
};
