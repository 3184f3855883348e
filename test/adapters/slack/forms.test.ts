import type { Message } from '../../../src/messages/message.ts';
import type { Handle, Incoming } from '../../../src/ports/chat-platform.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import {
  buttonWith,
  findElement,
  openSlackWorld,
  type SlackWorld,
  typeInto,
  viewOf,
} from '../../support/slack-client.ts';
import { type OpenView, pause } from '../../support/slack-double.ts';
import { parsed } from '../../support/slack-people.ts';
import {
  sampleAreaForm,
  sampleList,
  sampleOverallForm,
  sampleUnlockForm,
} from '../../support/slack-samples.ts';
import { seenBlock, seenMessage } from '../../support/slack-screen.ts';

const { report } = textsFor('sv');
const anna = 'U1ANNA';
const said = (text: string): Message => ({ parts: [{ kind: 'text', text }] });

let world: SlackWorld;
let heard: Incoming[];
let answer: Handle;

/** With the list on the screen, and the form as the answer to what is pressed. */
beforeEach(async () => {
  heard = [];
  answer = async () => ({ kind: 'report', list: sampleList(), drawn: 'new' });
  world = await openSlackWorld({
    handle: (incoming) => {
      heard.push(incoming);
      return answer(incoming);
    },
    people: [{ userId: anna, email: 'anna@example.org', locale: 'sv-SE' }],
  });
  await world.people.type(anna, '/lagesrapport');
  await world.rest();
  answer = async () => ({ kind: 'form', form: sampleAreaForm() });
});
afterEach(async () => {
  await world.close();
  expect(world.double.faults).toEqual([]);
});

const pressWrite = (more = {}) =>
  world.people.press(anna, findElement(world, anna, buttonWith(report.write), 'Bemötande'), more);

function opened(): OpenView {
  const open = viewOf(world, anna);
  if (!open) throw new Error('no view is open');
  return open;
}

const screen = () => opened().view.blocks.map(seenBlock).join('\n');

async function openForm(): Promise<OpenView> {
  await pressWrite();
  await world.rest();
  return opened();
}

describe('opening a form', () => {
  it('shows a loading view at once, and fills it when the answer is there', async () => {
    let answerNow = () => {};
    const time = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    answer = async () => {
      await time;
      return { kind: 'form', form: sampleAreaForm() };
    };
    // Resolves at the acknowledgement, while there is no answer.
    await pressWrite();
    while (!viewOf(world, anna)) await pause(5);
    expect(screen()).toBe(report.loading);
    answerNow();
    await world.rest();
    expect(screen()).toContain('Vad gör ni nytt?');
    expect(opened().values.get('done')).toBe('Två workshops');
    const update = world.double.calls.find(({ method }) => method === 'views.update');
    expect(update?.args.hash).toBeDefined();
  });

  it('shows the words of another answer in the view', async () => {
    answer = async () => ({ kind: 'messages', items: [said('Svaren är låsta.')] });
    await openForm();
    expect(screen()).toBe('Svaren är låsta.');
    expect(opened().view.submit).toBeUndefined();
    expect(world.double.shown(world.double.dm(anna)).length).toBe(2);
  });

  it('keeps the name of what was pressed above another answer', async () => {
    answer = async () => ({ kind: 'messages', items: [said('Svaren är låsta.')] });
    await world.people.press(anna, findElement(world, anna, buttonWith('Till sist')));
    await world.rest();
    expect(opened().view.title.text).toBe('Till sist');
  });

  it('draws a list that is the answer, and says in the view where to look', async () => {
    answer = async () => ({
      kind: 'report',
      list: sampleList({ notices: ['Området finns inte mer.'] }),
      drawn: 'same',
    });
    await openForm();
    expect(screen()).toContain('Området finns inte mer.');
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage).join()).toContain(
      'Området finns inte mer.',
    );
  });

  it('says so where Slack opens none', async () => {
    await pressWrite({ trigger: 'expired' });
    await world.rest();
    expect(viewOf(world, anna)).toBeUndefined();
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage).join()).toContain(report.notOpened);
  });

  it('is filled where Slack fails once, or its answer is lost', async () => {
    for (const failure of [{ status: 500 }, { drop: 'after' as const }]) {
      world.double.fail('views.update', failure);
      await pressWrite();
      await pause(700);
      await world.rest();
      expect(screen()).toContain('Vad gör ni nytt?');
      world.double.views.clear();
    }
    expect(world.double.shown(world.double.dm(anna)).length).toBe(2);
  });

  it('is asked to be tried again where Slack does not let it be filled', async () => {
    world.double.fail('views.update', { error: 'internal_error', times: 2 });
    await pressWrite();
    await pause(700);
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage).join()).toContain(report.notOpened);
  });

  it('does not mind that the person has closed the view before it was filled', async () => {
    answer = async () => {
      await pause(200);
      world.double.views.clear();
      return { kind: 'form', form: sampleAreaForm() };
    };
    await pressWrite();
    await pause(200);
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage).join()).not.toContain(report.noAnswer);
  });

  it('says where a form is too large for Slack', async () => {
    const what = '👨‍👩‍👧‍👦'.repeat(3_000);
    const commitments = Array.from({ length: 10 }, () => ({ what, who: what }));
    answer = async () => ({
      kind: 'form',
      form: sampleOverallForm({ values: { workedWell: '', commitments }, partial: false }),
    });
    await openForm();
    expect(screen()).toBe(report.tooLongForForm);
  });
});

describe('sending a form', () => {
  it('brings what was typed, and closes it and draws the list when that is stored', async () => {
    const open = await openForm();
    typeInto(open, 'done', 'Tre <kurser> & *mer*');
    typeInto(open, 'needs', '');
    answer = async () => ({ kind: 'report', list: sampleList({ notices: ['Sparat'] }), drawn: 'same' });
    const { body } = await world.people.submit(open);
    expect(body).toBe('');
    expect(viewOf(world, anna)).toBeUndefined();
    await world.rest();
    expect(heard.at(-1)).toEqual({
      key: expect.stringMatching(new RegExp(`^slack:form:${open.id}:[0-9a-f]{64}$`)),
      from: { platform: 'slack', tenant: 'T0AVST', userId: anna },
      answer: 'reply',
      within: 2_000,
      ask: { kind: 'form', form: sampleAreaForm().ref, values: { done: 'Tre <kurser> & *mer*', needs: '' } },
    });
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage).join()).toContain('Sparat');
  });

  /** As Slack gives them in an input, and as they are kept. */
  const emoji = [
    [':tada: :heart: :x:', '🎉 ❤️ ❌️'],
    [':+1: :-1: :100: :one:', '👍️ 👎️ 💯 1️⃣'],
    [':wave::skin-tone-2: :+1::skin-tone-6:', '👋🏻 👍🏿'],
    [':male-technologist: :male-technologist::skin-tone-4: :man-woman-girl-boy:', '👨‍💻 👨🏽‍💻 👨‍👩‍👧‍👦'],
    [':flag-se: :flag-fi: :flag-england:', '🇸🇪 🇫🇮 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['🎉 som tecken, :bibblan: kl. 10:30:15 <3 & mer', '🎉 som tecken, :bibblan: kl. 10:30:15 <3 & mer'],
  ] as const;
  const forms = [
    [sampleAreaForm(), ['done', 'needs']],
    [sampleOverallForm(), ['workedWell', 'commitments.90.what', 'commitments.90.who']],
    [sampleUnlockForm(), ['reason']],
  ] as const;

  it.each(emoji)('brings emoji as themselves from every field: %s', async (typed, kept) => {
    for (const [form, fields] of forms) {
      answer = async () => ({ kind: 'form', form });
      await pressWrite();
      await world.rest();
      const texts = [...opened().values.keys()].filter((id) =>
        fields.some(
          (field) => id === field || (field.includes('90') && id.endsWith(field.split('90')[1] ?? '')),
        ),
      );
      expect(texts.length).toBeGreaterThanOrEqual(fields.length);
      for (const id of texts) typeInto(opened(), id, typed);
      answer = async () => ({ kind: 'refused', fields: {}, why: 'Inte nu' });
      await world.people.submit(opened());
      const ask = heard.at(-1)?.ask;
      const values = ask?.kind === 'form' ? ask.values : {};
      expect(texts.map((id) => values[id])).toEqual(texts.map(() => kept));
      answer = async () => ({ kind: 'nothing' });
      await world.people.submit(opened());
    }
  });

  it('has the same key for the same values, and another for corrected ones', async () => {
    const open = await openForm();
    answer = async () => ({ kind: 'refused', fields: {}, why: 'Inte nu' });
    await world.people.submit(open);
    await world.people.submit(open);
    typeInto(open, 'done', 'Annat');
    await world.people.submit(open);
    const [first, again, corrected] = heard.slice(-3).map(({ key }) => key);
    expect(again).toBe(first);
    expect(corrected).not.toBe(first);
  });

  it('keeps it open, with what is wrong on the field that it is about', async () => {
    const open = await openForm();
    typeInto(open, 'needs', 'För långt');
    answer = async () => ({ kind: 'refused', fields: { needs: 'Texten är för lång.' } });
    const { body } = await world.people.submit(open);
    expect(parsed(body)).toEqual({ response_action: 'errors', errors: { needs: 'Texten är för lång.' } });
    expect(opened().values.get('needs')).toBe('För långt');
  });

  it('puts what is about no field on the first', async () => {
    answer = async () => ({ kind: 'form', form: sampleOverallForm() });
    await pressWrite();
    await world.rest();
    answer = async () => ({ kind: 'refused', fields: {}, why: 'Svaren är låsta.' });
    await world.people.submit(opened());
    expect(opened().errors).toEqual({ workedWell: 'Svaren är låsta.' });
    answer = async () => ({ kind: 'refused', fields: { 'commitments.99.what': 'Fel' } });
    await world.people.submit(opened());
    expect(opened().errors).toEqual({ workedWell: 'Fel' });
  });

  it('shows it again with what was typed where the product wants that', async () => {
    const open = await openForm();
    typeInto(open, 'done', 'Mina ord');
    const form = sampleAreaForm({
      notices: ['Eva skrev nyss här.'],
      values: { done: 'Mina ord', needs: '' },
    });
    answer = async () => ({ kind: 'form', form });
    await world.people.submit(open);
    await world.rest();
    expect(screen()).toContain('Eva skrev nyss här.');
    expect(opened().values.get('done')).toBe('Mina ord');
    expect(opened().id).toBe(open.id);
  });

  it('is told within three seconds that it is not saved when no answer comes, and stays open', async () => {
    const open = await openForm();
    typeInto(open, 'done', 'Viktiga ord');
    answer = () => new Promise(() => {});
    const { took } = await world.people.submit(open);
    expect(took).toBeLessThan(3_000);
    expect(opened().errors).toEqual({ done: report.notSaved });
    expect(opened().values.get('done')).toBe('Viktiga ord');
  });

  it('stays open where the product fails', async () => {
    const open = await openForm();
    answer = async () => {
      throw new Error('trasig');
    };
    await world.people.submit(open);
    expect(opened().errors).toEqual({ done: report.notSaved });
  });

  it('draws the list also when it was stored later than it was waited for', async () => {
    const open = await openForm();
    answer = async () => {
      await pause(2_800);
      return { kind: 'report', list: sampleList({ notices: ['Sparat ändå'] }), drawn: 'same' };
    };
    await world.people.submit(open);
    await pause(300);
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage).join()).toContain('Sparat ändå');
  });

  it('closes without a word when the same payload has been stored before', async () => {
    const open = await openForm();
    answer = async () => ({ kind: 'nothing' });
    const { body } = await world.people.submit(open);
    expect(body).toBe('');
  });

  it('says so where the form is none of ours', async () => {
    const open = await openForm();
    const before = heard.length;
    await world.people.submit(open, { metadata: '{"kind":"gammal"}' });
    expect(opened().errors).toEqual({ done: report.oldButton });
    expect(heard.length).toBe(before);
  });
});
