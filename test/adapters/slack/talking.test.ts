import type { Message } from '../../../src/messages/message.ts';
import type { Reply } from '../../../src/messages/report.ts';
import type { Handle, Incoming } from '../../../src/ports/chat-platform.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { buttonWith, findElement, openSlackWorld, type SlackWorld } from '../../support/slack-client.ts';
import { pause, team } from '../../support/slack-double.ts';
import { parsed } from '../../support/slack-people.ts';
import { sampleList } from '../../support/slack-samples.ts';
import { seenMessage } from '../../support/slack-screen.ts';

const { report, status } = textsFor('sv');
const anna = 'U1ANNA';
const eva = 'U2EVA';
const channel = 'C1GRUPP';

const said = (text: string): Message => ({ parts: [{ kind: 'text', text }] });
const saying = (text: string): Reply => ({ kind: 'messages', items: [said(text)] });

let world: SlackWorld;
let heard: Incoming[];
let answer: Handle;

async function open(over: 'http' | 'socket' = 'http') {
  heard = [];
  answer = async () => saying('Hej!');
  world = await openSlackWorld({
    handle: (incoming) => {
      heard.push(incoming);
      return answer(incoming);
    },
    people: [
      { userId: anna, email: 'anna@example.org', locale: 'sv-SE' },
      { userId: eva, email: 'eva@example.org', locale: 'en-GB' },
    ],
    channels: [channel],
    over,
  });
}

const seen = (conversation = world.double.dm(anna)) =>
  world.double.shown(conversation).map(seenMessage).join('\n\n');
const methods = () => world.double.calls.map(({ method }) => method);
const blocks = (body: string) => JSON.stringify(parsed(body).blocks);

beforeEach(() => open());
afterEach(async () => {
  await world.close();
  expect(world.double.faults).toEqual([]);
});

describe('a command in Slack', () => {
  it('reaches the product as it was typed, with where and by whom', async () => {
    await world.people.command(anna, '/lagesrapport bemötande gul Två <kurser> & "mer"  &amp; *fet*', {
      channel,
    });
    expect(heard).toEqual([
      {
        key: expect.stringMatching(/^slack:cmd:./),
        from: { platform: 'slack', tenant: 'T0AVST', userId: anna },
        channel,
        answer: 'reply',
        within: 8_000,
        ask: { kind: 'words', text: '/lagesrapport bemötande gul Två <kurser> & "mer"  &amp; *fet*' },
      },
    ]);
  });

  it('is answered in its acknowledgement, to the asker alone', async () => {
    const { status: code, body } = await world.people.command(anna, '/avstamning', { channel });
    expect(code).toBe(200);
    expect(parsed(body).response_type).toBe('ephemeral');
    expect(blocks(body)).toContain('Hej!');
    expect(methods()).toEqual(['auth.test']);
  });

  it('names no channel when it is typed in the 1:1 with the bot, but one in a 1:1 with somebody else', async () => {
    await world.people.command(anna, '/avstamning');
    expect(heard[0]).not.toHaveProperty('channel');
    await world.people.command(anna, '/avstamning', { channel: world.double.dm(eva) });
    expect(heard[1]?.channel).toBe(world.double.dm(eva));
  });

  it('has the same key when its payload comes twice', async () => {
    await world.people.command(anna, '/avstamning', { channel, trigger: 'same' });
    await world.people.command(anna, '/avstamning', { channel, trigger: 'same' });
    await world.people.command(anna, '/avstamning', { channel });
    expect(heard[0]?.key).toBe(heard[1]?.key);
    expect(heard[2]?.key).not.toBe(heard[0]?.key);
  });

  it('is acknowledged empty after two seconds, and answered when the answer is there', async () => {
    answer = async () => {
      await pause(2_300);
      return saying('Till slut');
    };
    const { body, took } = await world.people.command(anna, '/avstamning', { channel });
    expect(body).toBe('');
    expect(took).toBeGreaterThan(1_900);
    expect(took).toBeLessThan(3_000);
    await world.rest();
    expect(world.double.shown(channel)).toMatchObject([{ onlyFor: anna }]);
    expect(seen(channel)).toContain('Till slut');
  });

  it('is answered in the 1:1 where Slack takes no late answer, which is counted', async () => {
    answer = async () => {
      await pause(2_100);
      return saying('Till slut');
    };
    world.double.fail('respond', { status: 404 });
    await world.people.command(anna, '/avstamning', { channel });
    await world.rest();
    expect(seen()).toContain('Till slut');
    expect(world.failed).toEqual(['http_404']);
  });

  it('gets all of a long answer: the first message in the acknowledgement, five by response_url, the rest 1:1', async () => {
    const items = Array.from({ length: 8 }, (_, n) => said(`Del ${n + 1}`));
    answer = async () => ({ kind: 'messages', items });
    const { body } = await world.people.command(anna, '/avstamning', { channel });
    expect(blocks(body)).toContain('Del 1');
    await world.rest();
    const shown = world.double.shown(channel).map(seenMessage);
    expect([...shown].sort()).toEqual(['Del 1', 'Del 2', 'Del 3', 'Del 4', 'Del 5', 'Del 6']);
    expect(seen()).toBe('Del 7\n\nDel 8');
  });

  it('puts the list in the 1:1 and leaves a pointer to it where it was asked for', async () => {
    answer = async () => ({ kind: 'report', list: sampleList(), drawn: 'new' });
    const { body } = await world.people.command(anna, '/lagesrapport', { channel });
    expect(blocks(body)).toContain(report.pointer);
    expect(blocks(body)).toContain('<slack://app?team=T0AVST&amp;id=A0AVST&amp;tab=messages|');
    expect(seen()).toContain('Bemötande');
  });

  it('leaves no pointer in the 1:1 itself', async () => {
    answer = async () => ({ kind: 'report', list: sampleList(), drawn: 'new' });
    const { body } = await world.people.command(anna, '/lagesrapport');
    expect(body).toBe('');
    expect(seen()).toContain('Bemötande');
  });

  it('says what there is to say instead of pointing', async () => {
    answer = async () => ({
      kind: 'report',
      list: sampleList(),
      drawn: 'same',
      say: said('Sparat: Bemötande'),
    });
    const { body } = await world.people.command(anna, '/lagesrapport bemötande gul', { channel });
    expect(blocks(body)).toContain('Sparat: Bemötande');
    expect(blocks(body)).not.toContain(report.pointer);
  });

  it('is acknowledged in time though Slack itself is slow', async () => {
    answer = async () => ({ kind: 'report', list: sampleList(), drawn: 'new' });
    world.double.fail('chat.postMessage', { delay: 2_500 });
    const { body, took } = await world.people.command(anna, '/lagesrapport', { channel });
    expect(took).toBeLessThan(3_000);
    expect(body).toBe('');
    await pause(600);
    await world.rest();
    expect(seen(channel)).toContain(report.pointer);
  });

  it('is answered with a sentence where Slack takes no list', async () => {
    answer = async () => ({ kind: 'report', list: sampleList(), drawn: 'new' });
    world.double.fail('chat.postMessage', { status: 503 });
    await world.people.command(anna, '/lagesrapport', { channel });
    await world.rest();
    expect(seen(channel)).toContain(report.notShown);
    expect(world.logged.filter((line) => line.includes('http_503')).length).toBe(1);
  });

  it('is acknowledged within three seconds though no answer ever comes, and then told', async () => {
    answer = () => new Promise(() => {});
    const { took, status: code } = await world.people.command(anna, '/avstamning', { channel });
    expect(code).toBe(200);
    expect(took).toBeLessThan(3_000);
    await pause(7_500);
    expect(seen(channel)).toContain(report.noAnswer);
  });

  it('is answered with a sentence where the product fails, and the failure is logged once', async () => {
    answer = async () => {
      throw new Error('trasig');
    };
    const { body } = await world.people.command(anna, '/avstamning', { channel });
    expect(blocks(body)).toContain(report.noAnswer);
    expect(world.logged.filter((line) => line.startsWith('no answer')).length).toBe(1);
  });

  it('leaves neither texts nor tokens in the log', async () => {
    answer = async () => ({ kind: 'report', list: sampleList(), drawn: 'new' });
    world.double.fail('chat.postMessage', { error: 'internal_error', times: 2 });
    await world.people.command(anna, '/lagesrapport hemliga ord', { channel });
    await world.people.type(anna, 'hemliga ord');
    await world.rest();
    expect(world.logged.join('\n')).not.toMatch(/hemliga|xoxb|workshops/);
  });
});

describe('words typed to the bot', () => {
  it.each(['invalid_blocks', 'msg_blocks_too_long'])(
    'are answered in plain words where Slack says %s of the answer, the apology too',
    async (error) => {
      world.double.fail('chat.postMessage', { error });
      await world.people.type(anna, 'avstämning');
      await world.rest();
      expect(seen()).toContain('Hej!');
      expect(world.logged.filter((line) => line.includes(error))).toHaveLength(1);

      // Whatever else then goes wrong is told in words without blocks as well.
      world.double.fail('chat.postMessage', { error: 'internal_error' });
      world.double.fail('chat.postMessage', { error });
      await world.people.type(anna, 'avstämning');
      await world.rest();
      expect(seen()).toContain(report.notShown);
    },
  );

  it('are answered in the same conversation', async () => {
    await world.people.type(anna, 'hjälp & <mer>');
    await world.rest();
    expect(heard[0]).toMatchObject({
      key: expect.stringMatching(/^slack:event:Ev/),
      answer: 'post',
      ask: { kind: 'words', text: 'hjälp & <mer>' },
    });
    expect(heard[0]).not.toHaveProperty('channel');
    expect(seen()).toBe('» hjälp & <mer>\n\nHej!');
  });

  it('are read without the marks that Slack puts around addresses', async () => {
    await world.people.type(anna, '', {
      text: 'se <https://a.example/b?c=1&amp;d|a.example> och <mailto:x@y.se|x@y.se>',
    });
    await world.rest();
    expect(heard[0]?.ask).toEqual({
      kind: 'words',
      text: 'se a.example (https://a.example/b?c=1&d) och x@y.se',
    });
  });

  it('have the same key when Slack sends them again', async () => {
    await world.people.type(anna, 'hjälp', { event_id: 'Ev1' });
    await world.people.type(anna, 'hjälp', { event_id: 'Ev1' }, { retry: 1 });
    await world.rest();
    expect(heard.map(({ key }) => key)).toEqual(['slack:event:Ev1', 'slack:event:Ev1']);
  });

  it('are passed over when they are a bot’s, an edit, or not said 1:1', async () => {
    await world.people.type(anna, 'a', { bot_id: 'B9' });
    await world.people.type(anna, 'b', { subtype: 'message_changed' });
    await world.people.type(anna, 'c', { channel_type: 'channel', channel });
    await world.people.type('U0BOT', 'd');
    await world.rest();
    expect(heard).toEqual([]);
  });

  it('are taken with a file beside them', async () => {
    await world.people.type(anna, 'hjälp', { subtype: 'file_share' });
    await world.rest();
    expect(heard.length).toBe(1);
  });

  it.each([
    ['somebody from elsewhere', ['T9OTHER'], 'T9OTHER'],
    ['a member of ours who is in another of the organisation’s too', ['T9OTHER', team], team],
  ])('carry the workspace of %s', async (_, teams, tenant) => {
    Object.assign(world.double.people.get(anna) ?? {}, { team: 'T9OTHER', teams });
    for (const more of [{ user_team: 'T9OTHER' }, { team: 'T9OTHER' }]) {
      await world.people.type(anna, 'hej', more);
      await world.rest();
    }
    expect(heard.map(({ from }) => from.tenant)).toEqual([tenant, tenant]);
    // Asked once of each, not at every word.
    expect(world.double.calls.filter(({ method }) => method === 'users.info')).toHaveLength(1);
  });
});

describe('the list in the 1:1', () => {
  const list = (drawn: 'new' | 'same', changes = {}, say?: Message) => {
    answer = async () => ({ kind: 'report', list: sampleList(changes), drawn, say });
  };
  const choose = (option: string, area = 'Spridning') =>
    world.people.press(
      anna,
      findElement(world, anna, ({ type }) => type === 'static_select', area),
      { option },
    );

  it('is drawn again in place when a status is chosen', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    list('same', { areas: sampleList().areas.map((area) => ({ ...area, status: 'stalled' as const })) });
    await choose('stalled');
    await world.rest();
    expect(heard[1]).toMatchObject({
      answer: 'post',
      ask: { kind: 'press', action: { kind: 'status', checkIn: 7, party: 3, area: 2, status: 'stalled' } },
    });
    expect(heard[1]).not.toHaveProperty('channel');
    expect(world.double.shown(world.double.dm(anna)).length).toBe(1);
    expect(seen()).toContain(`Spridning: ${status.stalled}`);
  });

  it('is drawn again in place where Slack fails once', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    list('same', { areas: sampleList().areas.map((area) => ({ ...area, status: 'stalled' as const })) });
    world.double.fail('chat.update', { status: 500 });
    await choose('stalled');
    await pause(700);
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).length).toBe(1);
    expect(seen()).toContain(`Spridning: ${status.stalled}`);
  });

  it('is not called undone where Slack takes no drawing of what was done', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    list('same', { notices: ['Tack! Anna skickade in.'] });
    world.double.fail('chat.update', { error: 'internal_error', times: 2 });
    await choose('stalled');
    await pause(700);
    await world.rest();
    expect(seen()).toContain(`Tack! Anna skickade in.\n${report.notShown}`);
    expect(seen()).not.toContain(report.noAnswer);
  });

  it('is drawn at the end when it is asked for anew, and the earlier one says so', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    await world.people.type(anna, '/lagesrapport');
    await world.rest();
    const [first, , second] = world.double.shown(world.double.dm(anna)).map(seenMessage);
    expect(first).toBe(report.retired);
    expect(second).toContain('Bemötande');
  });

  it('is drawn at the end where the earlier one can no longer be changed', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    list('same');
    world.double.fail('chat.update', { error: 'message_not_found', times: 2 });
    await choose('stalled');
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).length).toBe(2);
    await choose('stalled');
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).length).toBe(2);
  });

  it('is drawn in the pressed message where it is not known where it was', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    world.slots.clear();
    list('same');
    await choose('stalled');
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).length).toBe(1);
    expect([...world.slots.values()].flat()).toEqual([world.double.shown(world.double.dm(anna))[0]?.ts]);
  });

  it('is drawn last as it was saved last, also when Slack is slow with the first', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    const found = findElement(world, anna, ({ type }) => type === 'static_select', 'Spridning');
    world.double.fail('chat.update', { delay: 300 });
    let n = 0;
    answer = async () => {
      n++;
      return { kind: 'report', list: sampleList({ notices: [`Sparat ${n}`] }), drawn: 'same' };
    };
    await world.people.press(anna, found, { option: 'stalled' });
    await world.people.press(anna, found, { option: 'going_well' });
    await pause(350);
    await world.rest();
    expect(seen()).toContain('Sparat 2');
    expect(seen()).not.toContain('Sparat 1');
  });

  it('is followed by what there is to say', async () => {
    list('new');
    await world.people.command(anna, '/lagesrapport');
    list('same', { state: 'submitted', editable: false }, said('Tack!'));
    await world.people.press(anna, findElement(world, anna, buttonWith(report.submit)));
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage)).toEqual([
      expect.stringContaining(report.state.submitted),
      'Tack!',
    ]);
  });

  it('goes over several messages where it is long, and all of them are drawn again', async () => {
    const areas = Array.from({ length: 15 }, (_, n) => ({
      area: n + 1,
      name: `Område ${n + 1}`,
      done: '',
      needs: '',
    }));
    list('new', { areas });
    await world.people.command(anna, '/lagesrapport');
    const count = world.double.shown(world.double.dm(anna)).length;
    expect(count).toBe(3);
    list('same', { areas: areas.map((area) => ({ ...area, status: 'stalled' as const })) });
    await choose('stalled', 'Område 15');
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).length).toBe(count);
    expect(seen().split(`: ${status.stalled}`).length - 1).toBe(15);
  });
});

describe('a pressed button', () => {
  const withButton = (label: string): Reply => ({
    kind: 'messages',
    items: [{ parts: [{ kind: 'buttons', buttons: [{ label, action: { kind: 'summary', checkIn: 7 } }] }] }],
  });

  async function pressEphemeral(reply: Reply) {
    answer = async () => withButton('Visa');
    await world.people.command(anna, '/avstamning', { channel });
    answer = async () => reply;
    const [message] = world.double.shown(channel);
    const [block] = message?.blocks ?? [];
    const element = block?.type === 'actions' ? block.elements[0] : undefined;
    if (!message || block?.type !== 'actions' || element?.type !== 'button') throw new Error('no button');
    await world.people.press(anna, { conversation: channel, message, block, element });
    await world.rest();
  }

  it('is acknowledged at once and answered in the 1:1', async () => {
    answer = async () => withButton('Visa');
    await world.people.type(anna, 'hej');
    await world.rest();
    let acknowledged = () => {};
    const acknowledgement = new Promise<void>((resolve) => {
      acknowledged = resolve;
    });
    answer = async () => {
      await acknowledgement;
      return saying('Sammanställning');
    };
    // Resolves at the acknowledgement, while there is no answer.
    await world.people.press(anna, findElement(world, anna, buttonWith('Visa')));
    expect(seen()).not.toContain('Sammanställning');
    acknowledged();
    await world.rest();
    expect(seen().endsWith('{Visa}\n\nSammanställning')).toBe(true);
  });

  it('has the same key for the same press, and another for the next', async () => {
    answer = async () => withButton('Visa');
    await world.people.type(anna, 'hej');
    await world.rest();
    const found = findElement(world, anna, buttonWith('Visa'));
    await world.people.press(anna, found, { actionTs: '1.1' });
    await world.people.press(anna, found, { actionTs: '1.1' });
    await world.people.press(anna, found, { actionTs: '1.2' });
    await world.rest();
    const [, first, again, next] = heard.map(({ key }) => key);
    expect(first).toMatch(/^slack:press:1\.1:button-0:U1ANNA:/);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });

  it('is replaced by its answer where the answer says so', async () => {
    answer = async () => withButton('Visa');
    await world.people.type(anna, 'hej');
    await world.rest();
    answer = async () => ({ kind: 'messages', items: [said('Visat'), said('Mer')], replace: true });
    await world.people.press(anna, findElement(world, anna, buttonWith('Visa')));
    await world.rest();
    expect(world.double.shown(world.double.dm(anna)).map(seenMessage)).toEqual(['» hej', 'Visat', 'Mer']);
  });

  it('in a message that only the asker sees is answered, and replaced, there', async () => {
    await pressEphemeral(saying('Svar'));
    expect(heard[1]?.channel).toBe(channel);
    expect(world.double.shown(channel).map(seenMessage)).toEqual(['{Visa}', 'Svar']);
    await world.close();
    await open();
    await pressEphemeral({ ...saying('I stället'), replace: true } as Reply);
    expect(world.double.shown(channel).map(seenMessage)).toEqual(['I stället']);
    expect(world.double.shown(channel)[0]?.onlyFor).toBe(anna);
  });

  it('in a channel puts the list in the 1:1 and points to it', async () => {
    await pressEphemeral({ kind: 'report', list: sampleList(), drawn: 'new' });
    expect(seen(channel)).toContain(report.pointer);
    expect(seen()).toContain('Bemötande');
  });

  it('in a message that others see is not replaced by what is for one', async () => {
    await world.platform.deliver({
      id: 'd1',
      to: { kind: 'channel', conversation: channel },
      locale: 'sv',
      message: {
        parts: [{ kind: 'buttons', buttons: [{ label: 'Visa', action: { kind: 'table', checkIn: 7 } }] }],
      },
    });
    answer = async () => ({ ...saying('Bara för dig'), replace: true }) as Reply;
    const [message] = world.double.shown(channel);
    const [block] = message?.blocks ?? [];
    const element = block?.type === 'actions' ? block.elements[0] : undefined;
    if (!message || block?.type !== 'actions' || element?.type !== 'button') throw new Error('no button');
    await world.people.press(eva, { conversation: channel, message, block, element });
    await world.rest();
    expect(world.double.shown(channel).map(seenMessage)).toEqual(['{Visa}', 'Bara för dig']);
    expect(world.double.shown(channel)[1]?.onlyFor).toBe(eva);
  });

  it('that is none of ours is answered with a sentence', async () => {
    answer = async () => withButton('Visa');
    await world.people.type(anna, 'hej');
    await world.rest();
    await world.people.press(anna, findElement(world, anna, buttonWith('Visa')), {
      value: '{"kind":"gammal"}',
    });
    await world.rest();
    expect(heard.length).toBe(1);
    expect(seen()).toContain(report.oldButton);
  });

  it.each([
    ['somebody from elsewhere', ['T9OTHER'], 'T9OTHER'],
    ['a member of ours who is in another of the organisation’s too', ['T9OTHER', team], team],
  ])('carries the workspace of %s', async (_, teams, tenant) => {
    answer = async () => withButton('Visa');
    await world.people.type(anna, 'hej');
    await world.rest();
    Object.assign(world.double.people.get(anna) ?? {}, { team: 'T9OTHER', teams });
    await world.people.press(anna, findElement(world, anna, buttonWith('Visa')), { team: 'T9OTHER' });
    await world.rest();
    expect(heard[1]?.from.tenant).toBe(tenant);
  });
});
