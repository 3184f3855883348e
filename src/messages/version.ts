import { areaTexts, type Commitment, type Outcome, type Version } from '../domain/status-update.ts';
import { type FromTo, hasChanges, type VersionChanges } from '../domain/version-changes.ts';
import type { Texts } from '../texts/texts.ts';
import type { Part } from './message.ts';
import { commitmentLine } from './summary-answers.ts';

/** What the ids in a version are called. */
export type Names = {
  areas: { id: number; name: string }[];
  /** By the key of a commitment from an earlier half-year. */
  commitments: ReadonlyMap<string, string>;
};

/** What became of one thing that was agreed earlier: what it was, and the answer. */
export function outcomeLine(
  [key, outcome]: [string, Outcome],
  commitments: Names['commitments'],
  t: Texts,
): string {
  return `${commitments.get(key) ?? t.lock.gone} – ${t.lock.outcome[outcome]}`;
}

/** One version in full. */
export function versionParts(version: Version, names: Names, t: Texts): Part[] {
  const parts: Part[] = [];
  for (const { id, name } of names.areas) {
    const area = version.areas.find((one) => one.areaId === id);
    const status = area?.status ? t.status[area.status] : t.report.noStatus;
    parts.push({ kind: 'text', text: [{ strong: name }, ` ${status}`] });
    const written = areaTexts.filter((one) => area?.[one]);
    for (const one of written)
      parts.push({ kind: 'note', text: t.report.ask[one] }, { kind: 'quote', text: area?.[one] ?? '' });
    if (area?.status && written.length === 0) parts.push({ kind: 'note', text: t.report.nothingToReport });
  }
  const { workedWell, commitments, outcomes = {}, contactNext } = version.overall;
  const said = Object.entries(outcomes);
  if (said.length > 0) {
    const items = said.map((one) => outcomeLine(one, names.commitments, t));
    parts.push({ kind: 'text', text: [{ strong: t.lock.followUp }] }, { kind: 'list', items });
  }
  if (workedWell)
    parts.push(
      { kind: 'text', text: [{ strong: t.report.workedWell }] },
      { kind: 'quote', text: workedWell },
    );
  if (commitments.length > 0) {
    const items = commitments.map((row) => commitmentLine(row, t));
    parts.push({ kind: 'text', text: [{ strong: t.report.commitments }] }, { kind: 'list', items });
  }
  if (contactNext !== undefined)
    parts.push({ kind: 'text', text: `${t.report.contactNext} ${yesOrNo(contactNext, t)}` });
  return parts;
}

const yesOrNo = (answer: boolean | undefined, t: Texts): string =>
  answer === undefined ? t.lock.nothing : answer ? t.report.yes : t.report.noSomebodyElse;

/** What has changed from the version before, text by text. */
export function changeParts(changes: VersionChanges, names: Names, t: Texts): Part[] {
  if (!hasChanges(changes)) return [{ kind: 'note', text: t.lock.noChanges }];
  const parts: Part[] = [];
  for (const { areaId, status, texts } of changes.areas) {
    const name = names.areas.find((area) => area.id === areaId)?.name ?? t.lock.gone;
    const said = (code: keyof Texts['status'] | undefined) => (code ? t.status[code] : t.report.noStatus);
    const line = status ? ` ${said(status.from)} → ${said(status.to)}` : '';
    parts.push({ kind: 'text', text: [{ strong: name }, line] });
    for (const one of areaTexts) parts.push(...textChange(t.report.ask[one], texts[one], t));
  }
  if (changes.outcomes.length > 0) {
    const said = (outcome: keyof Texts['lock']['outcome'] | undefined) =>
      outcome ? t.lock.outcome[outcome] : t.lock.nothing;
    parts.push(
      { kind: 'text', text: [{ strong: t.lock.followUp }] },
      {
        kind: 'list',
        items: changes.outcomes.map(
          ({ key, outcome }) =>
            `${names.commitments.get(key) ?? t.lock.gone}: ${said(outcome.from)} → ${said(outcome.to)}`,
        ),
      },
    );
  }
  parts.push(...textChange(t.report.workedWell, changes.workedWell, t));
  parts.push(...commitmentChange(changes.commitments, t));
  if (changes.contactNext) {
    const { from, to } = changes.contactNext;
    parts.push({ kind: 'text', text: `${t.report.contactNext} ${yesOrNo(from, t)} → ${yesOrNo(to, t)}` });
  }
  return parts;
}

function textChange(label: string, change: FromTo<string> | undefined, t: Texts): Part[] {
  if (!change) return [];
  const side = (name: string, text: string): Part[] => [
    { kind: 'note', text: `${label} ${name}:` },
    text ? { kind: 'quote', text } : { kind: 'text', text: t.lock.nothing },
  ];
  return [...side(t.lock.from, change.from), ...side(t.lock.to, change.to)];
}

function commitmentChange(change: FromTo<Commitment[]> | undefined, t: Texts): Part[] {
  if (!change) return [];
  const side = (name: string, rows: Commitment[]): Part[] => [
    { kind: 'note', text: `${t.report.commitments} ${name}:` },
    rows.length > 0
      ? { kind: 'list', items: rows.map((row) => commitmentLine(row, t)) }
      : { kind: 'text', text: t.lock.nothing },
  ];
  return [...side(t.lock.from, change.from), ...side(t.lock.to, change.to)];
}
