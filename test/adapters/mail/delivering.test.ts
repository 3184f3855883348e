import { createMail } from '../../../adapters/mail/mail.ts';
import { createPace } from '../../../adapters/pace.ts';
import { carriedIn } from '../../../adapters/render/carried-button.ts';
import { hashOfToken } from '../../../src/domain/token.ts';
import type { ChatPlatform, Delivery } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { readSmtp } from '../../../src/server/mail-config.ts';
import { sendBy } from '../../support/send-by.ts';
import { openSmtp, type SmtpDouble } from '../../support/smtp-double.ts';

const anna = 'anna.aberg@klippan.example.org';
const to = { kind: 'person' as const, identity: { platform: 'mail' as const, tenant: 'mail', userId: anna } };
const subject = { checkIn: 7, party: 3 };
const open: SmtpDouble[] = [];
afterEach(async () => {
  for (const smtp of open.splice(0)) await smtp.close();
});

async function openServer(options: Parameters<typeof openSmtp>[0] = {}): Promise<SmtpDouble> {
  const smtp = await openSmtp(options);
  open.push(smtp);
  return smtp;
}

/** A mail platform that hands its letters in there, with what it kept and logged. */
function mailTo(url: string) {
  const server = readSmtp(url);
  if (typeof server === 'string') throw new Error(server);
  const kept = new Map<string, { address: string; partyId: number; checkInId: number }>();
  const failed: string[] = [];
  const platform: ChatPlatform = createMail({
    server,
    from: { name: 'Avstämning Skåne', address: 'avstamning@region.example.org' },
    publicUrl: 'https://avstamning.example.org',
    privacyUrl: 'https://region.example.org/personuppgifter',
    links: {
      async keep(hash, subject) {
        kept.set(hash, subject);
        return true;
      },
      subjectIn: async () => ({ partyId: 3, checkInId: 7 }),
      async drop(hashes) {
        for (const hash of hashes) kept.delete(hash);
      },
    },
    clock: { now: () => new Date('2019-05-21T07:00:00Z') },
    page: { routes: new Map(), async start() {}, async stop() {} },
    pace: createPace(),
    log: { info() {}, warn() {}, error() {} },
    meter: { ...noMeter, fault: (_, code) => void failed.push(code) },
  });
  return { platform, kept, failed };
}

const delivery = (changes: Partial<Delivery> = {}): Delivery => ({
  id: '5b1a9c1e-0000-4000-8000-000000000001',
  to,
  locale: 'sv',
  message: {
    title: 'Avstämning: lägesrapport från Åhus senast fredagen den 14 juni',
    parts: [
      { kind: 'text', text: 'Hej Åsa Öberg! <b>Hur går det?</b>' },
      {
        kind: 'buttons',
        buttons: [
          { label: 'Fyll i', action: { kind: 'report', ...subject }, primary: true },
          { label: 'Allt är som sist', action: { kind: 'as-last', ...subject } },
        ],
      },
      { kind: 'quote', text: 'Sagt & skrivet: "så"\nrad två' },
    ],
  },
  letter: {
    name: 'Åsa Öberg',
    group: 'Digitalt först',
    coordinates: false,
    answersTo: [{ name: 'Örjan Ågren', email: 'orjan@region.example.org' }],
  },
  ...changes,
});

describe('a letter', () => {
  it('has its subject and names right, says that it is automatic, and is answered to the coordinator', async () => {
    const smtp = await openServer();
    const { platform } = mailTo(smtp.url);
    const receipt = await sendBy(platform, delivery());
    const [letter] = smtp.letters;
    const messageId = '<5b1a9c1e-0000-4000-8000-000000000001@region.example.org>';
    expect(receipt).toEqual({ kind: 'sent', conversation: anna, messageIds: [messageId] });
    expect(letter).toMatchObject({
      from: 'avstamning@region.example.org',
      to: anna,
      mail: {
        subject: 'Avstämning: lägesrapport från Åhus senast fredagen den 14 juni',
        from: { name: 'Avstämning Skåne', address: 'avstamning@region.example.org' },
        to: [{ name: 'Åsa Öberg', address: anna }],
        replyTo: [{ name: 'Örjan Ågren', address: 'orjan@region.example.org' }],
        messageId,
      },
    });
    expect(letter?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  });

  it('has the links in its text and in its HTML, of which only hashes are kept', async () => {
    const smtp = await openServer();
    const { platform, kept } = mailTo(smtp.url);
    await sendBy(platform, delivery());
    const { text = '', html = '' } = smtp.letters[0]?.mail ?? {};
    const [, token = ''] = /https:\/\/avstamning\.example\.org\/svara\/([\w-]{43})\s/.exec(text) ?? [];
    expect(text).toContain(`Allt är som sist:\nhttps://avstamning.example.org/svara/${token}/som-sist`);
    expect(html).toContain(`href="https://avstamning.example.org/svara/${token}"`);
    expect(html).toContain(`href="https://avstamning.example.org/svara/${token}/som-sist"`);
    expect([...kept]).toEqual([[hashOfToken(token), { address: anna, partyId: 3, checkInId: 7 }]]);
  });

  it('has a link for every other button too, to a page on which it is pressed', async () => {
    const smtp = await openServer();
    const { platform, kept } = mailTo(smtp.url);
    const buttons = [
      { label: 'Versioner', action: { kind: 'versions' as const, ...subject } },
      { label: 'Logg', action: { kind: 'log' as const, group: 2 } },
    ];
    const message = { parts: [{ kind: 'buttons' as const, buttons }] };
    await sendBy(platform, delivery({ message }));
    const letter = { group: 'G', answersTo: [], coordinates: true };
    await sendBy(platform, delivery({ message, letter }));
    const urls = smtp.letters.map(({ mail }) => mail.text?.match(/https:\S+/g) ?? []);
    const carriedBy = (url = '') => carriedIn(new URL(url).searchParams.get('v') ?? '');
    expect(urls.map((each) => each.map(carriedBy))).toEqual([buttons, buttons]);
    const personal = /\/svara\/[\w-]{43}\/gor$/;
    const paths = urls.map((each) => each.map((url) => new URL(url).pathname));
    expect(paths).toEqual([
      [expect.stringMatching(personal), expect.stringMatching(personal)],
      [expect.stringMatching(personal), '/samordna'],
    ]);
    expect(kept.size).toBe(2);
  });

  it('shows what people wrote as they wrote it, and fetches nothing from anywhere', async () => {
    const smtp = await openServer();
    await sendBy(mailTo(smtp.url).platform, delivery());
    const { text = '', html = '' } = smtp.letters[0]?.mail ?? {};
    expect(text).toContain('Hej Åsa Öberg! <b>Hur går det?</b>');
    expect(html).toContain('Hej Åsa Öberg! &lt;b&gt;Hur går det?&lt;/b&gt;');
    expect(html).toContain('Sagt &amp; skrivet: &quot;så&quot;<br>');
    expect(html).not.toMatch(/<(img|script|iframe|link)|src=|url\(/i);
    expect(html).toContain('<html lang="sv">');
  });

  it('says why one gets it and how personal data is handled the first time, and not again', async () => {
    const smtp = await openServer();
    const { platform } = mailTo(smtp.url);
    const letter = delivery().letter ?? { group: '', answersTo: [], coordinates: false };
    const first = { parties: ['Åhus'], convener: 'Region Skåne' };
    await sendBy(platform, delivery({ letter: { ...letter, first } }));
    await sendBy(platform, delivery());
    const said = smtp.letters.map(({ mail }) => [mail.text ?? '', mail.html ?? '']);
    for (const words of said[0] ?? []) {
      expect(words.replace(/\s+/g, ' ')).toContain('Åhus har angett dig som kontaktperson');
      expect(words).toContain('https://region.example.org/personuppgifter');
    }
    for (const words of said[1] ?? []) expect(words).not.toContain('personuppgifter');
  });

  it('has the files that go with it', async () => {
    const smtp = await openServer();
    const bytes = async () => new Uint8Array([80, 75, 3, 4]);
    await sendBy(
      mailTo(smtp.url).platform,
      delivery({ files: [{ name: 'lagesrapport.docx', type: 'application/zip', bytes }] }),
    );
    const [file] = smtp.letters[0]?.mail.attachments ?? [];
    expect(file).toMatchObject({
      filename: 'lagesrapport.docx',
      mimeType: 'application/zip',
      disposition: 'attachment',
    });
    expect(Buffer.from(file?.content as ArrayBuffer).toString('latin1')).toBe('PK\x03\x04');
  });

  it.each([
    ['a line break', 'Åsa\r\nBcc: alla@example.org'],
    ['a lone carriage return', 'Åsa\rBcc: alla@example.org'],
    ['Unicode’s own line break', 'Åsa\u2028Bcc: alla@example.org'],
    ['an address in it', 'Åsa" <alla@example.org>, "Bo'],
    ['a null', 'Åsa\u0000Bcc: alla@example.org'],
  ])('gains no header and no receiver by a name or a subject with %s', async (_, name) => {
    const smtp = await openServer();
    const message = { ...delivery().message, title: `Påminnelse: ${name}` };
    const letter = {
      name,
      group: name,
      coordinates: false,
      answersTo: [{ name, email: 'orjan@region.example.org' }],
    };
    await sendBy(mailTo(smtp.url).platform, delivery({ message, letter }));
    const [got] = smtp.letters;
    expect(got?.mail.bcc ?? []).toEqual([]);
    expect(got?.mail.to?.map(({ address }) => address)).toEqual([anna]);
    expect(got?.mail.replyTo?.map(({ address }) => address)).toEqual(['orjan@region.example.org']);
    expect(got?.raw.slice(0, got.raw.indexOf('\r\n\r\n'))).not.toMatch(/^bcc/im);
    expect(smtp.letters).toHaveLength(1);
  });

  it('is not sent to what is no address, nor to who is erased', async () => {
    const smtp = await openServer();
    const { platform } = mailTo(smtp.url);
    for (const userId of [
      'anna',
      'anna@',
      'a@b@example.org',
      'a b@example.org',
      '4@erased.invalid',
      'a@example.org\r\nRCPT TO:<b@example.org>',
    ])
      expect(
        await sendBy(platform, delivery({ to: { kind: 'person', identity: { ...to.identity, userId } } })),
      ).toEqual({
        kind: 'unreachable',
        why: 'gone',
      });
    expect(smtp.connections()).toBe(0);
  });
});

describe('as a platform', () => {
  it('brings a long message whole, in text and in HTML', async () => {
    const smtp = await openServer();
    const words = Array.from({ length: 1_500 }, (_, n) => `ord-${n} <åäö&🟢>`);
    const rows = Array.from({ length: 120 }, (_, n) => [`Bibliotek nummer ${n} i en kommun`, `cell-${n}`]);
    const message: Delivery['message'] = {
      parts: [
        { kind: 'text', text: words.join(' ') },
        { kind: 'table', caption: 'Alla svar', columns: ['Part', 'Läge'], rows },
        { kind: 'text', text: 'Slut på meddelandet.' },
      ],
    };
    expect(await sendBy(mailTo(smtp.url).platform, delivery({ message }))).toMatchObject({ kind: 'sent' });
    const { subject = '', text = '', html = '' } = smtp.letters[0]?.mail ?? {};
    const plain = html
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
    for (const seen of [text, plain].map((each) => each.replace(/\s+/g, ' '))) {
      expect([...words, ...rows.flat()].filter((each) => !seen.includes(each))).toEqual([]);
      expect(seen).toContain('Slut på meddelandet.');
    }
    expect([...subject].length).toBeLessThanOrEqual(150);
  });

  it('knows everybody by their address, in small letters, and writes in no channel', async () => {
    const { platform } = mailTo('smtp://127.0.0.1:1');
    const profile = { identity: { platform: 'mail', tenant: 'mail', userId: anna }, email: anna };
    expect(await platform.profile({ email: ` ${anna.toUpperCase()}` })).toEqual(profile);
    expect(await platform.profile({ userId: anna })).toEqual(profile);
    expect(await platform.profile({ email: 'anna' })).toBeUndefined();
    expect(await platform.ready({ kind: 'channel', conversation: 'x' })).toEqual({
      kind: 'unreachable',
      why: 'no-such-channel',
    });
  });
});

describe('what the server answers', () => {
  it.each([
    ['to', 450, '4.2.0 Greylisted', 'later'],
    ['to', 421, '4.3.2 Closing', 'later'],
    ['to', 452, '4.2.2 Mailbox full', 'later'],
    ['to', 550, '5.1.1 User unknown', 'unreachable'],
    ['to', 553, '5.1.3 Bad mailbox', 'unreachable'],
    ['to', 550, '5.7.1 Unable to relay', 'stopped'],
    ['to', 554, '5.7.1 Relay access denied', 'stopped'],
    ['from', 550, '5.7.60 Client has no permission to send as this sender', 'stopped'],
    ['from', 451, '4.3.0 Try again', 'later'],
    ['data', 550, '5.7.1 Looks like spam', 'unreachable'],
    ['data', 451, '4.3.0 Out of space', 'later'],
    ['connect', 421, '4.3.2 Too many connections', 'later'],
    ['connect', 554, '5.7.1 Your address is blocked', 'stopped'],
  ] as const)('%s refused with %i %s is %s, and leaves no link behind', async (at, code, text, kind) => {
    const smtp = await openServer();
    smtp.refuse[at] = { code, text };
    const { platform, kept, failed } = mailTo(smtp.url);
    const receipt = await sendBy(platform, delivery());
    expect(receipt).toMatchObject({ kind, said: expect.stringContaining(String(code)) });
    if (at !== 'connect') expect(receipt).toMatchObject({ said: expect.stringContaining(text.slice(6, 20)) });
    expect(kept.size).toBe(0);
    expect(failed).toEqual([String(code)]);
    expect(smtp.letters).toEqual([]);
  });

  it('is told without the addresses that it repeats', async () => {
    const smtp = await openServer();
    smtp.refuse.to = { code: 550, text: `5.1.1 <${anna}>: user unknown, see https://example.org/?u=anna` };
    expect(await sendBy(mailTo(smtp.url).platform, delivery())).toEqual({
      kind: 'unreachable',
      why: 'refused',
      said: '550 5.1.1 user unknown, see',
    });
  });

  it('leaves the others alone where it is about one address, and puts them off where it is about all', async () => {
    const smtp = await openServer();
    const other = { kind: 'person' as const, identity: { ...to.identity, userId: 'bo@example.org' } };
    const { platform } = mailTo(smtp.url);
    smtp.refuse.to = { code: 450, text: '4.2.0 Greylisted', only: anna };
    expect(await sendBy(platform, delivery())).toMatchObject({ kind: 'later' });
    expect(await sendBy(platform, delivery({ to: other }))).toMatchObject({ kind: 'sent' });
    smtp.refuse = { from: { code: 550, text: '5.7.60 Not as this sender' } };
    expect(await sendBy(platform, delivery())).toMatchObject({ kind: 'stopped' });
    expect(await platform.ready(other)).toMatchObject({ kind: 'later', why: 'paced' });
  });

  it('is in doubt where the connection is cut after the letter, and has the same Message-ID the next time', async () => {
    const smtp = await openServer();
    smtp.cutAfterData = 1;
    const { platform, kept } = mailTo(smtp.url);
    expect(await sendBy(platform, delivery())).toMatchObject({ kind: 'unknown' });
    expect(await platform.settle(delivery())).toEqual({ kind: 'unknowable' });
    expect(await sendBy(platform, delivery())).toMatchObject({ kind: 'sent' });
    expect(new Set(smtp.letters.map(({ mail }) => mail.messageId)).size).toBe(1);
    expect(smtp.letters).toHaveLength(2);
    // Either of them may be the one that is read.
    expect(kept.size).toBe(2);
  });

  it('is later where nobody answers, and nobody waits in line for it', async () => {
    const smtp = await openServer();
    await smtp.leave();
    const { platform, kept } = mailTo(smtp.url);
    expect(await sendBy(platform, delivery())).toEqual({
      kind: 'later',
      wait: 30_000,
      why: 'no-answer',
      said: 'ECONNREFUSED',
    });
    expect(kept.size).toBe(0);
    expect(await platform.ready(to)).toMatchObject({ kind: 'later' });
    await smtp.back();
  });
});

describe('the way there', () => {
  const login = { user: 'bot@region.example.org', password: 'lösen:ord/å' };
  const withLogin = (smtp: SmtpDouble, password = login.password) =>
    smtp.url.replace('://', `://${encodeURIComponent(login.user)}:${encodeURIComponent(password)}@`);

  it('has a login, with a password of any letters', async () => {
    const smtp = await openServer({ login });
    expect(await sendBy(mailTo(withLogin(smtp)).platform, delivery())).toMatchObject({ kind: 'sent' });
  });

  it('stops for all where the password is wrong', async () => {
    const smtp = await openServer({ login });
    const { platform } = mailTo(withLogin(smtp, 'fel'));
    expect(await sendBy(platform, delivery())).toMatchObject({
      kind: 'stopped',
      why: 'no-access',
      said: expect.stringContaining('535'),
    });
    expect(await platform.ready(to)).toMatchObject({ kind: 'later' });
  });

  it.each(['tls', 'starttls'] as const)(
    'stops for all where the certificate is wrong (%s), before any password',
    async (encryption) => {
      const smtp = await openServer({ encryption, login });
      const { platform } = mailTo(withLogin(smtp));
      expect(await sendBy(platform, delivery())).toMatchObject({
        kind: 'stopped',
        why: 'no-access',
        said: expect.stringMatching(/CERT/),
      });
      expect(smtp.letters).toEqual([]);
    },
  );

  it('is over TLS also to a relay without a login that offers it, whatever its certificate', async () => {
    const smtp = await openServer({ encryption: 'starttls' });
    expect(await sendBy(mailTo(smtp.url).platform, delivery())).toMatchObject({ kind: 'sent' });
    expect(smtp.letters[0]?.secure).toBe(true);
  });
});
