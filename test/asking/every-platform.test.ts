import type { Reply } from '../../src/messages/report.ts';
import type { Handle } from '../../src/ports/chat-platform.ts';
import { consoleDriver } from '../support/console-client.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { fourthForm, readFourth } from '../support/fourth-form.ts';
import { playgroundDriver } from '../support/playground-client.ts';
import { slackDriver } from '../support/slack-client.ts';
import { teamsDriver } from '../support/teams-client.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const drivers = {
  slack: [slackDriver, 'U0ANNA'],
  teams: [teamsDriver, '00000000-0000-4000-8000-0000000000aa'],
  console: [consoleDriver, 'anna@example.org'],
  playground: [playgroundDriver(() => opened), 'anna@example.org'],
} as const;

describe.each(Object.keys(drivers) as (keyof typeof drivers)[])(
  'a form of every kind of field, on %s',
  (platform) => {
    it('is opened, refused with what was typed still in it, and saved', async () => {
      const [driver, anna] = drivers[platform];
      const sent: unknown[] = [];
      const handle: Handle = async ({ ask }): Promise<Reply> => {
        if (ask.kind === 'words') {
          const button = { label: 'Öppna', action: { kind: 'unlock' as const, checkIn: 1 } };
          return { kind: 'messages', items: [{ parts: [{ kind: 'buttons', buttons: [button] }] }] };
        }
        if (ask.kind === 'press') return { kind: 'form', form: fourthForm({ note: 'Redan här' }) };
        if (ask.kind !== 'form') throw new Error(ask.kind);
        const read = readFourth(ask.values);
        sent.push(read);
        if ('kind' in read && read.kind === 'faults')
          return { kind: 'refused', fields: read.faults, form: fourthForm({ note: 'Redan här' }) };
        return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Sparat.' }] }], replace: true };
      };
      const client = await driver.open({
        handle,
        people: [{ userId: anna, email: 'anna@example.org', locale: 'sv' }],
        channels: [],
      });
      await client.say(anna, 'formulär');
      await client.press(anna, 'Öppna');
      // Only Slack lets a form choose a channel; elsewhere it says how that is done.
      const picks = platform === 'slack';
      const filled = client.form(anna)?.values ?? {};
      expect('place' in filled).toBe(picks);
      if (!picks) expect(client.seen(anna)).toContain('Säg det i kanalen.');
      const typed = {
        ...(picks && { place: 'C0NYKANAL' }),
        title: 'Digitala verktyg',
        arrangement: platform === 'console' ? '2' : 'party',
        audience: platform === 'console' ? 'barn, personal' : 'a0,a2',
        open: platform === 'console' ? 'ja' : 'true',
        day: '2027-02-28',
        starts: platform === 'slack' || platform === 'teams' ? '13:00' : '13.00',
        places: '25',
        'host.name': 'Eva Ek',
        'host.email': 'eva utan snabel-a',
        'attended.klippan': platform === 'console' ? 'ja' : 'yes',
        'tasks.0.what': 'Boka lokal',
        'tasks.0.by': '2027-01-15',
      };
      await client.fill(anna, typed);
      expect(sent).toEqual([{ kind: 'faults', faults: { 'host.email': expect.stringContaining('e-post') } }]);
      expect(client.form(anna)?.errors.join()).toContain('e-post');
      expect(client.form(anna)?.values.title).toBe('Digitala verktyg');
      await client.fill(anna, { 'host.email': 'eva@klippan.se' });
      expect(sent[1]).toMatchObject({
        title: 'Digitala verktyg',
        note: 'Redan här',
        arrangement: 'party',
        audience: ['a0', 'a2'],
        open: true,
        day: '2027-02-28',
        starts: '13:00',
        places: 25,
        place: picks ? 'C0NYKANAL' : undefined,
        host: { name: 'Eva Ek', email: 'eva@klippan.se' },
        attended: { klippan: 'yes' },
        tasks: [{ what: 'Boka lokal', by: '2027-01-15' }],
      });
      expect(client.form(anna)).toBeUndefined();
      await client.close();
    });
  },
);
