import type { Status } from '../domain/status-update.ts';
import type { Summary, SummaryParty } from '../domain/summary.ts';
import type { Texts } from '../texts/texts.ts';

/** With more parties than this only those for whom it is not going well are named. */
const allNamed = 4;
const worthNaming: Status[] = ['stalled', 'needs_change'];

/** What is worth talking about in an area: who answers what, and who has gone backwards. */
export type Discussion = { area: string; says: string };

export function discussionPoints(summary: Summary, t: Texts): Discussion[] {
  const d = t.documents;
  const names = (parties: SummaryParty[]) => t.summary.list(parties.map((one) => one.name));
  const many = summary.parties.length > allNamed;
  return summary.areas.flatMap(({ name: area }): Discussion[] => {
    const answers = (summary.discuss.find((one) => one.area === area)?.answers ?? []).filter(
      ({ status }) => !many || worthNaming.includes(status),
    );
    const worse = summary.worse.filter((one) => one.area === area);
    const says = [
      ...answers.map(({ status, parties }) => `${t.statusWords[status]}: ${names(parties)}.`),
      ...(worse.length > 0 ? [d.worse(names(worse.flatMap(({ parties }) => parties)))] : []),
    ];
    return says.length > 0 ? [{ area, says: says.join(' ') }] : [];
  });
}
