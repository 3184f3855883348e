import { join } from 'node:path';
import { openCoordinatorPage } from '../support/coordinator-page.ts';
import { createOwnDatabase, describeOnPostgres, type OwnDatabase } from '../support/postgres.ts';
import {
  build,
  cleanUp,
  eventually,
  freePort,
  runProgram,
  startBot,
  temporaryFolder,
} from '../support/process.ts';
import { openSmtp, type SmtpDouble } from '../support/smtp-double.ts';

/** The administrator's guide, step by step: from nothing to a planned invitation, with a mail server and no file. */

describeOnPostgres('an installation without a file', (server) => {
  let database: OwnDatabase;
  let smtp: SmtpDouble;
  beforeAll(async () => {
    await build();
    database = await createOwnDatabase(server);
    smtp = await openSmtp();
  });
  afterAll(async () => {
    await cleanUp();
    await database.drop();
    await smtp.close();
  });

  it('starts, prints a code by command beside the bot, and is a group with a day for its invitation', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = {
      PORT: String(port),
      DATABASE_URL: database.url,
      DATA_DIR: join(await temporaryFolder(), 'data'),
      SMTP_URL: smtp.url,
      MAIL_FROM: 'Avstämning <avstamning@region.example.org>',
      PUBLIC_URL: url,
      PRIVACY_URL: 'https://region.example.org/personuppgifter',
      CLOCK_START: '2019-05-06T10:00',
    };
    const bot = await startBot(settings);
    const printed = await runProgram('src/cli/admin-command.ts', settings, 'start-code');
    expect(printed.code).toBe(0);
    expect(printed.stdout).toContain(`På webbsidan: ${url}/start`);
    expect(printed.stdout).toContain('Den gäller till och med 13 maj 2019, en gång.');
    const code = /Startkod: (\S+)/.exec(printed.stdout)?.[1] ?? '';

    const anna = 'anna@region.example.org';
    const codeIn = () =>
      smtp
        .to(anna)
        .flatMap((letter) => /^(\d{6}) /.exec(letter.mail.subject ?? '')?.[1] ?? [])
        .at(-1) ?? '';
    const page = openCoordinatorPage(anna, { url, codeIn, rest: async () => undefined });
    await page.post('/start', { code, address: anna });
    await page.post('/start/kod', { code: await eventually('a code', codeIn) });
    await page.fill({ name: 'Läslust', convener: 'Region Skåne', person: 'Anna Ek' });
    expect(page.seen()).toContain('Läslust finns nu, och du är samordnare.');
    await page.home();
    await page.say('lägg till');
    await page.press('Klistra in parter');
    await page.fill({ lines: 'Klippan;Bo Ek;bo@klippan.example.org;2019-1;2019-01-01;2021-12-31' });
    await page.press('Lägg till en part');
    await page.press('Inför inbjudan');
    expect(page.seen()).toContain('går ut tisdagen den 21 maj 2019 till 2 parter.');
    await page.press('Bjud in alla');
    expect(page.seen()).toContain('Brev: 2 (Region Skåne och Klippan)');
    await page.press('Ja, bjud in alla');
    expect(page.seen()).toContain('Inbjudan går ut tisdagen den 21 maj.');
    const { stdout } = await bot.stop();
    expect(stdout).toContain('Det finns ingen grupp än.');
    expect(stdout).not.toContain(code);
    expect(stdout).not.toMatch(/"level":(50|60)/);

    // The same settings on a later day: nothing is imported, and what was planned goes out.
    const later = await startBot({ ...settings, CLOCK_START: '2019-05-21T09:00:10' });
    await eventually('the invitation', () => smtp.to('bo@klippan.example.org').length > 0);
    expect((await later.stop()).code).toBe(0);
  });
});
