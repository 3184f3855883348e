import { readTerminalLine } from '../adapters/console/terminal-line.ts';
import { rowLine } from '../adapters/console/typed-line.ts';
import { faultOf } from '../adapters/mail/fault.ts';
import { readPosted } from '../adapters/page/posted.ts';
import { toTeamsMessages } from '../adapters/render/adaptive-card.ts';
import { toSlackMessages } from '../adapters/render/block-kit.ts';
import { formFields } from '../adapters/render/html-form.ts';
import { toLetter } from '../adapters/render/letter.ts';
import { toPlainText } from '../adapters/render/plain-text.ts';
import { printable, printableLine } from '../adapters/render/printable.ts';
import { asTyped } from '../adapters/render/slack-text.ts';
import { createClient } from '../adapters/slack/client.ts';
import { createTypedWords } from '../adapters/slack/typed-words.ts';
import { activityPayload, typedWords } from '../adapters/teams/payload.ts';
import { emailOf } from '../adapters/teams/profile.ts';
import { longestPaste } from '../src/adding/pasted.ts';
import { keyFor, readParties } from '../src/adding/read-parties.ts';
import { readStatuses } from '../src/adding/read-statuses.ts';
import { readForm } from '../src/asking/read-form.ts';
import { toCsv } from '../src/documents/csv.ts';
import { isAddress, toAddress } from '../src/domain/address.ts';
import { putTogether } from '../src/domain/alike.ts';
import { readParty } from '../src/domain/find-party.ts';
import { fold } from '../src/domain/fold.ts';
import { leadingHalfYear, readHalfYear, trailingHalfYear } from '../src/domain/half-year.ts';
import { readMove, readTypedHalfYear } from '../src/domain/half-year-words.ts';
import { isWebAddress } from '../src/domain/initiative.ts';
import { readInitiativeLine } from '../src/domain/initiative-line.ts';
import { readMeetingLine } from '../src/domain/meeting.ts';
import { documentText, keptText, trimmedWords } from '../src/domain/plain-text.ts';
import { readQuickLine } from '../src/domain/quick-line.ts';
import { summarise } from '../src/domain/summary.ts';
import { checkWorkingGroupFile } from '../src/domain/working-group-file.ts';
import { readCommand } from '../src/entry/dispatch.ts';
import { freeKey } from '../src/group/areas.ts';
import { unreadable } from '../src/group-files/yaml-slips.ts';
import type { Shape } from '../src/messages/field.ts';
import { summaryMessage } from '../src/messages/summary.ts';
import { textsFor } from '../src/texts/texts.ts';
import { recordOf } from './support/records.ts';
import { sampleGroup } from './support/sample-group.ts';
import { sampleAreaForm, sampleList } from './support/slack-samples.ts';

/*
 * What somebody else wrote is read in a time that grows with its length and no faster: one pattern that is tried anew at
 * each of 100,000 spaces stops everybody's answers for seconds. Each reader is held against `fold`, which goes through a
 * text once, on the same text and the same machine: first on a short one, which tells at once, then on a megabyte.
 */

const lengths = [64_000, 1_000_000];
/** A reader may take so many times as long as `fold`. What grows with the square takes thousands. */
const foldsAtMost = 150;
/** Characters a millisecond that are always quick enough. */
const quick = 256;

/** Of what is drawn, so many characters: a page may hold ten full fields, and drawing takes microseconds for each. */
const shown = 10_000;

const areas = [
  { id: 1, key: 'bemotande', name: 'Bemötande' },
  { id: 2, key: 'arbetsgrupp', name: 'Regional arbetsgrupp' },
];
const parties = [
  { id: 1, key: 'klippan', name: 'Klippans bibliotek', shortName: 'Klippan' },
  { id: 2, key: 'ostra-goinge', name: 'Östra Göinge bibliotek', shortName: 'Östra Göinge' },
];

const group = sampleGroup(2);
const stored = {
  areas: group.areas.map((area, n) => ({ ...area, id: n + 1, removed: false })),
  parties: group.parties.map((party, n) => ({ ...party, id: n + 1, removed: false })),
};

const inTeams = (text: string, textFormat: string) =>
  typedWords(
    activityPayload.parse({
      type: 'message',
      text,
      textFormat,
      serviceUrl: 'https://teams.example.org/',
      from: { id: 'a' },
      conversation: { id: 'b' },
      recipient: { id: 'bot' },
      entities: [{ type: 'mention', text: '<at>Avstämning</at>', mentioned: { id: 'bot' } }],
    }),
  );
const slackWords = createTypedWords(
  createClient('xoxb-test', 'http://127.0.0.1:1/', { log: quiet(), meter: { fault() {} } }),
  'U0BOT',
);

function quiet() {
  return { info: () => undefined, warn: () => undefined, error: () => undefined };
}

const label = () => '';
const shape = {
  text: { kind: 'text', lines: 'many', label },
  day: { kind: 'day', label },
  time: { kind: 'time', label },
  number: { kind: 'number', least: 0, most: 9, label },
  yes: { kind: 'yes-no', label },
  person: { kind: 'person', label },
  channel: { kind: 'channel', label, otherwise: label },
  several: { kind: 'choices', of: ['a', 'b'], label },
  rows: { kind: 'rows', label, row: label, of: { by: { kind: 'day', label } }, most: 3 },
} as const satisfies Shape;
const nothing = { text: '', several: [], rows: [] };
const inForm = (text: string) =>
  readForm(
    shape,
    {
      ...Object.fromEntries(Object.keys(shape).map((name) => [name, text])),
      'person.name': text,
      'person.email': text,
      'rows.0.by': text,
    },
    {
      given: {},
      saved: {
        ...nothing,
        day: undefined,
        time: undefined,
        number: undefined,
        yes: undefined,
        person: undefined,
        channel: undefined,
      },
      rows: {},
      t: textsFor('sv'),
    },
  );

/** The summary of a record in which somebody wrote this. */
function summaryOf(text: string) {
  const record = recordOf(['Klippan', 'Lund'], { needs: text });
  return summaryMessage(summarise(record, '2019-12-20'), textsFor('sv'), { without: [] });
}

type Reader = (text: string) => unknown;

const readers: Record<string, Reader> = {
  'a message in Teams': (text) => inTeams(text, 'plain'),
  'a message in Teams with markup': (text) => inTeams(`<p>${text}`, 'xml'),
  'a message in Slack': (text) => slackWords(`:tada: ${text}`, { of: 'message', locale: 'sv' }),
  'a form in Slack': (text) => slackWords(`:tada: ${text}`, { of: 'form', locale: 'sv' }),
  'a guest’s name in Entra': (text) => emailOf({ principalName: `${text}@x` }),
  'a command': readCommand,
  'the command to move': (text) => readMove(text),
  'the command to move a half-year': (text) => readMove(`våren 2019 ${text}`),
  'the command for history': (text) => readTypedHalfYear(text),
  'the command for the summary': (text) => readCommand(`avstamning ${text}`),
  'a quick line': (text) => readQuickLine(text, areas),
  'a quick line of an area': (text) => readQuickLine(`bemötande ${text}`, areas),
  'a quick line of an area and a status': (text) => readQuickLine(`regional arbetsgrupp gul ${text}`, areas),
  'a party': (text) => readParty(text, parties),
  'a party and a reason': (text) => readParty(`Östra Göinge ${text}`, parties),
  'a course': (text) => readInitiativeLine(text, '2019-05-21'),
  'a course and its day': (text) => readInitiativeLine(`Lärstilar${text} 12 mars 13–15 öppen`, '2019-05-21'),
  'a meeting': readMeetingLine,
  'a meeting’s place': (text) => readMeetingLine(`2019-06-18 13–15 ${text}`),
  'the address of a course': isWebAddress,
  'a key of a name': (text) => [keyFor(text, new Set()), freeKey(text, [])],
  'a half-year': readHalfYear,
  'a half-year first': (text) => leadingHalfYear(`våren 2019 ${text}`),
  'a half-year last': (text) => trailingHalfYear(`${text} våren 2019`),
  'texts that are alike': (text) => putTogether([{ text }, { text: `x${text}` }]),
  'what stands in a form': (text) => inForm(text),
  'a text to keep': keptText,
  'words with nothing to see at their ends': (text) => [trimmedWords(text), trimmedWords(`x${text}x`)],
  'a text for a document': documentText,
  'a cell': (text) => toCsv({ name: 'a', columns: ['b'], rows: [[text]] }),
  'a line for the terminal': printable,
  'a label for the terminal': printableLine,
  'a line typed at the terminal': (text) => [readTerminalLine(`+${text}`), readTerminalLine(text)],
  'an area’s row at the terminal': (text) => rowLine(sampleList(), `a${text}`),
  'a text for Slack': asTyped,
  'a message for Slack': (text) =>
    toSlackMessages({ parts: [{ kind: 'note', text: [{ strong: text.slice(0, shown) }] }] }),
  'a message for Teams': (text) =>
    toTeamsMessages({ parts: [{ kind: 'quote', text: text.slice(0, shown) }] }, 'sv'),
  'a message in plain text': (text) =>
    toPlainText({ parts: [{ kind: 'quote', text: text.slice(0, shown) }] }),
  'a letter': (text) =>
    toLetter(
      { parts: [{ kind: 'quote', text: text.slice(0, shown / 2) }] },
      { locale: 'sv', link: () => undefined, notes: [] },
    ),
  'what a mail server says': (text) =>
    faultOf({ response: `550 ${text}`, responseCode: 550, code: 'EENVELOPE' }, 'send', true),
  'an address': (text) => [isAddress(text), toAddress(`${text}@example.org`), toAddress(`a@${text}.org`)],
  'what the page is sent': (text) => readPosted(text.slice(0, 256_000)),
  'a field that the page is sent': (text) =>
    readPosted(
      new URLSearchParams({ 'area.1.done': text.slice(0, 80_000), more: text.slice(0, 80_000) }).toString(),
    ),
  'a form of the page that holds it': (text) =>
    formFields(sampleAreaForm({ values: { done: text.slice(0, shown), needs: '' } }), 'area.1.', {
      typed: { done: text },
    }),
  'a summary that quotes it': (text) => summaryOf(text),
  'a name in the group’s file': (text) =>
    checkWorkingGroupFile({
      workingGroup: { key: text, name: text, coordinators: [text], channels: { slack: text } },
    }),
  // The parser itself is a library's, and a file of more than a megabyte does not come to it.
  'the group’s file': (text) => unreadable(Buffer.from(text.slice(0, 900_000)), text),
};

/** What somebody sends as a form of the page, over and over: the same field, many fields, many forms, many statuses. */
const area = encodeURIComponent(JSON.stringify({ kind: 'area', checkIn: 1, party: 1, area: 1, base: 'a' }));
const sent = {
  'one field': () => 'area.1.done=x&',
  'fields of one form': (n: number) => `area.1.${n}=x&`,
  statuses: (n: number) => `status.${n}=going_well&was.${n}=going_well&`,
  'forms, and what stands in them': (n: number) => `ref.a${n}=${area}&a${n}.done=x&`,
  'forms, each within the one before': (n: number) => `ref.${'a.'.repeat(n % 300)}a=${area}&`,
  'one form over and over': (n: number) => `ref.area.1=${area}&area.1.done=${n}&`,
};

/** What a text is made of, over and over; between two letters, so that it is at no end that could be cut off first. */
const patterns = [
  ' ',
  '\t',
  '\n',
  '\u00a0',
  '\u200b',
  'a',
  'a ',
  ' .',
  '!',
  '.',
  ':',
  ',',
  '_',
  '_.',
  '-',
  '=',
  '0',
  '0-',
  '<',
  '<br ',
  '<p',
  '<at',
  '<a|',
  ':a',
  ':tada:',
  '&',
  '&amp;',
  '@',
  '#',
  '"',
  "'",
  '[',
  '{',
  '- ',
  '* ',
  'é',
  'e\u0301',
  '😀',
  '“',
  '\\',
  '|',
];

/** The processor's time that it took, in milliseconds: on a busy machine a clock goes on while this waits for its turn. */
const timed = async (work: () => unknown) => {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
};
/** The least that it took, in milliseconds: timed until that is at most `enough`, for garbage is collected meanwhile. */
const leastTime = async (work: () => unknown, enough: number) => {
  let least = Infinity;
  for (let n = 0; n < 10 && least > enough; n++) least = Math.min(least, await timed(work));
  return least;
};
/** The least of five. */
const foldTime = async (text: string) => {
  const all: number[] = [];
  for (let n = 0; n < 5; n++) all.push(await timed(() => fold(text)));
  return Math.min(...all);
};

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('is read in a time that grows with its length', async () => {
    await read('a b');
    const slow: string[] = [];
    for (const pattern of patterns)
      for (const length of lengths) {
        const text = `a${pattern.repeat(length / pattern.length)}b`;
        if ((await timed(() => read(text))) <= length / quick) continue;
        const folded = await foldTime(text);
        const most = Math.max(length / quick, folded * foldsAtMost);
        const took = await leastTime(() => read(text), most);
        if (took <= most) continue;
        slow.push(
          `${JSON.stringify(pattern)} × ${length}: ${Math.round(took)} ms, folded in ${Math.round(folded)} ms`,
        );
        break;
      }
    expect(slow).toEqual([]);
  });
});

describe('what the page is sent as a form, before it is known by whom', () => {
  it.each(Object.entries(sent))('is read in a time that grows with its length: %s', async (_, piece) => {
    let body = `ref.area.1=${area}&`;
    for (let n = 0; body.length < 256_000; n++) body += piece(n);
    const most = Math.max(1_000, (await foldTime(body)) * foldsAtMost);
    expect(await leastTime(() => readPosted(body), most)).toBeLessThanOrEqual(most);
  });
});

/** Each sign costs a table's reader more than `fold`: it is held against the lines that it is for. */
describe('lines out of a spreadsheet', () => {
  const line = (n: number) =>
    `Biblioteket ${n}\tAnna Ek\tanna${n}@example.org\tref/${n}\t2019-01-01\t2020-12-31\n`;
  const usual = Array.from({ length: 1_000 }, (_, n) => line(n))
    .join('')
    .slice(0, longestPaste);
  const read = (text: string) => [
    readParties(text, group, textsFor('sv')),
    readStatuses(text, stored, textsFor('sv')),
  ];

  it('are read in a time that grows with their length', async () => {
    await timed(() => read(usual));
    const needs = await timed(() => read(usual));
    const slow: string[] = [];
    for (const pattern of patterns) {
      const long = pattern.repeat(longestPaste / 2 / pattern.length);
      for (const text of [`a${long}${long}b`, `${long}\tAnna\t${long}\tref\t2019-01-01\t2020-12-31`]) {
        const most = Math.max(2_000, needs * 20);
        const took = await leastTime(() => read(text), most);
        if (took > most) slow.push(`${JSON.stringify(pattern)}: ${Math.round(took)} ms`);
      }
    }
    expect(slow).toEqual([]);
  });
});
