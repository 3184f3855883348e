import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig } from '../src/server/config.ts';
import { temporaryFolder } from './support/process.ts';

const secret = 'hemligt-9f3b';
const whole = {
  SMTP_URL: `smtps://bot:${secret}@smtp.region.example.org`,
  MAIL_FROM: 'Avstämning <avstamning@region.example.org>',
  PUBLIC_URL: 'https://avstamning.region.example.org',
  PRIVACY_URL: 'https://region.example.org/personuppgifter',
  WORKING_GROUP_FILE: 'grupp.yaml',
};
type Settings = Partial<Record<string, string>>;
const mailOf = (settings: Settings = {}) => loadConfig({ ...whole, ...settings }).mail;

/** The settings that are said to be wrong, and all that is said. */
function faultsOf(settings: Settings): { names: string[]; said: string } {
  try {
    loadConfig(settings);
    return { names: [], said: '' };
  } catch (error) {
    const said = (error as Error).message;
    const lines = said.split('\n').filter((line) => line.startsWith('  - '));
    return { names: lines.map((line) => /^ {2}- (\w+)/.exec(line)?.[1] ?? ''), said };
  }
}

it('is no e-mail where nothing of it is set', () => {
  expect(loadConfig({}).mail).toBeUndefined();
});

it.each<[url: string, server: object]>([
  [
    'smtps://bot:a@mail.example.org',
    { port: 465, secure: true, startTls: 'always', auth: { user: 'bot', password: 'a' } },
  ],
  ['smtp://bot:a@mail.example.org', { port: 587, secure: false, startTls: 'always' }],
  [
    'smtp://bot%40example.org:p%C3%A5%2F%23%25@mail.example.org:2525',
    { port: 2525, auth: { user: 'bot@example.org', password: 'på/#%' } },
  ],
  ['smtp://10.1.2.3', { host: '10.1.2.3', port: 25, secure: false, auth: undefined, startTls: 'unchecked' }],
  ['smtp://192.168.0.9:26/', { port: 26 }],
  ['smtp://localhost', { port: 25 }],
  ['smtp://[fd00::25]', { host: 'fd00::25', port: 25 }],
  ['smtps://relay.example.org', { port: 465, secure: true, auth: undefined }],
  ['smtp://bot:a@127.0.0.1:2525', { startTls: 'offered' }],
])('reads %s', (url, server) => {
  expect(mailOf({ SMTP_URL: url })?.server).toMatchObject(server);
});

it.each([
  ['smtp://mail.example.org', 'privat nät'],
  ['smtp://8.8.8.8', 'privat nät'],
  ['smtp://172.32.0.1', 'privat nät'],
  ['smtp://[2001:db8::1]', 'privat nät'],
  ['mail.example.org', 'smtps://'],
  ['https://mail.example.org', 'smtps://'],
  [`smtp://bot@10.0.0.1`, 'hör ihop'],
  [`smtps://bot:${secret}#x@mail.example.org`, 'smtps://användare'],
  [`smtps://bot:${secret}@mail.example.org/path`, '%2F'],
  [`smtps://bot:${secret}%zz@mail.example.org`, '%25'],
])('refuses %s with what to write instead, and never repeats it', (url, mend) => {
  const { names, said } = faultsOf({ ...whole, SMTP_URL: url });
  expect(names).toEqual(['SMTP_URL']);
  expect(said).toContain(mend);
  expect(said).not.toContain(secret);
});

it.each([
  ['avstamning@region.example.org', { address: 'avstamning@region.example.org' }],
  ['Avstämning Skåne <a@b.se>', { name: 'Avstämning Skåne', address: 'a@b.se' }],
  ['"Avstämning" <a@b.se>', { name: 'Avstämning', address: 'a@b.se' }],
])('reads the sender %s', (MAIL_FROM, from) => {
  expect(mailOf({ MAIL_FROM })?.from).toEqual(from);
});

it.each<[what: string, settings: Settings, faults: string[]]>([
  ['a server alone', { SMTP_URL: whole.SMTP_URL }, ['MAIL_FROM', 'PUBLIC_URL', 'PRIVACY_URL']],
  ['all but the server', { ...whole, SMTP_URL: undefined }, ['SMTP_URL']],
  ['no page on personal data', { ...whole, PRIVACY_URL: undefined }, ['PRIVACY_URL']],
  [
    'a port and a proxy of a page that is not there',
    { PAGE_PORT: '3001', TRUST_PROXY: '1' },
    ['PAGE_PORT', 'TRUST_PROXY'],
  ],
  ['a sender that is no address', { ...whole, MAIL_FROM: 'Avstämning' }, ['MAIL_FROM']],
  ['a sender with an open bracket', { ...whole, MAIL_FROM: 'A <a@b.se' }, ['MAIL_FROM']],
  ['a page without https', { ...whole, PUBLIC_URL: 'http://avstamning.region.example.org' }, ['PUBLIC_URL']],
  ['a page with a path', { ...whole, PUBLIC_URL: 'https://region.example.org/avstamning' }, ['PUBLIC_URL']],
  ['a page that is no address', { ...whole, PUBLIC_URL: 'avstamning.region.example.org' }, ['PUBLIC_URL']],
  [
    'this machine in production',
    {
      ...whole,
      PUBLIC_URL: 'http://127.0.0.1:3000',
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://a:b@c/d',
    },
    ['PUBLIC_URL'],
  ],
  ['one port for two', { ...whole, PAGE_PORT: '3000' }, ['PAGE_PORT']],
  [
    'one port for the page and for operations',
    { ...whole, PAGE_PORT: '9464', OPS_PORT: '9464' },
    ['PAGE_PORT'],
  ],
  ['a port that is none', { ...whole, PAGE_PORT: 'x', TRUST_PROXY: 'yes' }, ['PAGE_PORT', 'TRUST_PROXY']],
  [
    'several at once',
    { ...whole, SMTP_URL: 'x', MAIL_FROM: 'x', PUBLIC_URL: 'x' },
    ['SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'],
  ],
])('names every fault at once: %s', (_, settings, faults) => {
  expect(faultsOf(settings).names.sort()).toEqual(faults.sort());
});

it('takes this machine over http, a port of the page’s own and proxies before it', () => {
  const settings = { PUBLIC_URL: 'http://127.0.0.1:3001/', PAGE_PORT: '3001', TRUST_PROXY: '2' };
  expect(mailOf(settings)).toMatchObject({
    publicUrl: 'http://127.0.0.1:3001',
    pagePort: 3001,
    trustProxy: 2,
  });
  expect(mailOf()).toMatchObject({ pagePort: undefined, trustProxy: 0 });
});

it('reads the server with its password from a file', async () => {
  const file = join(await temporaryFolder(), 'smtp');
  await writeFile(file, `${whole.SMTP_URL}\n`);
  const mail = mailOf({ SMTP_URL: undefined, SMTP_URL_FILE: file });
  expect(mail?.server.auth).toEqual({ user: 'bot', password: secret });
  expect(faultsOf({ ...whole, SMTP_URL: undefined, SMTP_URL_FILE: '/nowhere' }).names).toEqual([
    'SMTP_URL_FILE',
  ]);
});
