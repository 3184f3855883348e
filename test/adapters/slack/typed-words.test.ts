import { readFile } from 'node:fs/promises';
import { emojiNamesFile } from '../../../scripts/emoji-names-file.ts';
import { readQuickLine } from '../../../src/domain/quick-line.ts';
import type { Incoming } from '../../../src/ports/chat-platform.ts';
import { openSlackWorld, type SlackWorld } from '../../support/slack-client.ts';
import { botUser, pause } from '../../support/slack-double.ts';

/* What Slack makes of what people type, read back into plain words before anything is kept. */

const anna = 'U1ANNA';
const eva = 'U2EVA';

let world: SlackWorld;
let heard: Incoming[];

beforeAll(async () => {
  world = await openSlackWorld({
    handle: async (incoming) => {
      heard.push(incoming);
      return { kind: 'nothing' };
    },
    people: [
      { userId: anna, email: 'anna@example.org', locale: 'sv-SE' },
      { userId: eva, email: 'eva@example.org', locale: 'en-GB' },
    ],
    channels: [],
  });
  const person = world.double.people.get(eva);
  if (person) person.name = 'Eva Ek';
});
afterAll(async () => {
  await world.close();
  expect(world.double.faults).toEqual([]);
});
beforeEach(() => {
  heard = [];
});

const words = () => heard.flatMap(({ ask }) => (ask.kind === 'words' ? [ask.text] : [])).at(-1);

/** What the product hears of a message that Slack gives as this text. */
async function typed(text: string): Promise<string | undefined> {
  heard = [];
  await world.people.type(anna, '', { text });
  for (let left = 75; left > 0 && heard.length === 0; left--) await pause(20);
  return words();
}

it.each([
  // Emoji
  ['bemötande :large_green_circle: klart', 'bemötande 🟢 klart'],
  [':tada: :heart: :+1: :thumbsup: :flag-se: :male-technologist:', '🎉 ❤️ 👍️ 👍️ 🇸🇪 👨‍💻'],
  [':tada::tada:x:tada:', '🎉🎉x🎉'],
  ['hej :wave::skin-tone-2: :+1::skin-tone-6: :male-technologist::skin-tone-4:', 'hej 👋🏻 👍🏿 👨🏽‍💻'],
  [':bibblan: och :tada', ':bibblan: och :tada'],
  ['kl. 10:30:15 och a:b:tada:', 'kl. 10:30:15 och a:b🎉'],
  ['fri::: :tada:', 'fri::: 🎉'],
  ['kl. 10:100:30, :100: :x:', 'kl. 10:100:30, 💯 ❌️'],
  // Links
  ['se <https://x.se/r|rapporten> nu', 'se rapporten (https://x.se/r) nu'],
  ['<https://x.se/r?a=1&amp;b=2>', 'https://x.se/r?a=1&b=2'],
  ['<http://example.org|example.org>', 'example.org'],
  ['<https://example.org/|https://example.org>', 'https://example.org'],
  [
    '<mailto:eva@example.org|eva@example.org> <tel:+4642100000|042-10 00 00>',
    'eva@example.org 042-10 00 00 (+4642100000)',
  ],
  ['<https://x.se/å|A &amp; B>', 'A & B (https://x.se/å)'],
  // People, channels, groups
  [`fråga <@${eva}> om det`, 'fråga Eva Ek om det'],
  [`<@${eva}|eva.ek> och <@U0OKAND|olle>`, 'Eva Ek och olle'],
  ['<@U0OKAND> och <@W0OKAND>', 'någon och någon'],
  ['i <#C1GRUPP|bibliotek> och <#C2> och <#C3|>', 'i #bibliotek och en kanal och en kanal'],
  ['<!subteam^S1|@kultur> <!subteam^S2>', '@kultur en grupp'],
  ['<!here> <!channel> <!everyone> <!here|here>', '@here @channel @everyone @here'],
  ['<!date^1392734382^{date}|18 februari>', '18 februari'],
  // The bot itself
  [`<@${botUser}> hjälp`, 'hjälp'],
  [`<@${botUser}>: hjälp`, 'hjälp'],
  // What was typed with the signs themselves
  ['Två &lt;kurser&gt; &amp; &amp;amp; a &lt; b', 'Två <kurser> & &amp; a < b'],
  ['&lt;@U2EVA&gt; <något annat>', '<@U2EVA> <något annat>'],
])('%s is heard as “%s”', async (text, expected) => {
  expect(await typed(text)).toBe(expected);
});

it('reads a command as it reads a message', async () => {
  await world.people.command(anna, '/lagesrapport bemötande :large_orange_diamond: Två :tada: & <mer>');
  expect(words()).toBe('/lagesrapport bemötande 🔶 Två 🎉 & <mer>');
});

it.each([
  'large_green_circle',
  'large_orange_diamond',
  'small_red_triangle',
  'white_large_square',
  'heavy_minus_sign',
])('the sign of a status that is picked in Slack is that status: %s', async (name) => {
  const line = (await typed(`bemötande :${name}: klart`)) ?? '';
  const areas = [{ id: 1, key: 'bemotande', name: 'Bemötande' }];
  expect(readQuickLine(line, areas)).toMatchObject({ kind: 'area', done: 'klart' });
});

it('asks Slack once for a name, and does without where Slack does not tell', async () => {
  const asked = () =>
    world.double.calls.filter(({ method, args }) => method === 'users.info' && args.user === eva);
  await typed(`<@${eva}>`);
  const before = asked().length;
  expect(await typed(`<@${eva}> <@${eva}>`)).toBe('Eva Ek Eva Ek');
  expect(asked()).toHaveLength(before);
  world.double.fail('users.info', { delay: 2_000 });
  const from = Date.now();
  expect(await typed('<@U9NY> kommer')).toBe('någon kommer');
  expect(Date.now() - from).toBeLessThan(1_900);
  world.double.mend();
});

it('knows the names that the package gives, and no others', async () => {
  const data = (name: string) => readFile(`node_modules/emojibase-data/en/${name}`, 'utf8');
  expect(await readFile('adapters/slack/emoji-names.ts', 'utf8')).toBe(
    emojiNamesFile(await data('shortcodes/iamcal.json'), await data('data.json')),
  );
});
