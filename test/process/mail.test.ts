import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeCertificate } from '../support/certificate.ts';
import {
  build,
  cleanUp,
  eventually,
  freePort,
  startBot,
  startedDataFolder,
  temporaryFolder,
} from '../support/process.ts';
import { openSmtp, type SmtpDouble } from '../support/smtp-double.ts';

/* A whole installation with letters and the page, and neither Slack nor Teams. */

const certificate = makeCertificate();
const login = { user: 'bot@region.example.org', password: 'hemligt-åäö-9f3b' };
const servers: SmtpDouble[] = [];
let settings: Record<string, string>;
let pagePort: number;

beforeAll(async () => {
  await build();
  const folder = await temporaryFolder();
  const authority = join(folder, 'ca.pem');
  await writeFile(authority, certificate.cert);
  pagePort = await freePort();
  settings = {
    DATA_DIR: await startedDataFolder(),
    WORKING_GROUP_FILE: resolve('db/seed/digitalt-forst.yaml'),
    CLOCK_START: '2019-05-21T09:00',
    MAIL_FROM: 'Avstämning <avstamning@region.example.org>',
    PUBLIC_URL: `http://127.0.0.1:${pagePort}`,
    PAGE_PORT: String(pagePort),
    PRIVACY_URL: 'https://region.example.org/personuppgifter',
    NODE_EXTRA_CA_CERTS: authority,
  };
});
afterAll(async () => {
  await cleanUp();
  for (const server of servers) await server.close();
});

async function smtpUrl(encryption: 'tls' | 'starttls', password = login.password) {
  const smtp = await openSmtp({ encryption, certificate, login });
  servers.push(smtp);
  const secrets = `${encodeURIComponent(login.user)}:${encodeURIComponent(password)}`;
  return { smtp, url: smtp.url.replace('://', `://${secrets}@`) };
}

it.each(['starttls', 'tls'] as const)(
  'invites by letters over %s, whose links open on the page’s own port',
  async (encryption) => {
    const { smtp, url } = await smtpUrl(encryption);
    const bot = await startBot({ ...settings, DATA_DIR: await startedDataFolder(), SMTP_URL: url });
    const letter = await eventually('an invitation', () => smtp.letters[0], 20_000);
    expect(letter.secure).toBe(true);
    expect(letter.mail.subject).toMatch(/^Avstämning: lägesrapport från .+ senast fredagen den 14 juni$/);
    const [link = ''] = /http:\/\/127\.0\.0\.1:\d+\/svara\/[\w-]{43}/.exec(letter.mail.text ?? '') ?? [];
    const page = await bot.get(new URL(link).pathname, pagePort);
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Bemötande')]);
    // The bot's own port has the platforms' paths alone, and is no playground.
    expect((await bot.get(new URL(link).pathname)).status).toBe(404);
    expect((await bot.get('/')).status).toBe(404);
    const { stdout, code } = await bot.stop();
    expect(code).toBe(0);
    expect(stdout).not.toContain(link.slice(-43));
    expect(stdout).not.toContain('"level":50');
  },
);

it.each([
  ['a wrong password', 'fel-lösenord-1', 535],
  ['a certificate that does not hold', login.password, 'CERT'],
])(
  'starts with %s, says so in the log without the password, and keeps what is owed',
  async (_, password, word) => {
    const { smtp, url } = await smtpUrl('tls', password);
    const trusted = word === 'CERT' ? {} : { NODE_EXTRA_CA_CERTS: settings.NODE_EXTRA_CA_CERTS };
    const { NODE_EXTRA_CA_CERTS: _authority, ...others } = settings;
    const bot = await startBot({
      ...others,
      ...trusted,
      DATA_DIR: await startedDataFolder(),
      SMTP_URL: url,
    });
    const told = await eventually('a line in the log', () =>
      bot.log().find(({ level, why }) => level === 50 && String(why).includes(String(word))),
    );
    expect(told.msg).toContain('SMTP_URL');
    expect((await bot.get('/readyz')).status).toBe(200);
    const { stdout } = await bot.stop();
    for (const secret of [password, encodeURIComponent(password)]) expect(stdout).not.toContain(secret);
    expect(smtp.letters).toEqual([]);
  },
);
