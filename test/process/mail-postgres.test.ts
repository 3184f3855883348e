import { join, resolve } from 'node:path';
import { textsFor } from '../../src/texts/texts.ts';
import { type CoordinatorPage, openCoordinatorPage } from '../support/coordinator-page.ts';
import { clientOf } from '../support/mail-client.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import {
  type Bot,
  build,
  cleanUp,
  eventually,
  freePort,
  startBot,
  temporaryFolder,
} from '../support/process.ts';
import { openSmtp, type SmtpDouble } from '../support/smtp-double.ts';

/*
 * An installation of PostgreSQL, a mail server and a public address, and no chat at all: a half-year of it, from the
 * invitation to the locked record, by a contact with a browser and a coordinator with another.
 */

const { lock, mail, messages, report, status, summary } = textsFor('sv');
const helsingborg = 'kontakt.helsingborg@example.org';
const region = 'kontakt.regionskane@example.org';

describeOnPostgres('an installation without any chat', (server) => {
  let database: OwnDatabase;
  let smtp: SmtpDouble;
  let bot: Bot;
  let settings: Record<string, string>;
  let url: string;
  beforeAll(async () => {
    await build();
    database = await createOwnDatabase(server);
    smtp = await openSmtp();
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    settings = {
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: join(await temporaryFolder(), 'data'),
      WORKING_GROUP_FILE: resolve('db/seed/digitalt-forst.yaml'),
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Avstämning <avstamning@region.example.org>',
      PUBLIC_URL: url,
      PRIVACY_URL: 'https://region.example.org/personuppgifter',
    };
  });
  afterAll(async () => {
    await cleanUp();
    await database.drop();
    await smtp.close();
  });

  const start = async (clock: string) => {
    bot = await startBot({ ...settings, CLOCK_START: clock });
  };
  const stop = async () => {
    const { stdout, code } = await bot.stop();
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/"level":(50|60)/);
    // Neither a link nor a code is ever in a log.
    for (const { mail: letter } of smtp.letters) {
      for (const [, token = ''] of (letter.text ?? '').matchAll(/\/svara\/([\w-]{43})/g))
        expect(stdout).not.toContain(token);
      const [code6] = /^\d{6}/.exec(letter.subject ?? '') ?? [];
      if (code6) expect(stdout).not.toContain(code6);
    }
    return stdout;
  };
  const codeIn = (address: string) =>
    smtp
      .to(address)
      .flatMap((letter) => /^(\d{6}) /.exec(letter.mail.subject ?? '')?.[1] ?? [])
      .at(-1) ?? '';
  const linkIn = (address: string) =>
    smtp
      .to(address)
      .flatMap(({ mail: letter }) => /http:\S+\/svara\/[\w-]{43}/.exec(letter.text ?? '')?.[0] ?? [])
      .at(-1) ?? '';
  const subjects = (address: string) => smtp.to(address).map((letter) => letter.mail.subject);
  const mailbox = () =>
    clientOf(
      { smtp, web: { url }, linkIn, codeIn } as unknown as Parameters<typeof clientOf>[0],
      async () => {},
    );
  let page: CoordinatorPage;

  it('invites, and is answered on the page', async () => {
    await start('2019-05-21T09:00');
    await eventually('the invitations', () => smtp.letters.length >= 2, 20_000);
    expect(subjects(helsingborg)).toEqual([mail.subjectInvitation('Helsingborg', 'fredagen den 14 juni')]);
    const people = mailbox();
    await people.press(helsingborg, messages.fillIn);
    for (const area of ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'])
      await people.choose(helsingborg, area, area === 'Bemötande' ? status.needs_change : status.going_well);
    await people.press(helsingborg, report.write, 'Bemötande');
    await people.fill(helsingborg, { needs: 'Svårt att frigöra personal' });
    await people.press(helsingborg, report.submit);
    expect(people.seen(helsingborg)).toContain(report.state.submitted);

    const receipt = await eventually('the receipt', () =>
      smtp.to(helsingborg).find((letter) => letter.mail.subject === mail.subjectReceipt('Helsingborg')),
    );
    expect(receipt.mail.attachments[0]?.filename).toMatch(/^lagesrapport-2019-H1-.*\.docx$/);
    await stop();
  });

  it('tells the coordinator how it stands, who sees it on the page and answers for the region there too', async () => {
    await start('2019-06-10T09:00');
    await eventually('how it stands', () =>
      smtp.to(region).some((letter) => letter.mail.text?.includes('1 av 2 har svarat')),
    );
    page = openCoordinatorPage(region, { url, codeIn, rest: async () => {} });
    await page.signIn();
    await page.home();
    expect(page.seen()).toContain(summary.answers(1, 2));
    expect(page.seen()).toContain('Svårt att frigöra personal');
    const people = mailbox();
    await people.say(region, '');
    for (const area of ['Regional arbetsgrupp', 'Bemötande', 'Pedagogik och handledning', 'Spridning'])
      await people.choose(region, area, status.going_well);
    await people.press(region, report.submit);
    await page.home();
    expect(page.seen()).toContain(summary.answers(2, 2));
    await stop();
  });

  it('is shown to the group by letter, locked, and kept, still signed in after the restart', async () => {
    await start('2019-06-10T13:00');
    await page.home();
    await page.press(summary.showToGroup);
    expect(page.seen()).toContain(summary.previewLetters(1, false));
    await page.press(summary.showNow);
    await eventually('the summary by letter', () =>
      subjects(helsingborg).includes(mail.subjectShown('första halvåret 2019')),
    );
    await page.home();
    await page.press('Lås svaren');
    await page.press(lock.lockAll);
    await page.say('dokument');
    const brief = await page.press('Mötesunderlag');
    expect(Buffer.from(brief.body, 'latin1').toString('latin1', 0, 2)).toBe('PK');
    await page.say('logg');
    expect(page.seen()).toContain('Region Skåne låste');
    await page.say('historik');
    expect(page.seen()).toContain('Första halvåret 2019');
    const people = mailbox();
    await people.say(helsingborg, '');
    expect(people.seen(helsingborg)).toContain(report.state.locked);
    const metrics = await bot.get('/metrics');
    expect(metrics.body).not.toContain(helsingborg);
    expect(metrics.body).not.toMatch(/[\w-]{43}/);
    await stop();
  });
});
