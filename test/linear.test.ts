import { readTerminalLine } from '../adapters/console/terminal-line.ts';
import { rowLine } from '../adapters/console/typed-line.ts';
import { toSlackMessages } from '../adapters/render/block-kit.ts';
import { printable, printableLine } from '../adapters/render/printable.ts';
import { asTyped } from '../adapters/render/slack-text.ts';
import { createClient } from '../adapters/slack/client.ts';
import { createTypedWords } from '../adapters/slack/typed-words.ts';
import { activityPayload, typedWords } from '../adapters/teams/payload.ts';
import { emailOf } from '../adapters/teams/profile.ts';
import { readForm } from '../src/asking/read-form.ts';
import { toCsv } from '../src/documents/csv.ts';
import { putTogether } from '../src/domain/alike.ts';
import { readParty } from '../src/domain/find-party.ts';
import { fold } from '../src/domain/fold.ts';
import { leadingHalfYear, readHalfYear, trailingHalfYear } from '../src/domain/half-year.ts';
import { readMove, readTypedHalfYear } from '../src/domain/half-year-words.ts';
import { documentText, keptText } from '../src/domain/plain-text.ts';
import { readQuickLine } from '../src/domain/quick-line.ts';
import { checkWorkingGroupFile } from '../src/domain/working-group-file.ts';
import { readCommand } from '../src/entry/dispatch.ts';
import { unreadable } from '../src/group-files/yaml-slips.ts';
import type { Shape } from '../src/messages/field.ts';
import { textsFor } from '../src/texts/texts.ts';
import { sampleList } from './support/slack-samples.ts';

/*
 * What somebody else wrote is read in a time that grows with its length and no faster: one pattern that is tried anew at
 * each of 100,000 spaces stops everybody's answers for seconds. Each reader is held against `fold`, which goes through a
 * text once, on the same text and the same machine: first on a short one, which tells at once, then on a megabyte.
 */

const lengths = [64_000, 1_000_000];
/** A reader may take so many times as long as `fold`. What grows with the square takes thousands. */
const foldsAtMost = 150;
/** Characters a millisecond that are always quick enough, so that a busy machine fails nobody. */
const quick = 256;

const areas = [
  { id: 1, key: 'bemotande', name: 'Bemötande' },
  { id: 2, key: 'arbetsgrupp', name: 'Regional arbetsgrupp' },
];
const parties = [
  { id: 1, key: 'klippan', name: 'Klippans bibliotek', shortName: 'Klippan' },
  { id: 2, key: 'ostra-goinge', name: 'Östra Göinge bibliotek', shortName: 'Östra Göinge' },
];

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
      },
      rows: {},
      t: textsFor('sv'),
    },
  );

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
  'a half-year': readHalfYear,
  'a half-year first': (text) => leadingHalfYear(`våren 2019 ${text}`),
  'a half-year last': (text) => trailingHalfYear(`${text} våren 2019`),
  'texts that are alike': (text) => putTogether([{ text }, { text: `x${text}` }]),
  'what stands in a form': (text) => inForm(text),
  'a text to keep': keptText,
  'a text for a document': documentText,
  'a cell': (text) => toCsv({ name: 'a', columns: ['b'], rows: [[text]] }),
  'a line for the terminal': printable,
  'a label for the terminal': printableLine,
  'a line typed at the terminal': (text) => [readTerminalLine(`+${text}`), readTerminalLine(text)],
  'an area’s row at the terminal': (text) => rowLine(sampleList(), `a${text}`),
  'a text for Slack': asTyped,
  'a message for Slack': (text) =>
    toSlackMessages({ parts: [{ kind: 'note', text: [{ strong: text.slice(0, 30_000) }] }] }),
  'a name in the group’s file': (text) =>
    checkWorkingGroupFile({
      workingGroup: { key: text, name: text, coordinators: [text], channels: { slack: text } },
    }),
  // The parser itself is a library's, and a file of more than a megabyte does not come to it.
  'the group’s file': (text) => unreadable(Buffer.from(text.slice(0, 900_000)), text),
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

const timed = async (work: () => unknown) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

describe.each(Object.entries(readers))('%s', (_, read) => {
  it('is read in a time that grows with its length', async () => {
    await read('a b');
    const slow: string[] = [];
    for (const pattern of patterns)
      for (const length of lengths) {
        const text = `a${pattern.repeat(length / pattern.length)}b`;
        const took = await timed(() => read(text));
        if (took < length / quick) continue;
        const folded = await timed(() => fold(text));
        if (took < folded * foldsAtMost) continue;
        slow.push(
          `${JSON.stringify(pattern)} × ${length}: ${Math.round(took)} ms, folded in ${Math.round(folded)} ms`,
        );
        break;
      }
    expect(slow).toEqual([]);
  });
});
