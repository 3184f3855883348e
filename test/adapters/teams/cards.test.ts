import type { Card } from '../../../adapters/render/card-element.ts';
import { statuses } from '../../../src/domain/status-update.ts';
import type { Action } from '../../../src/messages/action.ts';
import type { Reply, ReportList } from '../../../src/messages/report.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { overallForm } from '../../../src/report/report-forms.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { readBack } from '../../support/read-back.ts';
import {
  agreedEarlier,
  sampleAreaForm,
  sampleList,
  sampleOverallForm,
  sampleUnlockForm,
} from '../../support/slack-samples.ts';
import {
  cardOf,
  findButton,
  inputsIn,
  openTeamsWorld,
  type Pressable,
  sentBy,
  type TeamsWorld,
  valuesIn,
} from '../../support/teams-client.ts';
import type { Shown } from '../../support/teams-double.ts';
import { seenCard } from '../../support/teams-screen.ts';

const anna = '00000000-0000-4000-8000-00000000a44a';
const channel = '19:grupp@thread.tacv2';
const { report, teams, status, lock } = textsFor('sv');

let world: TeamsWorld;
let asked: Incoming[];
let reply: (incoming: Incoming) => Reply;

const list = (changes: Partial<ReportList> = {}, drawn: 'new' | 'same' = 'same'): Reply => ({
  kind: 'report',
  list: sampleList(changes),
  drawn,
});
const message = (text: string, replace = false): Reply => ({
  kind: 'messages',
  items: [{ parts: [{ kind: 'text', text }] }],
  replace,
});

beforeEach(async () => {
  asked = [];
  reply = () => list();
  world = await openTeamsWorld({
    handle: async (incoming) => {
      asked.push(incoming);
      return reply(incoming);
    },
    people: [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }],
    channels: [channel],
  });
});
afterEach(async () => {
  await world.close();
  expect(world.double.faults).toEqual([]);
});

const emptyCard: Card = {
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'sv',
  fallbackText: '–',
  body: [],
};
const own = () => world.double.shown(world.double.personal(anna)).filter(({ by }) => by === 'bot');
const last = () => own().at(-1) as Shown;
const seen = (shown: Shown) => seenCard(cardOf(shown) ?? emptyCard);

const button = (label: string, area?: string) => findButton(world, world.double.personal(anna), label, area);

async function openList(changes: Partial<ReportList> = {}): Promise<void> {
  reply = () => list(changes, 'new');
  await world.people.type(anna, 'lägesrapport');
  await world.rest();
  asked.length = 0;
  reply = () => list(changes);
}

async function press(found: Pressable, typed: Record<string, string> = {}, id?: string) {
  const data = sentBy(found, new Map(Object.entries(typed)));
  const answer = await world.people.execute(anna, found.message, data, id ? { id } : {});
  await world.rest();
  return answer;
}

const pressed = () =>
  asked.map(({ ask }) =>
    ask.kind === 'press'
      ? ask.action
      : ask.kind === 'form'
        ? ask.form
        : ask.kind === 'words'
          ? ask.text
          : ask,
  );

describe('the area list in Teams', () => {
  it('has a choice of status in each row, with what is chosen and what was said last time', async () => {
    await openList();
    expect(seen(last())).toContain(`Bemötande: ${report.howIsItGoing} <${status.needs_change} ▾>`);
    expect(seen(last())).toContain(
      `Spridning: ${report.howIsItGoing} <${report.chooseStatusLast(status.going_well)} ▾>`,
    );
    expect(seen(last())).toContain('Två workshops <b> *fet*');
    const choices = inputsIn(cardOf(last())?.body ?? []).filter(({ type }) => type === 'Input.ChoiceSet');
    expect(choices.length).toBe(2);
    for (const choice of choices)
      if (choice.type === 'Input.ChoiceSet')
        expect(choice.choices.map(({ value }) => value)).toEqual([...statuses]);
  });

  it('sends what was chosen with any button, before what the button stands for', async () => {
    await openList();
    await press(button(report.submit), { 'status~2~': 'stalled', 'status~1~needs_change': 'needs_change' });
    expect(pressed()).toEqual([
      { kind: 'status', checkIn: 7, party: 3, area: 2, status: 'stalled' },
      { kind: 'submit', checkIn: 7, party: 3 },
    ]);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
  });

  it('says with the answer what was told of each choice', async () => {
    await openList();
    reply = ({ ask }) =>
      ask.kind === 'press' && ask.action.kind === 'status'
        ? list({ notices: ['Eva hade valt Går bra.'] })
        : list({ notices: ['Tack!'] });
    await press(button(report.submit), { 'status~2~': 'stalled' });
    expect(seen(last())).toMatch(/Eva hade valt Går bra\.\nTack!/);
  });

  it('goes no further where a choice was refused', async () => {
    await openList();
    reply = () => message('Svaren är låsta.');
    await press(button(report.submit), { 'status~2~': 'stalled' });
    expect(pressed()).toHaveLength(1);
    expect(seen(last())).toBe('Svaren är låsta.');
  });

  it('saves choices alone, and shows what is true now where there are none', async () => {
    await openList();
    await press(button(report.save), { 'status~2~': 'going_well' });
    expect(pressed()).toMatchObject([{ kind: 'status', area: 2 }]);
    asked.length = 0;
    await press(button(report.save));
    expect(pressed()).toEqual([{ kind: 'report', checkIn: 7, party: 3, edit: true }]);
  });

  it('is drawn again in place, for the presser at once and for every client after it', async () => {
    await openList();
    const { id } = last();
    reply = () => list({ notices: ['Tack!'], state: 'submitted', editable: false });
    const answer = await press(button(report.submit));
    expect(answer.body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
    });
    expect(own().map((shown) => shown.id)).toEqual([id]);
    expect(last().changes).toBe(1);
    expect(last().card).toEqual(answer.body.value);
    expect(seen(last())).toContain('Tack!');
    expect(seen(last())).toContain(`{${report.view}} {${report.change}}`);
  });

  it('is drawn at the end when it is asked for again, and the earlier one says so', async () => {
    await openList();
    await openList();
    const [earlier, now] = own();
    expect(seen(earlier as Shown)).toBe(report.retired);
    expect(seen(now as Shown)).toContain('Bemötande');
  });

  it('shows the same to a client that knows only Action.Submit', async () => {
    await openList();
    reply = () => list({ notices: ['Sparat.'] });
    const found = button(report.save);
    const data = sentBy(found, new Map([['status~2~', 'going_well']]));
    await world.people.submit(anna, found.message, data);
    await world.rest();
    expect(pressed()).toMatchObject([{ kind: 'status', area: 2, status: 'going_well' }]);
    expect(own().length).toBe(1);
    expect(seen(last())).toContain('Sparat.');
  });

  it('sends the same key when Teams sends the same invoke again, and shows what is true now', async () => {
    await openList();
    const found = button(report.submit);
    await press(found, {}, 'f:1');
    const [{ key } = { key: '' }] = asked;
    asked.length = 0;
    reply = (incoming) =>
      incoming.key === key ? { kind: 'nothing' } : list({ notices: ['Redan inskickad.'] });
    const answer = await press(found, {}, 'f:1');
    expect(asked.map((each) => each.key === key)).toEqual([true, false]);
    expect(pressed()[1]).toEqual({ kind: 'report', checkIn: 7, party: 3, edit: true });
    expect(answer.status).toBe(200);
    expect(seen(last())).toContain('Redan inskickad.');
  });

  it('goes over several cards where there are many areas, each within what Teams takes', async () => {
    const areas = Array.from({ length: 30 }, (_, n) => ({
      area: n + 1,
      name: `Område ${n + 1} ${'med långt namn '.repeat(6)}`,
      done: '🟢'.repeat(1_500),
      needs: '"\\'.repeat(1_500),
    }));
    await openList({ areas });
    expect(own().length).toBeGreaterThan(1);
    const all = own().map(seen).join('\n');
    for (const { name } of areas) expect(all).toContain(name.trim());
    expect(all).toContain(report.cut);
    const second = own()[1] as Shown;
    const before = own().length;
    await press({ message: second, action: button(report.save).action });
    expect(own().length).toBe(before);
    expect(own().every(({ changes }) => changes === 1)).toBe(true);
  });

  it('shows an area as it was read when there is nothing to fill in', async () => {
    await openList({ state: 'locked', editable: false });
    expect(inputsIn(cardOf(last())?.body ?? [])).toEqual([]);
    expect(seen(last())).toContain(`Spridning: ${report.noStatus}`);
  });
});

describe('a form in Teams', () => {
  async function openForm(form = sampleAreaForm()): Promise<void> {
    await openList();
    reply = () => ({ kind: 'form', form });
    await press(button(report.write, 'Bemötande'));
    asked.length = 0;
  }

  it('takes the place of the list, and the list comes back', async () => {
    await openForm();
    expect(own().length).toBe(1);
    expect(seen(last())).toContain(`${report.ask.done} [Två workshops]`);
    expect(seen(last())).toContain('Vad vill ni lära er?');
    expect(last().card).toEqual(cardOf(last()));
    reply = () => list();
    await press(button(report.cancel));
    expect(pressed()).toEqual([{ kind: 'report', checkIn: 7, party: 3, edit: true }]);
    expect(seen(last())).toContain(`{${report.submit}}`);
  });

  it('offers exactly the keys of the schemas', async () => {
    await openForm();
    expect(Object.keys(valuesIn(cardOf(last()) ?? emptyCard)).sort()).toEqual(['done', 'needs']);
    reply = () => list();
    await press(button(report.save), { done: 'Gjort', needs: 'Tid' });
    const [area] = asked;
    expect(area?.ask.kind === 'form' && readBack('area', area.ask.values)).toEqual({
      done: 'Gjort',
      needs: 'Tid',
    });

    reply = () => ({ kind: 'form', form: sampleOverallForm() });
    await press(button(report.overall));
    asked.length = 0;
    const fields = Object.keys(valuesIn(cardOf(last()) ?? emptyCard));
    expect([...new Set(fields.map((field) => field.split('.', 1)[0]))].sort()).toEqual(
      Object.keys(overallForm.shape).sort(),
    );
    await press(button(report.save), {
      workedWell: 'Bokcirkeln',
      'commitments.1.what': 'Workshop',
      'commitments.1.by': '2020-02-28',
      contactNext: 'false',
      [`outcomes.${agreedEarlier}`]: 'yes',
    });
    const [overall] = asked;
    expect(overall?.ask.kind === 'form' && readBack('overall', overall.ask.values)).toEqual({
      workedWell: 'Bokcirkeln',
      commitments: [{ what: 'Workshop', who: '', by: '2020-02-28' }],
      outcomes: { [agreedEarlier]: 'yes' },
      contactNext: false,
    });

    reply = () => ({ kind: 'form', form: sampleUnlockForm() });
    await press(button(report.save));
    asked.length = 0;
    expect(Object.keys(valuesIn(cardOf(last()) ?? emptyCard))).toEqual(['reason']);
    await press(button(lock.unlock), { reason: 'Fel siffra' });
    const [unlock] = asked;
    expect(unlock?.ask.kind === 'form' && readBack('unlock', unlock.ask.values)).toEqual({
      reason: 'Fel siffra',
    });
  });

  it('is drawn from what was submitted when it is refused, with what is wrong', async () => {
    await openForm();
    reply = ({ ask }) =>
      ask.kind === 'form'
        ? {
            kind: 'refused',
            fields: { done: 'För långt.' },
            form: sampleAreaForm({ values: { done: 'Evas ord', needs: '' } }),
          }
        : message('Det gick inte.');
    await press(button(report.save), { done: 'Mina ord', needs: 'Mer tid' });
    expect(seen(last())).toContain('⚠ För långt.');
    expect(seen(last())).toContain('Bemötande');
    expect(valuesIn(cardOf(last()) ?? emptyCard)).toEqual({
      done: 'Mina ord',
      needs: 'Mer tid',
    });
    expect(last().card).toEqual(cardOf(last()));
  });

  it('keeps what was typed when nothing could be stored or read', async () => {
    await openForm();
    reply = ({ ask }) =>
      ask.kind === 'form'
        ? { kind: 'refused', fields: {}, why: report.notSaved, form: sampleAreaForm({ areaName: '' }) }
        : message('Det gick inte.');
    await press(button(report.save), { done: 'Mina ord', needs: '' });
    expect(seen(last())).toContain(`⚠ ${report.notSaved}`);
    expect(valuesIn(cardOf(last()) ?? emptyCard).done).toBe('Mina ord');
    asked.length = 0;
    reply = () => list();
    await press(button(report.save), {});
    expect(asked[0]?.ask).toMatchObject({
      kind: 'form',
      form: sampleAreaForm().ref,
      values: { done: 'Mina ord' },
    });
  });

  it('stays as it is where what was typed is more than a card takes', async () => {
    await openForm();
    const typed = 'x'.repeat(30_000);
    reply = ({ ask }) =>
      ask.kind === 'form'
        ? { kind: 'refused', fields: { done: 'Texten är 30000 tecken.' }, form: sampleAreaForm() }
        : { kind: 'form', form: sampleAreaForm() };
    const answer = await press(button(report.save), { done: typed, needs: '' });
    expect(answer.body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Texten är 30000 tecken.',
    });
    expect(seen(last())).toContain(`${report.ask.done} [Två workshops]`);
  });

  it('has what was typed, with a sentence, also where nothing tells what the fields were', async () => {
    await openForm();
    reply = () => ({ kind: 'refused', fields: {}, why: report.notSaved });
    await press(button(report.save), { done: 'Mina ord', needs: '' });
    expect(seen(last())).toContain(`⚠ ${report.notSaved}`);
    expect(valuesIn(cardOf(last()) ?? emptyCard)).toEqual({ done: 'Mina ord', needs: '' });
  });

  it('lets the client say that a text is too long, before it is sent', async () => {
    await openForm();
    for (const input of inputsIn(cardOf(last())?.body ?? [])) {
      expect(input.errorMessage).toBe(teams.tooLongField);
      if (input.type !== 'Input.Text') continue;
      const pattern = new RegExp(input.regex ?? '');
      expect(pattern.test('🟢\n'.repeat(2_000))).toBe(true);
      expect(pattern.test('x'.repeat(6_001))).toBe(false);
    }
  });

  it('has another key when it is corrected', async () => {
    await openForm();
    reply = () => list();
    const { message: form, action } = button(report.save);
    for (const done of ['Ett', 'Ett', 'Två']) {
      await world.people.execute(anna, form, { done, needs: '', ...action.data }, { id: 'f:1' });
      await world.rest();
    }
    const [first, second, third] = asked.map(({ key }) => key);
    expect(first).toBe(second);
    expect(third).not.toBe(first);
  });
});

describe('other buttons in Teams', () => {
  const words = (text: string): Action => ({ kind: 'words', text });

  async function deliver(action: Action, confirm?: { title: string; text: string; yes: string; no: string }) {
    await world.platform.deliver({
      id: 'd',
      to: { kind: 'person', identity: { platform: 'teams', tenant: world.platform.tenant(), userId: anna } },
      locale: 'sv',
      message: { parts: [{ kind: 'buttons', buttons: [{ label: 'Knapp', action, confirm }] }] },
    });
  }

  it('are answered with a message of their own, and a sentence below the card', async () => {
    await deliver(words('avstämning'));
    reply = () => message('Så här står det till.');
    const answer = await press(button('Knapp'));
    expect(answer.body.value).toBe(teams.below);
    expect(own().length).toBe(2);
    expect(seen(last())).toBe('Så här står det till.');
  });

  it('give way to the answer where it is to replace them', async () => {
    await deliver(words('avstämning'));
    reply = () => message('Sammanställningen', true);
    await press(button('Knapp'));
    expect(own().length).toBe(1);
    expect(seen(last())).toBe('Sammanställningen');
    expect(last().card).toEqual(cardOf(last()));
  });

  it('ask first where they are to, and count when they are answered with yes', async () => {
    await deliver(
      { kind: 'remind', checkIn: 7 },
      { title: 'Påminna nu?', text: 'Det går till Klippan.', yes: 'Påminn', no: 'Avbryt' },
    );
    expect(seen(last())).toBe('{Knapp}');
    reply = () => message('Skickat.');
    await press(button('Knapp'));
    expect(pressed()).toEqual([{ kind: 'remind', checkIn: 7 }]);
  });

  it('say in the channel, without content, where the app is not in place for who pressed', async () => {
    await world.platform.deliver({
      id: 'd',
      to: { kind: 'channel', conversation: channel },
      locale: 'sv',
      message: { parts: [{ kind: 'buttons', buttons: [{ label: 'Knapp', action: words('lägesrapport') }] }] },
    });
    const person = world.double.people.get(anna);
    if (person) person.installed = false;
    const found = findButton(world, channel, 'Knapp');
    reply = () => list({}, 'new');
    await world.people.send(
      anna,
      { type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: sentBy(found) } } },
      { channel },
    );
    await world.rest();
    const [, said] = world.double.shown(channel);
    expect(said && seen(said)).toBe(teams.notInstalled);
    expect(own()).toEqual([]);
  });

  it('open the list in the 1:1 conversation when they are pressed in a channel', async () => {
    await world.platform.deliver({
      id: 'd',
      to: { kind: 'channel', conversation: channel },
      locale: 'sv',
      message: {
        parts: [{ kind: 'buttons', buttons: [{ label: 'Knapp', action: words('lägesrapport') }] }],
      },
    });
    const found = findButton(world, channel, 'Knapp');
    reply = () => list({}, 'new');
    const answer = await world.people.send(
      anna,
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: found.message.id,
        value: { action: { data: sentBy(found) } },
      },
      { channel },
    );
    await world.rest();
    expect(answer.body.value).toBe(teams.pointer);
    expect(world.double.shown(channel).length).toBe(1);
    expect(seen(last())).toContain('Bemötande');
  });
});
