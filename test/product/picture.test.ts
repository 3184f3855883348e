import { openCoordinatorPage } from '../support/coordinator-page.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { largeGroup, smallGroup } from '../support/golden-group.ts';
import { textIn } from '../support/html-page.ts';
import { openMailWorld } from '../support/mail-world.ts';
import { eventually } from '../support/process.ts';
import { coordinator } from '../support/product-groups.ts';
import { channel, type Story } from '../support/product-story.ts';
import { sampleGroup } from '../support/sample-group.ts';

/** The picture, from the summary to where it is seen. */

const helsingborg = 'kontakt.helsingborg@example.org';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.close());

const png = (file: Buffer | undefined) => ({
  isPng: file?.subarray(1, 4).toString() === 'PNG',
  width: file?.readUInt32BE(16),
});
const exported = async () =>
  (await opened.events()).filter(({ kind }) => kind === 'exported').map(({ detail }) => detail);

describe('in Slack', () => {
  let story: Story;
  beforeEach(async () => {
    story = await smallGroup(opened);
  });
  afterEach(async () => {
    await story.close();
    expect(story.faults).toEqual([]);
  });

  /** Nothing reaches Slack while a picture is drawn, so that rest does not tell when its words are there too. */
  const drawn = (doing: () => Promise<unknown>, last: string) =>
    story.news(coordinator, async () => {
      await doing();
      const { double } = story.slack;
      await eventually('the picture', () =>
        JSON.stringify(double.shown(double.dm(story.id(coordinator)))).includes(last),
      );
    });

  it('one press in the summary gives it as a file, with its words as alternative text and below it', async () => {
    const summary = await story.say(coordinator, '/avstamning');
    expect(summary).toContain('{Dokument} {Bild}');
    const seen = await drawn(() => story.press(coordinator, 'Bild'), 'Läget, andra halvåret 2019. Utkast');
    const name = 'bild-2019-H2-utkast.png';
    expect(png(story.slack.double.files.get(name))).toEqual({ isPng: true, width: 780 });
    const alt = story.slack.double.alts.get(name) ?? '';
    expect(alt).toMatch(/^Bild: Läget, andra halvåret 2019\. Utkast .* Bemötande: .*Helsingborg/);
    expect(seen).toMatch(/Bemötande: .*\(.*Helsingborg.*\)/);
    expect(await exported()).toMatchObject([{ what: 'picture', of: 'group' }]);
  });

  it('comes by words, of a half-year too, and is in the coordinator’s help', async () => {
    await drawn(
      () => story.say(coordinator, '/avstamning bild hösten 2019'),
      'Läget, andra halvåret 2019. Utkast',
    );
    expect([...story.slack.double.files.keys()]).toEqual(['bild-2019-H2-utkast.png']);
    expect(await story.say(coordinator, '/avstamning hjälp')).toContain('/avstamning bild');
    expect(await story.say(coordinator, '/avstamning bild 2019-H9')).toContain('2019-H9');
    expect(await story.say(coordinator, '/avstamning bild 2017-H1')).toContain('första halvåret 2017');
  });

  it('is for coordinators alone, whatever way it is asked for', async () => {
    expect(await story.say(helsingborg, '/avstamning bild')).toContain(
      'Det kan bara gruppens samordnare göra.',
    );
    expect(await story.say(helsingborg, '/avstamning hjälp')).not.toContain('/avstamning bild');
    await story.say(coordinator, '/avstamning');
    const [head] = await story.product.store.groups.all();
    const checkIn = await story.product.store.checkIns.current(head?.id ?? 0);
    const tenant = story.client.platform.tenant();
    for (const what of ['picture', 'group-picture'] as const)
      for (const userId of [story.id(helsingborg), 'UNOBODY']) {
        const reply = await story.app.handle({
          key: `asked:${what}:${userId}`,
          from: { platform: 'slack', tenant, userId },
          answer: 'reply',
          within: 5_000,
          ask: { kind: 'press', action: { kind: 'export', checkIn: checkIn?.id ?? 0, what, of: 'group' } },
        });
        expect(reply.kind).not.toBe('file');
      }
    expect(story.slack.double.files.size).toBe(0);
    expect(await exported()).toEqual([]);
  });

  it('of locked answers shows only half-years that are locked too, so that it stays as it is', async () => {
    const shown = () =>
      drawn(() => story.say(coordinator, '/avstamning bild'), 'Läget, andra halvåret 2019. Låst');
    await story.say(coordinator, '/avstamning lås');
    await story.press(coordinator, 'Lås alla svar');
    expect(await shown()).not.toContain('Första halvåret 2019: ');
    await story.say(coordinator, '/avstamning lås 2019-H1');
    await story.press(coordinator, 'Lås alla svar');
    expect(await shown()).toContain('Första halvåret 2019: ');
  });

  it('the group is shown one message as before; its picture, which names nobody, is the coordinator’s to post', async () => {
    await story.say(coordinator, '/avstamning');
    await story.press(coordinator, 'Visa för gruppen');
    const shown = await story.press(coordinator, 'Visa nu');
    expect(story.slack.double.shown(channel)).toHaveLength(1);
    expect(shown).toContain('{Bild för gruppen}');
    const words = await drawn(
      () => story.press(coordinator, 'Bild för gruppen'),
      'Läget, andra halvåret 2019. Utkast',
    );
    const name = 'bild-for-gruppen-2019-H2-utkast.png';
    expect(png(story.slack.double.files.get(name))).toEqual({ isPng: true, width: 780 });
    expect(words).toContain('Bemötande: 1 svarar Går bra och 1 svarar Behöver ändras.');
    for (const party of ['Helsingborg', 'Region Skåne'])
      expect(`${story.slack.double.alts.get(name)} ${words}`).not.toContain(party);
    expect(story.slack.double.shown(channel)).toHaveLength(1);
  });
});

it('of thirty-three parties says in Slack as much as a file takes, and all of it below', async () => {
  const story = await largeGroup(opened);
  try {
    await story.say(coordinator, '/avstamning bild');
    const name = await eventually('the picture', () => [...story.slack.double.files.keys()][0]);
    expect(story.slack.double.alts.get(name)?.length).toBeLessThanOrEqual(1_000);
    expect(story.slack.double.alts.get(name)).toContain('Vilka det är står i texten bredvid.');
    await story.slack.rest();
    const { double } = story.slack;
    await eventually('its words', () =>
      JSON.stringify(double.shown(double.dm(story.id(coordinator)))).includes('Utkast'),
    );
    expect(story.faults).toEqual([]);
  } finally {
    await story.close();
  }
});

describe('on the page', () => {
  it('is seen in the page with its words below, and is taken as a file from there', async () => {
    const convener = 'convener@example.org';
    const world = await openMailWorld({ opened, file: sampleGroup(2), at: '2019-05-20T06:00:00Z' });
    try {
      await world.passTo('2019-05-21T07:00:30Z');
      const page = openCoordinatorPage(convener, {
        url: world.page.url,
        codeIn: world.codeIn,
        rest: world.app.idle,
      });
      await page.signIn();
      await page.home();
      const { body, headers } = await page.press('Bild');
      const svg = /<svg [^>]*role="img" aria-label="([^"]*)"/.exec(body);
      expect(svg?.[1]).toMatch(/^Bild: Läget, första halvåret 2019\. Utkast 21 maj 2019\./);
      // Nothing in the picture is loaded from anywhere, and no style of its own would be let through.
      expect(/<svg[\s\S]*<\/svg>/.exec(body)?.[0]).not.toMatch(/style=|<style|href|url\(/);
      expect(headers.get('content-security-policy')).toContain("style-src 'self'");
      expect(textIn(body)).toContain('3 har inte svarat');
      const file = await page.press('Hämta bild-2019-H1-utkast.png');
      expect(file.headers.get('content-type')).toBe('image/png');
      expect(file.headers.get('content-disposition')).toContain('bild-2019-H1-utkast.png');
      expect(file.body.slice(1, 4)).toBe('PNG');
      expect(await exported()).toMatchObject([{ what: 'picture' }, { what: 'picture' }]);
      await page.say('bild');
      expect(page.html()).toContain('<figure class="picture">');
    } finally {
      await world.close();
    }
  });
});
