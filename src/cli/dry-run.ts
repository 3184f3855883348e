import { expectation } from '../domain/agreement.ts';
import { createCalendar, dueDate } from '../domain/calendar.ts';
import { dayIn, weekday } from '../domain/day.ts';
import { emailOf } from '../domain/group-edits.ts';
import { halfYearOf, nextHalfYear } from '../domain/half-year.ts';
import { rungs } from '../domain/reminder.ts';
import type { WorkingGroup } from '../domain/working-group.ts';
import type { WorkingGroupFile } from '../domain/working-group-file.ts';
import { type ChatPlatform, LacksRight } from '../ports/chat-platform.ts';
import { loadSwedishHolidays } from '../server/swedish-holidays.ts';
import { svImport as say } from '../texts/sv-import.ts';
import { textsFor } from '../texts/texts.ts';

const weekdays = ['', 'mån', 'tis', 'ons', 'tor', 'fre', 'lör', 'sön'];
const t = textsFor('sv');

/** Who in the file can be reached on the platforms, a line each. Asks the platforms, and changes nothing there. */
export async function reachLines(file: WorkingGroupFile, platforms: ChatPlatform[]): Promise<string[]> {
  const coordinators = new Set(file.workingGroup.coordinators.map(emailOf));
  const lines: string[] = [];
  for (const party of file.parties) {
    if (party.contacts.length === 0) lines.push(say.vacant(party.shortName));
    for (const contact of party.contacts) {
      const roles = [say.role[contact.role], ...(coordinators.has(contact.email) ? [say.coordinator] : [])];
      const how = await Promise.all(platforms.map((platform) => reachOn(platform, contact)));
      const stands = how.length > 0 ? how.join(', ') : contact.slack ? say.hasId('Slack') : say.notAsked;
      lines.push(
        `${party.shortName}: ${contact.name} <${contact.email}>, ${roles.join(' och ')} – ${stands}`,
      );
    }
  }
  return lines;
}

/** As people call them. */
async function reachOn(
  platform: ChatPlatform,
  contact: { email: string; slack?: string; teams?: string },
): Promise<string> {
  const name = t.platforms[platform.name];
  const given = platform.name === 'slack' || platform.name === 'teams' ? contact[platform.name] : undefined;
  if (!platform.findsByEmail && !given) return say.whenMet(name);
  try {
    const profile = await platform.profile(given ? { userId: given } : { email: contact.email });
    return profile ? say.found(name, profile.identity.userId) : say.notFound(name);
  } catch (error) {
    if (error instanceof LacksRight) return say.lacksRight(name, error.scope);
    return say.noAnswer(name, (error as Error).message);
  }
}

/** What would go out from today on in this half-year and the next, a line for each day and audience. */
export async function scheduleLines(group: WorkingGroup, now: Date): Promise<string[]> {
  const calendar = createCalendar(await loadSwedishHolidays(), group.rhythm.quiet);
  const today = dayIn(group.timezone, now);
  const opening = Math.min(...group.rhythm.remind.contacts);
  const time = t.dates.time(group.rhythm.remind.at);
  const lines: string[] = [];
  for (const halfYear of [halfYearOf(today), nextHalfYear(halfYearOf(today))]) {
    const { dueOn } = dueDate(group.rhythm, halfYear);
    const expected = expectation(group, halfYear).filter((one) => one.expected);
    const ahead = rungs(dueOn, group.rhythm, calendar).filter((rung) => rung.day >= today);
    if (expected.length === 0) lines.push(say.nobodyExpected(t.halfYear(halfYear)));
    else if (ahead.length === 0) lines.push(say.passed(t.halfYear(halfYear)));
    else {
      lines.push(say.checkIn(t.halfYear(halfYear), dueOn));
      const names = expected.map(
        ({ partyId }) => group.parties.find((party) => party.id === partyId)?.shortName ?? '?',
      );
      for (const { day, rung, audience } of ahead) {
        const what =
          audience === 'coordinators'
            ? say.standing
            : rung === opening
              ? say.invitation
              : rung > 0
                ? say.overdue
                : say.reminder;
        const who =
          audience === 'coordinators'
            ? t.messages.list(group.coordinators.map((person) => person.name))
            : say.parties(names.length, t.messages.list(names));
        lines.push(`  ${say.row(day, weekdays[weekday(day)] ?? '', time, what, who)}`);
      }
    }
  }
  return [...lines, say.onlyIfOwed];
}
