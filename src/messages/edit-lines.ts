import { isDeepStrictEqual } from 'node:util';
import type { Edit } from '../domain/group-edits.ts';
import { readHalfYear } from '../domain/half-year.ts';
import { quietInWords } from '../domain/rhythm-words.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import type { Texts } from '../texts/texts.ts';
import { targetText } from './course-counts.ts';

type Named = { name?: string; email?: string };
type InFile = WorkingGroupFile['goals'][number];

/**
 * What edits change, a line for each fact, with the names that parties and areas have on either side. A long text is
 * said to be another, not shown.
 */
export function editLines(
  edits: readonly Edit[],
  { before, after }: { before: WorkingGroupFile; after: WorkingGroupFile },
  t: Texts,
): string[] {
  const e = t.group.edit;
  const areaName = (key: string) =>
    [...after.areas, ...before.areas].find((area) => area.key === key)?.name ?? key;
  const partyName = (key: string) =>
    [...after.parties, ...before.parties].find((party) => party.key === key)?.shortName ?? key;
  const isThere = (file: WorkingGroupFile, [kind, key]: string[]) =>
    kind === 'area'
      ? file.areas.some((one) => one.key === key)
      : kind === 'party'
        ? file.parties.some((one) => one.key === key)
        : file.agreements.some((one) => one.reference === key);
  const someone = (value: unknown) => (value as Named).name ?? (value as Named).email ?? '';
  const change = (what: string, edit: Edit, shown: (value: unknown) => string = String) => {
    if (edit.before === undefined) return e.set(what, shown(edit.after));
    if (edit.after === undefined) return e.gone(what, shown(edit.before));
    return e.to(what, shown(edit.before), shown(edit.after));
  };
  const list = (value: unknown) => (Array.isArray(value) && value.length > 0 ? value.join(', ') : e.nothing);
  const rungsInWords = (value: unknown) => {
    const days = value as number[];
    const before = days.flatMap((day) => (day < 0 ? [String(-day)] : []));
    const after = days.flatMap((day) => (day > 0 ? [String(day)] : []));
    return (
      [
        before.length > 0 && e.daysBefore(t.messages.list(before)),
        days.includes(0) && e.onTheDay,
        after.length > 0 && e.daysAfter(t.messages.list(after)),
      ]
        .filter(Boolean)
        .join(', ') || e.nothing
    );
  };
  const counterparts = (reference: string) => {
    const found = [...after.agreements, ...before.agreements].find((one) => one.reference === reference);
    return t.messages.list(
      (found?.parties ?? []).filter((key) => key !== after.workingGroup.convener).map(partyName),
    );
  };

  const halfYearNamed = (key: string) => {
    const halfYear = readHalfYear(key);
    return halfYear ? t.halfYear(halfYear) : key;
  };

  function contactLine(what: string, edit: Edit): string {
    const [old, now] = [edit.before, edit.after] as (Named & { shared?: true })[];
    if (old && now && old.email === now.email && old.name === now.name)
      return e.set(what, old.shared === now.shared ? e.account(someone(now)) : e.shared(someone(now)));
    const who = (one: Named | undefined) => (one ? `${one.name} (${one.email})` : e.vacant);
    return e.to(what, who(old), who(now));
  }

  function goalLines(old: InFile | undefined, now: InFile | undefined): string[] {
    const counted = (goal: InFile | undefined) => goal && targetText(goal, t);
    const named = (goal: InFile) => {
      const target = counted(goal);
      return target === undefined ? e.goal(goal.text) : `${e.goal(goal.text)} (${target})`;
    };
    if (!old || !now) return [...(old ? [e.removed(named(old))] : []), ...(now ? [e.added(named(now))] : [])];
    const changed = (what: string, was: string | undefined, is: string | undefined) =>
      was === is ? [] : [e.to(what, was || e.nothing, is || e.nothing)];
    return [
      ...changed(e.goalText, old.text, now.text),
      ...changed(e.goalSource(now.text), old.source, now.source),
      ...changed(e.goalCounted(now.text), counted(old), counted(now)),
    ];
  }

  /** Of something that is new or gone one line says all. */
  function whole(edit: Edit): string[] | undefined {
    const [kind, key = '', fact] = edit.path;
    if (!fact || (kind !== 'area' && kind !== 'party' && kind !== 'agreement')) return undefined;
    const [was, is] = [isThere(before, edit.path), isThere(after, edit.path)];
    if (was && is) return undefined;
    if (kind === 'party' && (fact === 'contact' || fact === 'substitute') && is)
      return [contactLine(e[fact](partyName(key)), edit)];
    if (fact !== 'name' && fact !== 'title') return [];
    if (kind === 'area') return [is ? e.newArea(areaName(key)) : e.noArea(areaName(key))];
    if (kind === 'party') return [is ? e.newParty(partyName(key)) : e.noParty(partyName(key))];
    const made = after.agreements.find((one) => one.reference === key);
    if (!made) return [e.noAgreement(key, counterparts(key))];
    const { dates } = t;
    const span = [dates.dayWithYear(made.validFrom), dates.dayWithYear(made.validTo)] as const;
    return [e.newAgreement(key, counterparts(key), ...span)];
  }

  function line(edit: Edit): string[] {
    const [kind, key = '', fact = ''] = edit.path;
    switch (kind) {
      case 'group': {
        if (key === 'name') return [change(e.groupName, edit)];
        if (key === 'convener') return [change(e.convener, edit, (value) => partyName(String(value)))];
        if (key === 'timezone') return [change(e.timezone, edit)];
        return [change(e.locale, edit, (value) => e.locales[value as 'sv' | 'en'])];
      }
      case 'channel':
        return [change(e.channel((t.platforms as Record<string, string>)[key] ?? key), edit)];
      case 'coordinator':
        if (edit.before === undefined) return [e.newCoordinator(someone(edit.after) || key)];
        if (edit.after === undefined) return [e.noCoordinator(someone(edit.before) || key)];
        return someone(edit.before) === someone(edit.after)
          ? [e.set(e.coordinator, e.account(someone(edit.after) || key))]
          : [change(e.coordinator, edit, someone)];
      case 'check-ins':
        return key === 'dueWeeks'
          ? [
              change(e.dueWeeks, edit, (value) =>
                e.weeks(...((value as number[]).map(String) as [string, string])),
              ),
            ]
          : [change(e.quiet, edit, (value) => list((value as string[]).map(quietInWords)))];
      case 'remind':
        if (key === 'at') return [change(e.time, edit, (value) => t.dates.time(String(value)))];
        return [change(key === 'contacts' ? e.contactsReminded : e.coordinatorsReminded, edit, rungsInWords)];
      case 'due':
        return [change(e.due(halfYearNamed(key)), edit, (day) => t.dates.weekdayAndDayWithYear(String(day)))];
      case 'areas':
      case 'parties': {
        const [old, now] = [edit.before, edit.after] as string[][];
        const stays = (keys: string[] = [], others: string[] = []) =>
          keys.filter((one) => others.includes(one));
        if (isDeepStrictEqual(stays(old, now), stays(now, old))) return [];
        return [e.rewritten(kind === 'areas' ? e.areaOrder : e.partyOrder)];
      }
      case 'area':
        if (fact === 'name') return [change(e.areaName(areaName(key)), edit)];
        return [e.rewritten(fact === 'about' ? e.areaAbout(areaName(key)) : e.areaQuestions(areaName(key)))];
      case 'party':
        if (fact === 'contact' || fact === 'substitute') return [contactLine(e[fact](partyName(key)), edit)];
        if (fact === 'name') return [change(e.partyName(partyName(key)), edit)];
        if (fact === 'shortName') return [change(e.partyShort(partyName(key)), edit)];
        return [change(e.municipality(partyName(key)), edit)];
      case 'agreement': {
        const what = `${e.agreement(key)}, ${e.agreementFacts[fact] ?? fact}`;
        if (fact === 'validFrom' || fact === 'validTo')
          return [change(what, edit, (day) => t.dates.dayWithYear(String(day)))];
        if (fact === 'areas') {
          const [old, now] = [edit.before, edit.after] as string[][];
          const others = [
            ...(old ?? []).filter((one) => !now?.includes(one)),
            ...(now ?? []).filter((one) => !old?.includes(one)),
          ];
          // That an area is new or gone is said once, not of each agreement.
          if (others.every((one) => !isThere(before, ['area', one]) || !isThere(after, ['area', one])))
            return [];
          return [change(what, edit, (keys) => t.messages.list((keys as string[]).map(areaName)))];
        }
        if (fact === 'parties')
          return [change(what, edit, (keys) => t.messages.list((keys as string[]).map(partyName)))];
        return fact === 'renews' || fact === 'title' ? [change(what, edit)] : [e.rewritten(what)];
      }
      case 'goals':
        return isDeepStrictEqual(
          [...((edit.before ?? []) as string[])].sort(),
          [...((edit.after ?? []) as string[])].sort(),
        )
          ? [e.rewritten(e.goalOrder)]
          : [];
      case 'goal':
        return goalLines(edit.before as InFile | undefined, edit.after as InFile | undefined);
      case 'separate': {
        const [old, now] = [edit.before, edit.after] as { title?: string }[];
        const what = e.separate((now ?? old)?.title ?? key);
        return [old && now ? e.rewritten(what) : old ? e.removed(what) : e.added(what)];
      }
      default:
        return [edit.path.join(' ')];
    }
  }

  return edits.flatMap((edit) => whole(edit) ?? line(edit));
}
