import { checkInRecord } from '../../src/domain/record.ts';
import { contactOf, coordinator, groupOf } from '../support/product-groups.ts';
import { eachStory } from '../support/product-story.ts';

/** What a party has sent in, time after time, and what that says of the whole. */

const anna = contactOf('Klippan');
const lund = contactOf('Lund');
const good = '🟢 Går bra';
const stalled = '🔺 Står stilla';

const { story } = eachStory(
  () => groupOf(['Klippan', 'Lund']),
  {},
  async () => {
    await story.passTo('2019-05-21T08:00:00Z');
  },
);

async function lockAll() {
  await story.say(coordinator, 'lås');
  await story.press(coordinator, 'Lås alla svar');
}

describe('earlier versions of an answer', () => {
  it('are shown with what changed, to the party and the coordinator', async () => {
    await story.answer(anna, [good, good, good, good]);
    await story.passTo('2019-06-17T08:00:00Z');
    await story.say(anna, '/lagesrapport spridning röd Ingen tid');
    await story.press(anna, 'Skicka in');
    const view = await story.press(anna, 'Visa');
    expect(view).not.toContain('sen.');
    const versions = await story.press(anna, 'Visa tidigare versioner');
    expect(versions).toContain('Version 2: Anna Klippan skickade in den 17 juni 2019 kl. 10.00');
    expect(versions).not.toContain('(sen)');
    expect(versions).toContain(`Spridning ${good} → ${stalled}`);
    expect(versions).toContain('Nu:\nIngen tid');
    expect(versions).toContain('Version 1: Anna Klippan skickade in den 21 maj 2019 kl. 10.00');
    expect(await story.press(anna, 'Visa hela version 1')).toContain(`Spridning ${good}`);
  });

  it('make an answer late by the first of them: a correction after Lås upp is no late answer', async () => {
    await story.answer(anna, [good, good, good, good]);
    await story.passTo('2019-06-17T08:00:00Z');
    const late = await story.answer(lund, [good, good, good, good]);
    expect(late).toContain('Den kom in efter sista dag och är märkt som sen.');
    await lockAll();
    await story.passTo('2019-06-18T08:00:00Z');
    await story.say(coordinator, 'lås upp alla Fel siffra');
    for (const email of [anna, lund]) {
      await story.say(email, '/lagesrapport spridning röd');
      const receipt = await story.press(email, 'Skicka in');
      expect(receipt.includes('märkt som sen')).toBe(email === lund);
      expect((await story.press(email, 'Visa')).includes('märkt som sen')).toBe(email === lund);
    }
    const versions = await story.press(lund, 'Visa tidigare versioner');
    expect(versions).toContain('Version 1: Anna Lund skickade in den 17 juni 2019 kl. 10.00 (sen)');
    expect(versions).toMatch(/Version 2: Anna Lund skickade in den 18 juni 2019 kl. 10.00$/m);
    const summary = await story.say(coordinator, '/avstamning');
    expect(summary).toContain('| Klippan | Lund (sen)');
    await lockAll();
    const { checkIns } = story.product.store;
    const { parties } = checkInRecord.parse(
      await checkIns.record((await checkIns.find(1, '2019-H1'))?.id ?? 0),
    );
    expect(parties.map(({ answer }) => answer)).toMatchObject([
      undefined,
      { late: false, version: 2, receivedAt: '2019-06-18T08:00:00.000Z' },
      { late: true, version: 2, receivedAt: '2019-06-18T08:00:00.000Z' },
    ]);
  });
});
