import type { Arrangements } from '../../src/domain/arrangement.ts';
import { createCalendar } from '../../src/domain/calendar.ts';
import type { CheckIn } from '../../src/domain/check-in.ts';
import { dedupeKey, planReminders } from '../../src/domain/reminder.ts';
import type { WorkingGroup } from '../../src/domain/working-group.ts';
import { loadSwedishHolidays } from '../../src/server/swedish-holidays.ts';
import { agreement, contact, convener, exampleGroup, helsingborg, klippan } from './example-group.ts';

const calendar = createCalendar(await loadSwedishHolidays(), exampleGroup().rhythm.quiet);
const none: ReadonlySet<string> = new Set();

/** A moment by the clock on the wall in Stockholm in summer. */
function summer(day: string, time = '09:00'): Date {
  return new Date(`${day}T${time}+02:00`);
}

function plan(
  now: Date,
  options: {
    group?: WorkingGroup;
    checkIn?: Partial<CheckIn>;
    progress?: { partyId: number; begun: number; submittedAt?: Date }[];
    handled?: ReadonlySet<string>;
    arrangements?: Arrangements;
  } = {},
) {
  const { group = exampleGroup(), progress = [], handled = none, arrangements = new Map() } = options;
  const checkIn: CheckIn = {
    id: 12,
    groupId: 1,
    halfYear: '2019-H1',
    dueOn: '2019-06-14',
    dueSource: 'week',
    ...options.checkIn,
  };
  const { rows, next } = planReminders({ group, checkIn, progress, handled, arrangements, calendar, now });
  return {
    rows,
    next,
    sent: rows.filter((row) => !row.skip).map((row) => row.dedupe),
    superseded: rows.filter((row) => row.skip?.reason === 'superseded').map((row) => row.dedupe),
    merged: rows.filter((row) => row.skip?.reason === 'merged').map((row) => [row.dedupe, row.skip?.into]),
  };
}

/** A group of one library, with these people to remind and nobody else. */
function oneLibrary(...contacts: WorkingGroup['contacts']): WorkingGroup {
  return exampleGroup({ contacts, coordinators: [] });
}

/** Everything that was due before a moment, as if the bot had been up. */
function handledBefore(now: Date, group: WorkingGroup): Set<string> {
  const handled = new Set<string>();
  for (let next: Date | undefined = new Date('2019-01-01'); next && next < now; ) {
    const planned = plan(next, { group, handled });
    for (const row of planned.rows) handled.add(row.dedupe);
    next = planned.next;
  }
  return handled;
}

describe('the key of a reminder', () => {
  it('names check-in, audience, rung, party and person', () => {
    const key = { checkInId: 12, personId: 56 };
    expect(dedupeKey({ ...key, audience: 'contact', rung: -10, partyId: 34 })).toBe('12:contact:-10:34:56');
    expect(dedupeKey({ ...key, audience: 'coordinator', rung: -4 })).toBe('12:coordinator:-4::56');
    expect(dedupeKey({ ...key, audience: 'coordinator', rung: 'reach' })).toBe('12:coordinator:reach::56');
  });
});

describe('a reminder to contacts', () => {
  it('invites each contact at nine on the day, and tells the coordinator who cannot be reached', () => {
    const { rows, next } = plan(summer('2019-05-21'));
    expect(rows).toEqual([
      ...[
        [convener, 101],
        [helsingborg, 102],
        [klippan, 103],
      ].map(([partyId, personId]) => ({
        dedupe: `12:contact:-24:${partyId}:${personId}`,
        kind: 'reminder',
        personId,
        partyId,
        rung: -24,
        dueAt: summer('2019-05-21'),
      })),
      {
        dedupe: '12:coordinator:reach::901',
        kind: 'reach',
        personId: 901,
        rung: -24,
        dueAt: summer('2019-05-21'),
      },
    ]);
    expect(next).toEqual(summer('2019-06-04'));
  });

  it('is not there a minute early, and is then what to wait for', () => {
    expect(plan(summer('2019-05-21', '08:59'))).toMatchObject({ rows: [], next: summer('2019-05-21') });
    expect(plan(new Date('2019-01-01'))).toMatchObject({ rows: [], next: summer('2019-05-21') });
  });

  it('does not go to a party that has submitted', () => {
    const progress = [{ partyId: klippan, begun: 0, submittedAt: summer('2019-06-01') }];
    const group = exampleGroup();
    const now = summer('2019-06-11');
    const { sent } = plan(now, { group, progress, handled: handledBefore(now, group) });
    expect(sent).toEqual(['12:contact:-3:1:101', '12:contact:-3:2:102', '12:contact:-3:2:202']);
  });

  it.each([
    ['2019-05-21', [102]],
    ['2019-06-04', [102]],
    ['2019-06-11', [102, 202]],
    ['2019-06-13', [102]],
    ['2019-06-17', [102, 202]],
  ])('on %s goes to %j of contact 102 and substitute 202 when nothing is begun', (day, people) => {
    const group = oneLibrary(contact(helsingborg, 102), contact(helsingborg, 202, 'substitute'));
    const { rows } = plan(summer(day), { group, handled: handledBefore(summer(day), group) });
    expect(rows.map((row) => row.personId)).toEqual(people);
    expect(rows.some((row) => row.skip)).toBe(false);
  });

  it('spares the substitute before the due date when something is begun, and not after it', () => {
    const group = oneLibrary(contact(helsingborg, 102), contact(helsingborg, 202, 'substitute'));
    const progress = [{ partyId: helsingborg, begun: 1 }];
    const on = (day: string) =>
      plan(summer(day), { group, progress, handled: handledBefore(summer(day), group) }).sent;
    expect(on('2019-06-11')).toEqual(['12:contact:-3:2:102']);
    expect(on('2019-06-17')).toEqual(['12:contact:3:2:102', '12:contact:3:2:202']);
  });

  it('goes to the substitute on every rung where there is no contact', () => {
    const group = oneLibrary(contact(helsingborg, 202, 'substitute'));
    for (const [day, rung] of [
      ['2019-05-21', -24],
      ['2019-06-04', -10],
      ['2019-06-11', -3],
      ['2019-06-13', -1],
      ['2019-06-17', 3],
    ] as const) {
      const { sent } = plan(summer(day), { group, handled: handledBefore(summer(day), group) });
      expect(sent).toEqual([`12:contact:${rung}:2:202`]);
    }
  });

  it('does not give a substitute who takes over what is older than what they have had', () => {
    const before = oneLibrary(contact(helsingborg, 102), contact(helsingborg, 202, 'substitute'));
    const handled = handledBefore(summer('2019-06-18'), before);
    const after = oneLibrary(contact(helsingborg, 202, 'substitute'));
    const { sent, superseded } = plan(summer('2019-06-18'), { group: after, handled });
    expect(sent).toEqual([]);
    expect(superseded).toEqual(['12:contact:-24:2:202', '12:contact:-10:2:202', '12:contact:-1:2:202']);
  });

  it('goes to nobody of a party without people', () => {
    expect(plan(summer('2019-05-21'), { group: oneLibrary() })).toMatchObject({ rows: [], next: undefined });
  });

  it('does not go to a party that is not expected, or whose agreement has ended', () => {
    const agreements = [
      agreement(1, helsingborg, '2019-04-15', '2020-12-31'),
      agreement(2, klippan, '2018-12-05', '2019-06-12'),
    ];
    const group = exampleGroup({ agreements, coordinators: [] });
    expect(plan(summer('2019-05-21'), { group }).sent).toEqual([
      '12:contact:-24:1:101',
      '12:contact:-24:3:103',
    ]);
    const handled = handledBefore(summer('2019-06-13'), group);
    expect(plan(summer('2019-06-13'), { group, handled }).sent).toEqual(['12:contact:-1:1:101']);
  });

  it('waits for a renewal that is in force later', () => {
    const agreements = [
      agreement(1, helsingborg, '2018-12-05', '2019-05-01'),
      agreement(2, helsingborg, '2019-05-25', '2020-12-31'),
    ];
    const group = { ...oneLibrary(contact(helsingborg, 102)), agreements };
    const first = plan(summer('2019-05-21'), { group });
    // 25 May is a Saturday.
    expect(first).toMatchObject({ rows: [], next: summer('2019-05-27') });
    expect(plan(summer('2019-05-27'), { group }).sent).toEqual(['12:contact:-24:2:102']);
  });

  it('reaches a new contact at once with the latest rung, and not the old one again', () => {
    const before = oneLibrary(contact(helsingborg, 102));
    const now = summer('2019-06-12', '10:30');
    const handled = handledBefore(now, before);
    expect(plan(now, { group: before, handled }).rows).toEqual([]);
    const planned = plan(now, { group: oneLibrary(contact(helsingborg, 104)), handled });
    expect(planned.sent).toEqual(['12:contact:-3:2:104']);
    expect(planned.superseded).toEqual(['12:contact:-24:2:104', '12:contact:-10:2:104']);
    expect(planned.next).toEqual(summer('2019-06-13'));
  });
});

describe('a reminder to coordinators', () => {
  it('goes before and after the due date, whoever has answered', () => {
    const progress = [convener, helsingborg, klippan].map((partyId) => ({
      partyId,
      begun: 0,
      submittedAt: summer('2019-05-22'),
    }));
    const first = plan(summer('2019-06-10'), { progress, handled: new Set(['12:coordinator:reach::901']) });
    expect(first.sent).toEqual(['12:coordinator:-4::901']);
    expect(first.next).toEqual(summer('2019-06-17'));
    const handled = new Set(['12:coordinator:reach::901', ...first.sent]);
    expect(plan(summer('2019-06-17'), { progress, handled }).sent).toEqual(['12:coordinator:1::901']);
  });
});

describe('reminders after downtime', () => {
  it('are the latest only, and the others are kept as superseded', () => {
    const planned = plan(summer('2019-06-12', '11:00'), { group: oneLibrary(contact(helsingborg, 102)) });
    expect(planned.sent).toEqual(['12:contact:-3:2:102']);
    expect(planned.superseded).toEqual(['12:contact:-24:2:102', '12:contact:-10:2:102']);
  });

  it.each([
    ['a Sunday noon', summer('2019-06-16', '12:00'), summer('2019-06-17')],
    ['a Friday at five', summer('2019-06-14', '17:00'), summer('2019-06-17')],
    ['a Friday night', summer('2019-06-14', '23:30'), summer('2019-06-17')],
    ['early on a Friday', summer('2019-06-14', '06:00'), summer('2019-06-14')],
    ['a squeeze day', summer('2019-06-07', '10:00'), summer('2019-06-10')],
    ['midsommarafton', summer('2019-06-21', '10:00'), summer('2019-06-24')],
    ['a Wednesday in July', summer('2019-07-10', '10:00'), summer('2019-08-12')],
  ])('wait on %s for nine on the next working day', (_, now, next) => {
    const group = oneLibrary(contact(helsingborg, 102));
    expect(plan(now, { group })).toMatchObject({ rows: [], next });
    expect(plan(next, { group }).sent).toHaveLength(1);
  });

  it('go at once until just before five', () => {
    const group = oneLibrary(contact(helsingborg, 102));
    expect(plan(summer('2019-06-14', '16:59'), { group }).sent).toEqual(['12:contact:-1:2:102']);
  });

  it('follow a group that writes at another time of day', () => {
    const at = (time: string) => {
      const group = oneLibrary(contact(helsingborg, 102));
      return { ...group, rhythm: { ...group.rhythm, remind: { ...group.rhythm.remind, at: time } } };
    };
    expect(plan(summer('2019-05-22', '07:30'), { group: at('07:30') }).sent).toHaveLength(1);
    expect(plan(summer('2019-05-22', '07:29'), { group: at('07:30') })).toMatchObject({
      rows: [],
      next: summer('2019-05-22', '07:30'),
    });
    expect(plan(summer('2019-05-21', '12:59'), { group: at('13:00') })).toMatchObject({
      rows: [],
      next: summer('2019-05-21', '13:00'),
    });
    expect(plan(summer('2019-05-22', '09:00'), { group: at('13:00') }).sent).toHaveLength(1);
    expect(plan(summer('2019-05-21', '18:00'), { group: at('18:00') }).sent).toHaveLength(1);
    expect(plan(summer('2019-05-21', '23:59'), { group: at('18:00') }).sent).toHaveLength(1);
  });

  it('stop when the next check-in opens, though nobody has locked this one', () => {
    const group = oneLibrary(contact(helsingborg, 102));
    expect(plan(new Date('2019-11-18T10:00+01:00'), { group }).sent).toEqual(['12:contact:3:2:102']);
    expect(plan(new Date('2019-11-19T10:00+01:00'), { group })).toMatchObject({ rows: [], next: undefined });
  });
});

describe('two reminders to one person', () => {
  it('for two parties become one, of the party first in line', () => {
    const group = oneLibrary(contact(klippan, 102), contact(helsingborg, 102));
    const { sent, merged } = plan(summer('2019-05-21'), { group });
    expect(sent).toEqual(['12:contact:-24:2:102']);
    expect(merged).toEqual([['12:contact:-24:3:102', '12:contact:-24:2:102']]);
  });

  it('on different rungs become the one on the higher', () => {
    const group = oneLibrary(
      contact(helsingborg, 102),
      contact(helsingborg, 103, 'substitute'),
      contact(klippan, 103),
    );
    const { sent, merged } = plan(summer('2019-06-13'), { group });
    expect(sent).toEqual(['12:contact:-1:2:102', '12:contact:-1:3:103']);
    expect(merged).toEqual([['12:contact:-3:2:103', '12:contact:-1:3:103']]);
  });

  it("become the coordinator's, which says how it stands", () => {
    const coordinator = contact(convener, 101).person;
    const group = exampleGroup({ coordinators: [coordinator], contacts: [contact(convener, 101)] });
    const { sent, merged, superseded } = plan(summer('2019-06-17'), { group });
    expect(sent).toEqual(['12:coordinator:1::101']);
    expect(merged).toEqual([
      ['12:contact:3:1:101', '12:coordinator:1::101'],
      ['12:coordinator:reach::101', '12:coordinator:1::101'],
    ]);
    expect(superseded).toContain('12:coordinator:-4::101');
  });

  it('become the one about who can be reached on the day of the invitation', () => {
    const group = exampleGroup({ coordinators: [contact(convener, 101).person] });
    const { merged } = plan(summer('2019-05-21'), { group });
    expect(merged).toEqual([['12:contact:-24:1:101', '12:coordinator:reach::101']]);
  });
});

describe('a due date that moves', () => {
  const group = oneLibrary(contact(helsingborg, 102));

  it('repeats no rung, and moves those that are left', () => {
    const handled = handledBefore(summer('2019-06-12'), group);
    const moved = { dueOn: '2019-06-28' };
    const planned = plan(summer('2019-06-12'), { group, handled, checkIn: moved });
    expect(planned).toMatchObject({ rows: [], next: summer('2019-06-27') });
    expect(plan(summer('2019-06-27'), { group, handled, checkIn: moved }).sent).toEqual([
      '12:contact:-1:2:102',
    ]);
  });

  it('to an earlier day sends only the latest of what it makes due', () => {
    const handled = handledBefore(summer('2019-05-22'), group);
    const planned = plan(summer('2019-05-22'), { group, handled, checkIn: { dueOn: '2019-05-24' } });
    expect(planned.sent).toEqual(['12:contact:-3:2:102']);
    expect(planned.superseded).toEqual(['12:contact:-10:2:102']);
    expect(planned.next).toEqual(summer('2019-05-23'));
  });

  it('past the opening of the next check-in still has its reminders', () => {
    const planned = plan(new Date('2019-11-27T09:00+01:00'), { group, checkIn: { dueOn: '2019-11-28' } });
    expect(planned.sent).toEqual(['12:contact:-1:2:102']);
  });
});

describe('nothing is planned', () => {
  it('for a locked check-in', () => {
    expect(plan(summer('2019-05-21'), { checkIn: { lockedAt: summer('2019-05-20') } })).toEqual({
      rows: [],
      next: undefined,
      sent: [],
      superseded: [],
      merged: [],
    });
  });

  it('for days before the group was imported, the invitation to coordinators among it', () => {
    const importedAt = summer('2019-06-05', '00:30');
    const group = exampleGroup({ importedAt });
    expect(plan(summer('2019-06-05', '10:00'), { group })).toMatchObject({
      rows: [],
      next: summer('2019-06-10'),
    });
  });

  it('but for the very day of the import, also after the hour', () => {
    const group = exampleGroup({ importedAt: summer('2019-06-04', '15:00') });
    expect(plan(summer('2019-06-04', '15:00'), { group }).sent).toEqual([
      '12:contact:-10:1:101',
      '12:contact:-10:2:102',
      '12:contact:-10:3:103',
    ]);
  });

  it('when everything has been, and there is then nothing to wait for', () => {
    const group = exampleGroup();
    const now = summer('2019-06-18');
    expect(plan(now, { group, handled: handledBefore(now, group) })).toMatchObject({
      rows: [],
      next: undefined,
    });
  });
});
