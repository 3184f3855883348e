import { statuses } from '../domain/status-update.ts';
import type { Summary, SummaryParty } from '../domain/summary.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message, Part, Rich } from './message.ts';

/** More parties than this do not stand side by side: counts per area, and the table by itself. */
const sideBySide = 4;
/** So many of the longer lists' items stand in the summary itself. */
const atMost = { needs: 3, worked: 2, commitments: 3, worse: 4 };

/** A part of the summary that can be left out when it is shown to the group. */
export type SummaryPart = { key: string; parts: Part[] };

const names = (parties: SummaryParty[], t: Texts) => t.summary.list(parties.map((party) => party.name));

function line(label: string, items: string[], t: Texts, most = items.length): Part {
  const shown = items.slice(0, most);
  if (items.length > most) shown.push(t.summary.andMore(items.length - most));
  return { kind: 'text', text: [{ strong: label }, ` ${shown.join('; ')}`] };
}

const sentence = (text: string) => (/[.!?…]$/.test(text) ? text : `${text}.`);

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

function head(summary: Summary, t: Texts): Part[] {
  const agreement =
    summary.agreements.length === 1 && summary.agreements[0]
      ? t.summary.agreement(
          summary.agreements[0].reference,
          t.dates.dayWithYear(summary.agreements[0].validTo),
        )
      : t.summary.agreements(summary.agreements.length);
  const made = summary.lockedOn
    ? t.summary.lockedOn(t.dates.dayWithYear(summary.lockedOn))
    : t.summary.draftOf(t.dates.dayWithYear(summary.madeOn));
  const answered = summary.parties.filter((one) => one.answered).length;
  return [
    { kind: 'heading', text: t.summary.title(t.halfYear(summary.halfYear)) },
    {
      kind: 'text',
      text: [`${agreement}\n${made} `, { strong: t.summary.answers(answered, summary.parties.length) }],
    },
  ];
}

/** The parts of the summary, in order, that there is something to say in. */
export function summaryParts(summary: Summary, t: Texts): SummaryPart[] {
  const s = t.summary;
  const small = summary.parties.length <= sideBySide;
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
    const items = summary.worse.map(
      (one) => `${one.party.name}, ${one.area}: ${t.statusWords[one.to]} ${s.was(t.statusWords[one.from])}`,
    );
    add('worse', line(s.worse, items, t, atMost.worse));
  }
  if (summary.needs.length > 0) {
    const items = summary.needs.map((one) => `${one.text.replace(/[.]+$/, '')} (${names(one.parties, t)})`);
    add('needs', sentenceLine(s.needs, items, t, small ? items.length : atMost.needs));
  }
  if (summary.workedWell.length > 0) {
    const items = summary.workedWell.map((one) => `${one.text.replace(/[.]+$/, '')} (${one.party.name})`);
    add('worked', sentenceLine(s.worked, items, t, small ? items.length : atMost.worked));
  }
  if (summary.commitments.length > 0) {
    const items = summary.commitments.map((one) =>
      [
        one.what,
        one.who && one.who !== one.party.name ? `${one.who}, ${one.party.name}` : one.party.name,
        one.by && s.by(t.dates.dayWithYear(one.by)),
      ]
        .filter(Boolean)
        .join(' – '),
    );
    add('commitments', sentenceLine(s.commitments, items, t, small ? items.length : atMost.commitments));
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

/** Items that are sentences of people's own, each with a full stop. */
function sentenceLine(label: string, items: string[], t: Texts, most: number): Part {
  const shown = items.slice(0, most).map(sentence);
  if (items.length > most) shown.push(sentence(t.summary.andMore(items.length - most)));
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
