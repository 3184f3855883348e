import type { HalfYear } from '../domain/half-year.ts';
import type { Texts } from '../texts/texts.ts';
import type { Message, Part } from './message.ts';

/** So many parties are shown, and so many lines with faults: the rest is counted. */
const shownParties = 10;
const shownFaults = 20;

type Fault = { line: number; text: string };
type About = { group: number; pasted: number };

/** What was understood of pasted lines of parties, with every fault. Nothing is stored yet. */
export function previewOfParties(
  of: About,
  read: {
    parties: readonly {
      name: string;
      contact?: { name: string; email: string };
      reference: string;
      validFrom: string;
      validTo: string;
    }[];
    faults: readonly Fault[];
    there: number;
    others: readonly string[];
  },
  t: Texts,
): Message {
  const a = t.adding;
  const { parties, there } = read;
  const table: Part = {
    kind: 'table',
    caption: parties.length > shownParties ? a.first(shownParties, parties.length) : a.caption,
    columns: [a.columns.party, a.columns.contact, a.columns.email, a.columns.reference, a.columns.valid],
    rows: parties
      .slice(0, shownParties)
      .map((one) => [
        one.name,
        one.contact?.name ?? a.none,
        one.contact?.email ?? '',
        one.reference,
        a.span(one.validFrom, one.validTo),
      ]),
  };
  const said = [
    parties.length > 0 ? a.canAdd(parties.length) : read.faults.length + there > 0 ? a.nothing : a.empty,
    there > 0 ? a.there(there) : undefined,
  ].filter((text) => text !== undefined);
  return {
    parts: [
      { kind: 'heading', text: a.preview },
      { kind: 'text', text: said.join(' ') },
      ...(parties.length > 0 ? [table] : []),
      ...faultParts(read.faults, t),
      ...below(of, 'parties', read, parties.length > 0 ? a.addThem(parties.length) : undefined, t),
    ],
  };
}

/** The same of last half-year's statuses. */
export function previewOfStatuses(
  of: About & { halfYear: HalfYear; skipped: boolean },
  read: {
    statuses: readonly unknown[];
    parties: number;
    faults: readonly Fault[];
    others: readonly string[];
  },
  t: Texts,
): Message {
  const a = t.adding;
  const named = t.halfYear(of.halfYear);
  const any = read.statuses.length > 0;
  return {
    parts: [
      { kind: 'heading', text: a.preview },
      {
        kind: 'text',
        text: any
          ? a.canCarry(read.parties, read.statuses.length, named)
          : read.faults.length > 0
            ? a.nothing
            : a.empty,
      },
      ...(any && of.skipped ? [{ kind: 'text' as const, text: a.skips(named) }] : []),
      ...faultParts(read.faults, t),
      ...below(of, 'statuses', read, any ? a.carryThem(read.parties) : undefined, t),
    ],
  };
}

function faultParts(faults: readonly Fault[], t: Texts): Part[] {
  if (faults.length === 0) return [];
  const a = t.adding;
  const items = faults.slice(0, shownFaults).map(({ line, text }) => a.fault(line, text));
  const more = faults.length - shownFaults;
  return [
    { kind: 'text', text: [{ strong: a.faults(faults.length) }] },
    { kind: 'list', items: more > 0 ? [...items, a.moreFaults(more)] : items },
  ];
}

function below(
  { group, pasted }: About,
  what: 'parties' | 'statuses',
  { faults, others }: { faults: readonly Fault[]; others: readonly string[] },
  add: string | undefined,
  t: Texts,
): Part[] {
  const a = t.adding;
  return [
    ...(others.length > 0 ? [{ kind: 'note' as const, text: a.others(others.join(', ')) }] : []),
    { kind: 'note', text: faults.length > 0 ? `${a.notYet} ${a.kept}` : a.notYet },
    {
      kind: 'buttons',
      buttons: [
        ...(add !== undefined
          ? [{ label: add, action: { kind: 'add-pasted' as const, group, pasted }, primary: true }]
          : []),
        ...(faults.length > 0
          ? [
              {
                label: a.mend,
                action: { kind: 'mend-lines' as const, group, pasted },
                ...(add === undefined && { primary: true }),
              },
            ]
          : []),
        { label: a.more, action: { kind: 'paste-lines', group, what, pasted } },
        { label: a.leave, action: { kind: 'leave-pasted', group, pasted } },
      ],
    },
  ];
}

/** The ways in which something is added. */
export function waysToAdd(group: number, t: Texts): Message {
  const a = t.adding;
  return {
    parts: [
      { kind: 'heading', text: a.waysTitle },
      { kind: 'text', text: a.ways },
      { kind: 'text', text: [{ code: a.order }] },
      { kind: 'note', text: a.orderAbout },
      {
        kind: 'buttons',
        buttons: [
          { label: a.paste, action: { kind: 'paste-lines', group, what: 'parties' }, primary: true },
          { label: a.one, action: { kind: 'add-one', group } },
          { label: a.statuses, action: { kind: 'paste-lines', group, what: 'statuses' } },
        ],
      },
    ],
  };
}
