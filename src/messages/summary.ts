import { type Commitment, statuses } from '../domain/status-update.ts';
import type { Summary, SummaryParty } from '../domain/summary.ts';
import { capitalised } from '../texts/grammar.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message, Part, Rich } from './message.ts';

/** More parties than this do not stand side by side: counts per area, and the table by itself. */
const sideBySide = 4;
/** So many of the longer lists' items stand in the summary itself. */
const atMost = { needs: 2, worked: 2, worse: 2, names: 3 };
/** What people wrote is cut to so many characters: beside four parties, and in one line among many. */
const longest = { small: 300, large: 60 };

/** A part of the summary that can be left out when it is shown to the group. */
export type SummaryPart = { key: string; parts: Part[] };

const names = (parties: SummaryParty[], t: Texts) => t.summary.list(parties.map((party) => party.name));

/** The first few of those who say the same, and how many more there are. */
function someNames(parties: SummaryParty[], t: Texts): string {
  if (parties.length <= atMost.names + 1) return names(parties, t);
  const first = parties.slice(0, atMost.names).map((party) => party.name);
  return `${first.join(', ')} ${t.summary.andMore(parties.length - atMost.names)}`;
}

function line(label: string, items: string[], t: Texts, most = items.length): Part {
  const shown = items.slice(0, most);
  if (items.length > most) shown.push(t.summary.andMore(items.length - most));
  return { kind: 'text', text: [{ strong: label }, ` ${shown.join('; ')}`] };
}

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

/**
 * What somebody wrote, on one line, cut visibly where it is longer, and without a full stop of its own. Marks that turn
 * the direction of writing would turn the names after it too.
 */
function inShort(text: string, most: number): string {
  const flat = text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[.]+$/, '');
  const characters = [...new Intl.Segmenter('sv').segment(flat)].map(({ segment }) => segment);
  if (characters.length <= most) return flat;
  const cut = characters.slice(0, most).join('');
  return `${cut.replace(/\s\S{0,20}$/u, '')} …`;
}

/** The table with areas as rows, where the parties have room as columns. */
function areaTable(summary: Summary, t: Texts): Part {
  return {
    kind: 'table',
    caption: t.summary.tableCaption,
    columns: [
      t.summary.area,
      ...summary.parties.map(({ party, late }) => (late ? `${party.name} ${t.summary.late}` : party.name)),
    ],
    rows: summary.areas.map((area) => [
      area.name,
      ...area.cells.map((cell) =>
        cellText(cell, summary.parties.find((one) => one.party.id === cell.party.id)?.answered ?? false, t),
      ),
    ]),
  };
}

function cellText(cell: Summary['areas'][number]['cells'][number], answered: boolean, t: Texts): string {
  if (!answered) return t.summary.noAnswer;
  if (!cell.status) return t.summary.noStatus;
  return cell.previous
    ? `${t.status[cell.status]} ${t.summary.was(t.statusWords[cell.previous])}`
    : t.status[cell.status];
}

function areaCounts(summary: Summary, t: Texts): Part {
  const answered = new Set(summary.parties.filter((one) => one.answered).map((one) => one.party.id));
  const items = summary.areas.map((area): Rich => {
    const counts = statuses.flatMap((status) => {
      const n = area.cells.filter((cell) => cell.status === status).length;
      return n > 0 ? [t.summary.count(n, t.status[status])] : [];
    });
    const missing = area.cells.filter((cell) => !answered.has(cell.party.id)).length;
    if (missing > 0) counts.push(t.summary.countMissing(missing));
    return [{ strong: `${area.name}:` }, ` ${counts.join(', ')}`];
  });
  return { kind: 'list', items };
}

/** The whole table, parties as rows. Platforms split it where it is too long for one message. */
export function wholeTable(summary: Summary, t: Texts): Message {
  return {
    parts: [
      { kind: 'heading', text: t.summary.title(t.halfYear(summary.halfYear)) },
      {
        kind: 'table',
        caption: t.summary.tableCaption,
        columns: [t.summary.party, ...summary.areas.map((area) => area.name)],
        rows: summary.parties.map(({ party, answered, late }, i) => [
          late ? `${party.name} ${t.summary.late}` : party.name,
          ...summary.areas.map((area) => {
            const cell = area.cells[i];
            return cell ? cellText(cell, answered, t) : t.summary.noStatus;
          }),
        ]),
      },
      { kind: 'note', text: t.summary.ownAssessment },
    ],
  };
}

/** All that was written, in full and party by party. Platforms split it where it is too long for one message. */
export function allAnswers(summary: Summary, t: Texts): Message {
  return {
    parts: [
      { kind: 'heading', text: t.summary.title(t.halfYear(summary.halfYear)) },
      ...summary.answers.flatMap(({ party, areas, overall }): Part[] => {
        const written: Part[] = areas.flatMap(({ area, done, needs }) => [
          ...answered(`${area}: ${t.report.doneShort}`, done),
          ...answered(`${area}: ${t.report.needsShort}`, needs),
        ]);
        written.push(...answered(t.report.workedWell, overall.workedWell));
        if (overall.commitments.length > 0)
          written.push(
            { kind: 'note', text: t.report.commitments },
            { kind: 'list', items: overall.commitments.map((one) => commitmentLine(one, t)) },
          );
        if (written.length === 0) written.push({ kind: 'note', text: t.summary.none });
        return [{ kind: 'text', text: [{ strong: party.name }] }, ...written];
      }),
    ],
  };
}

function answered(question: string, text: string): Part[] {
  return text.trim()
    ? [
        { kind: 'note', text: question },
        { kind: 'quote', text },
      ]
    : [];
}

/** What, who and by when, as far as it is said. */
export function commitmentLine({ what, who, by }: Commitment, t: Texts): string {
  return [what, who, by && t.summary.by(t.dates.dayWithYear(by))].filter(Boolean).join(' – ');
}

function head(summary: Summary, t: Texts): Part[] {
  const [only, ...others] = summary.agreements;
  const agreement =
    only && others.length === 0
      ? `${t.summary.agreement(only.reference, t.dates.dayWithYear(only.validTo))}\n`
      : `${t.summary.agreements(summary.agreements.length)} `;
  const made = summary.lockedOn
    ? t.summary.lockedOn(t.dates.dayWithYear(summary.lockedOn))
    : t.summary.draftOf(t.dates.dayWithYear(summary.madeOn));
  const answered = summary.parties.filter((one) => one.answered).length;
  return [
    { kind: 'heading', text: t.summary.title(t.halfYear(summary.halfYear)) },
    {
      kind: 'text',
      text: [`${agreement}${made} `, { strong: t.summary.answers(answered, summary.parties.length) }],
    },
  ];
}

/** The parts of the summary, in order, that there is something to say in. */
export function summaryParts(summary: Summary, t: Texts): SummaryPart[] {
  const s = t.summary;
  const small = summary.parties.length <= sideBySide;
  const most = small ? longest.small : longest.large;
  const parts: SummaryPart[] = [
    {
      key: 'table',
      parts: summary.areas.length === 0 ? [] : [small ? areaTable(summary, t) : areaCounts(summary, t)],
    },
  ];
  const add = (key: string, ...items: Part[]) => parts.push({ key, parts: items });

  if (small && summary.discuss.length > 0) {
    const items = summary.discuss.map(({ area, answers }) =>
      s.differs(
        area,
        answers
          .map(({ status, parties }, i) =>
            s.answersThat(names(parties, t), t.statusWords[status], parties.length > 1, i === 0),
          )
          .join(', '),
      ),
    );
    add('discuss', { kind: 'text', text: [{ strong: s.discuss }, ` ${items.join(' ')}`] });
  }
  if (!small && summary.stalled.length > 0) {
    add(
      'stalled',
      line(
        s.stalled,
        summary.stalled.map((one) => `${one.area} (${names(one.parties, t)})`),
        t,
      ),
    );
  }
  if (!small && summary.worse.length > 0) {
    const items = together(summary.worse).map(
      ({ area, from, to, parties }) =>
        `${area}: ${t.statusWords[to]} ${s.was(t.statusWords[from])} – ${someNames(parties, t)}`,
    );
    add('worse', line(s.worse, items, t, atMost.worse));
  }
  if (summary.needs.length > 0) {
    const items = summary.needs.map(
      (one) => `${inShort(one.text, most)} (${small ? names(one.parties, t) : someNames(one.parties, t)})`,
    );
    add('needs', sentenceLine(s.needs, items, t, small ? items.length : atMost.needs));
  }
  if (summary.workedWell.length > 0) {
    const items = summary.workedWell.map((one) => `${inShort(one.text, most)} (${one.party.name})`);
    add('worked', sentenceLine(s.worked, items, t, small ? items.length : atMost.worked));
  }
  if (small && summary.commitments.length > 0) {
    const items = summary.commitments.map((one) =>
      [
        inShort(one.what, most),
        one.who && one.who !== one.party.name
          ? `${inShort(one.who, most)}, ${one.party.name}`
          : one.party.name,
        one.by && s.by(t.dates.dayWithYear(one.by)),
      ]
        .filter(Boolean)
        .join(' – '),
    );
    add('commitments', sentenceLine(s.commitments, items, t, items.length));
  }
  if (summary.notExpected.length > 0) {
    const items = summary.notExpected.map(
      (one) => `${one.party.name} (${t.messages.notExpectedWhy[one.reason]})`,
    );
    add('notExpected', line(s.notExpected, items, t));
  }
  if (summary.missing.length > 0)
    add('missing', { kind: 'text', text: [{ strong: s.missing }, ` ${names(summary.missing, t)}.`] });
  else if (summary.parties.length > 0) add('everybody', { kind: 'text', text: [{ strong: s.everybody }] });
  return parts.filter((part) => part.parts.length > 0);
}

/** Those who have gone the same step back in the same area. */
function together(worse: Summary['worse']) {
  const found = new Map<string, Omit<Summary['worse'][number], 'party'> & { parties: SummaryParty[] }>();
  for (const { party, ...step } of worse) {
    const key = `${step.area} ${step.from} ${step.to}`;
    const same = found.get(key) ?? { ...step, parties: [] };
    found.set(key, { ...same, parties: [...same.parties, party] });
  }
  return [...found.values()].sort((a, b) => b.parties.length - a.parties.length);
}

/** Who has said that somebody else takes over, for the coordinator. */
export function handoverParts(summary: Summary, t: Texts): Part[] {
  const parties = summary.answers.flatMap((one) => (one.overall.contactNext === false ? [one.party] : []));
  if (parties.length === 0) return [];
  return [{ kind: 'text', text: [{ strong: t.summary.handover }, ` ${names(parties, t)}.`] }];
}

/** Items that are sentences of people's own, each with a full stop. */
function sentenceLine(label: string, items: string[], t: Texts, most: number): Part {
  const shown = items.slice(0, most).map(sentence);
  if (items.length > most) shown.push(sentence(capitalised(t.summary.andMore(items.length - most))));
  return { kind: 'text', text: [{ strong: label }, ` ${shown.join(' ')}`] };
}

/** The summary as one message, without the parts whose keys are named. */
export function summaryMessage(summary: Summary, t: Texts, without: readonly string[] = []): Message {
  const parts = summaryParts(summary, t).filter((part) => !without.includes(part.key));
  return {
    parts: [
      ...head(summary, t),
      ...parts.flatMap((part) => part.parts),
      { kind: 'note', text: t.summary.ownAssessment },
    ],
  };
}
