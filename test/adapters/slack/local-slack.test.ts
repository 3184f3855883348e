import { randomUUID } from 'node:crypto';
import type { types } from '@slack/bolt';
import { createSlack } from '../../../adapters/slack/slack.ts';
import type { ChatPlatform, Incoming } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { type LocalServer, serveLocally, serveRoutes } from '../../support/local-server.ts';
import { eventually } from '../../support/process.ts';
import { sendBy } from '../../support/send-by.ts';
import { signingSecret, slackSignature } from '../../support/slack-people.ts';
import { sampleAreaForm, sampleList } from '../../support/slack-samples.ts';
import { seenBlock } from '../../support/slack-screen.ts';

/*
 * A Slack on one's own machine, as they have been seen to behave: it knows some methods and no others, tells neither
 * scopes nor languages, lets answers be posted at an address of its own, gives a view a new id whenever it is drawn,
 * and sends of a form's inputs those alone that somebody has touched.
 */

const { report } = textsFor('sv');
const workspace = 'T01LOCAL';
const eva = { id: 'U01EVA', name: 'eva', email: 'eva@example.org' };
const dm = 'D01EVA';

type Said = { channel: string; text: string; blocks: types.KnownBlock[] };

async function openLocalSlack() {
  const said: Said[] = [];
  const views: (types.ModalView & { id: string })[] = [];
  const unknown: string[] = [];
  const user = {
    id: eva.id,
    team_id: workspace,
    name: eva.name,
    real_name: 'Eva',
    deleted: false,
    is_bot: false,
    profile: { real_name: 'Eva', display_name: 'eva', email: eva.email },
  };
  const drawn = (view: types.ModalView) => {
    const made = { ...view, id: `V${views.length + 1}`, hash: `${views.length}.1`, team_id: workspace };
    views.push(made);
    return { ok: true, view: made };
  };
  const server = await serveLocally(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { pathname } = new URL(request.url ?? '/', 'http://slack');
    if (pathname.startsWith('/_hooks/response/')) {
      said.push({ channel: 'answer', blocks: [], ...JSON.parse(body) });
      return response.end();
    }
    const args = Object.fromEntries(new URLSearchParams(body));
    const read = (name: string) => JSON.parse(args[name] ?? '[]');
    const answer = () => {
      switch (pathname.slice('/api/'.length)) {
        case 'auth.test':
          return { ok: true, team_id: workspace, user: 'avstamning', user_id: 'U0BOT', bot_id: 'B0BOT' };
        case 'users.info':
          return args.user === eva.id ? { ok: true, user } : { ok: false, error: 'user_not_found' };
        case 'users.lookupByEmail':
          return args.email === eva.email ? { ok: true, user } : { ok: false, error: 'users_not_found' };
        case 'conversations.open':
          return { ok: true, channel: { id: dm } };
        case 'chat.postMessage':
        case 'chat.update':
          said.push({ channel: args.channel ?? '', text: args.text ?? '', blocks: read('blocks') });
          return { ok: true, channel: args.channel, ts: args.ts ?? `${1_700_000_000 + said.length}.000100` };
        case 'views.open':
        case 'views.update':
          return drawn(read('view'));
        default:
          unknown.push(pathname);
          return { ok: false, error: 'unknown_method' };
      }
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer()));
  });
  return { ...server, said, views, unknown };
}

let slack: Awaited<ReturnType<typeof openLocalSlack>>;
let platform: ChatPlatform;
let bot: LocalServer;
let heard: Incoming[];

beforeEach(async () => {
  slack = await openLocalSlack();
  heard = [];
  platform = createSlack({
    botToken: 'xoxb-test-token',
    signingSecret,
    // By the other of its names: the addresses for answers are by this one.
    apiUrl: `${slack.url}/api/`.replace('127.0.0.1', 'localhost'),
    slots: { find: async () => undefined, keep: async () => {} },
    log: { info() {}, warn() {}, error() {} },
    meter: noMeter,
  });
  await platform.start(async (incoming) => {
    heard.push(incoming);
    const { ask } = incoming;
    if (ask.kind === 'press') return { kind: 'form', form: sampleAreaForm() };
    if (ask.kind === 'form')
      return { kind: 'report', list: sampleList({ notices: ['Sparat'] }), drawn: 'same' };
    if (ask.kind === 'words' && ask.text.startsWith('/lagesrapport'))
      return { kind: 'report', list: sampleList(), drawn: 'new' };
    return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: 'Hej!' }] }] };
  });
  bot = await serveRoutes(platform);
});
afterEach(async () => {
  await platform.stop();
  await bot.close();
  await slack.close();
});

async function send(type: string, body: string) {
  const headers = { 'content-type': type, ...slackSignature(body) };
  const response = await fetch(`${bot.url}/slack/events`, { method: 'POST', body, headers });
  return { status: response.status, body: await response.text() };
}
const fields = (values: Record<string, string>) =>
  send('application/x-www-form-urlencoded', new URLSearchParams(values).toString());
const base = {
  token: 'verification-token',
  api_app_id: 'A01APP',
  team: { id: workspace, domain: 'local' },
  is_enterprise_install: false,
  user: { id: eva.id, username: eva.name, name: eva.name, team_id: workspace },
};
const trigger = () => `171234567.171234568.${randomUUID().replaceAll('-', '').slice(0, 24)}`;
const interact = (payload: object) => fields({ payload: JSON.stringify({ ...base, ...payload }) });
const command = (words: string, channel: string) =>
  fields({
    token: 'verification-token',
    team_id: workspace,
    team_domain: 'local',
    channel_id: channel,
    channel_name: 'allmant',
    user_id: eva.id,
    user_name: eva.name,
    command: words.split(' ')[0] ?? '',
    text: words.split(' ').slice(1).join(' '),
    api_app_id: 'A01APP',
    is_enterprise_install: 'false',
    response_url: `${slack.url}/_hooks/response/${randomUUID()}`,
    trigger_id: trigger(),
  });

it('is talked with: by a command, in words, by a button, and by a form', async () => {
  const help = await command('/avstamning hjälp', 'C01ALLA');
  expect(JSON.parse(help.body)).toMatchObject({ response_type: 'ephemeral', text: 'Hej!' });

  const event = {
    type: 'message',
    channel: dm,
    user: eva.id,
    text: 'hjälp',
    ts: '1700000000.1',
    channel_type: 'im',
  };
  const callback = {
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1_700_000_000,
    team_id: workspace,
    event,
  };
  expect((await send('application/json', JSON.stringify({ ...callback, api_app_id: 'A01APP' }))).status).toBe(
    200,
  );
  await eventually('the words’ answer', () =>
    slack.said.some(({ channel, text }) => channel === dm && text === 'Hej!'),
  );

  await command('/lagesrapport', dm);
  const list = await eventually('the list', () =>
    slack.said.find(({ blocks }) => blocks.some((one) => one.type === 'actions')),
  );
  const [element] = list.blocks.flatMap((one) =>
    one.type === 'actions'
      ? one.elements.filter((each) => 'text' in each && each.text?.text === report.write)
      : [],
  );
  if (element?.type !== 'button') throw new Error('there is nothing to write with');
  const message = {
    type: 'message',
    ts: '1700000002.000100',
    channel: dm,
    user: 'U0BOT',
    text: list.text,
    blocks: list.blocks,
  };
  const press = {
    type: 'block_actions',
    container: { type: 'message', message_ts: message.ts, channel_id: dm, is_ephemeral: false },
    trigger_id: trigger(),
    channel: { id: dm, name: dm },
    message,
    state: { values: {} },
    response_url: `${slack.url}/_hooks/response/${randomUUID()}`,
    actions: [
      {
        type: 'button',
        action_id: element.action_id,
        value: element.value,
        text: element.text,
        action_ts: '1764152.123',
      },
    ],
  };
  expect((await interact(press)).status).toBe(200);
  await eventually('the form', () => slack.views.length === 2);
  const view = slack.views.at(-1);
  expect(view?.blocks.map(seenBlock).join()).toContain('Vad gör ni nytt?');

  const values = {
    done: { done: { type: 'plain_text_input', value: 'Tre kurser' } },
    needs: { needs: { type: 'plain_text_input', value: null } },
  };
  const sent = await interact({
    type: 'view_submission',
    trigger_id: trigger(),
    view: { ...view, root_view_id: view?.id, previous_view_id: null, app_id: 'A01APP', state: { values } },
    response_urls: [],
  });
  expect(sent).toEqual({ status: 200, body: '' });
  expect(heard.at(-1)).toMatchObject({
    from: { platform: 'slack', tenant: workspace, userId: eva.id },
    ask: { kind: 'form', values: { done: 'Tre kurser', needs: '' } },
  });
  await eventually('the list anew', () =>
    slack.said.some(({ blocks }) => blocks.map(seenBlock).join().includes('Sparat')),
  );
  // What it tells of without being asked is taken, and nothing comes of it.
  for (const type of ['view_closed', 'shortcut'])
    expect((await interact({ type, trigger_id: trigger(), view })).status).toBe(200);
  const home = {
    ...callback,
    event_id: 'Ev2',
    event: { type: 'app_home_opened', user: eva.id, channel: dm, tab: 'home' },
  };
  expect((await send('application/json', JSON.stringify(home))).status).toBe(200);
  await eventually('the home', () => heard.length === 6);
  // It has no homes, and says so: nothing else comes of it.
  await eventually('its answer', () => slack.unknown.length > 0);
  expect(slack.unknown).toEqual([expect.stringContaining('views.publish')]);
});

it('knows its people by their address, and is written to without being asked', async () => {
  const identity = { platform: 'slack' as const, tenant: workspace, userId: eva.id };
  expect(await platform.profile({ email: eva.email })).toMatchObject({ identity, email: eva.email });
  const message = { parts: [{ kind: 'text' as const, text: 'Dags!' }] };
  const delivery = {
    id: randomUUID(),
    to: { kind: 'person' as const, identity },
    locale: 'sv' as const,
    message,
  };
  expect(await sendBy(platform, delivery)).toMatchObject({ kind: 'sent' });
  expect(slack.said).toMatchObject([{ channel: dm, text: 'Dags!' }]);
});

it('is answered at its own address where the answer is long or late', async () => {
  await platform.stop();
  await bot.close();
  await platform.start(async () => ({
    kind: 'messages',
    items: Array.from({ length: 3 }, (_, n) => ({ parts: [{ kind: 'text', text: `Svar ${n + 1}` }] })),
  }));
  bot = await serveRoutes(platform);
  expect(JSON.parse((await command('/avstamning hjälp', 'C01ALLA')).body).text).toBe('Svar 1');
  await eventually('the rest', () => slack.said.length === 2);
  expect(slack.said.map(({ channel, text }) => [channel, text])).toEqual([
    ['answer', 'Svar 2'],
    ['answer', 'Svar 3'],
  ]);
});
