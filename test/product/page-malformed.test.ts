import { request } from 'node:http';
import fc from 'fast-check';
import { newToken } from '../../src/domain/token.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { formsIn } from '../support/html-page.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { eventually } from '../support/process.ts';
import { sampleGroup } from '../support/sample-group.ts';

/*
 * What no browser would send to the page, by the thousand: to links that open nothing, by a link that is somebody's, and
 * by a coordinator who has come in. Each is answered, never as our fault, and leaves nothing. FUZZ_SEED plays a run
 * again; FUZZ_RUNS is the count for each of the three.
 */

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const runs = Number(process.env.FUZZ_RUNS ?? 700);
const contact = 'contact@library-1.example.org';
const convener = 'convener@example.org';

let opened: TestStore;
let world: MailWorld;
beforeAll(async () => {
  opened = await openTestStore();
  world = await openMailWorld({ opened, file: sampleGroup(2), at: '2019-05-20T06:00:00Z' });
  await world.passTo('2019-05-21T07:00:30Z');
});
afterAll(async () => {
  await world.close();
  await opened.close();
});

type Sent = { method: string; path: string; headers: Record<string, string>; body: Buffer };

/** Past what a client would put right before it is sent. */
const send = ({ method, path, headers, body }: Sent) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { port } = world.page;
    const asked = request(
      { host: '127.0.0.1', port, method, path, headers, agent: false, timeout: 20_000 },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
      },
    );
    asked.on('error', (cause) =>
      reject(
        new Error(`${cause.message}: ${method} ${path} ${JSON.stringify(headers)} ${body.length}`, { cause }),
      ),
    );
    asked.on('timeout', () => asked.destroy(new Error('no answer')));
    asked.end(method === 'GET' || method === 'HEAD' ? undefined : body);
  });

/** What stands in the database, but for pages that answered, what is mailed to whoever asks for it, and when somebody was last heard from. */
async function kept(): Promise<string[]> {
  const rows = await opened.rows();
  return rows
    .filter(({ table }) => !['inbound', 'code', 'delivery', 'identity', 'page_answer'].includes(table))
    .map(({ table, row }) => `${table} ${JSON.stringify(row)}`)
    .sort();
}

async function play(what: string, all: fc.Arbitrary<Sent>): Promise<Map<number, number>> {
  const before = await kept();
  const given = new Map<number, number>();
  for (const one of fc.sample(all, { seed, numRuns: runs })) {
    const { status } = await send(one);
    given.set(status, (given.get(status) ?? 0) + 1);
    if (status >= 500 && status !== 501)
      throw new Error(`${status} for ${JSON.stringify({ ...one, body: one.body.toString('latin1') })}`);
  }
  process.stdout.write(`${what}: ${runs}, FUZZ_SEED=${seed}: ${JSON.stringify([...given])}\n`);
  await world.app.idle();
  expect(await kept()).toEqual(before);
  expect(world.logged.filter((line) => /could not|failed/.test(line))).toEqual([]);
  return given;
}

const odd = fc.constantFrom(
  '',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  '2147483648',
  '9007199254740993',
  'null',
  '[]',
  '{}',
  '{"kind":"area"}',
  '{"kind":"lock","checkIn":2147483647}',
  '{"kind":"submit","checkIn":-1,"party":null}',
  '{"kind":"summary","checkIn":1e99}',
  `{"kind":"words","text":${JSON.stringify('x'.repeat(9_000))}}`,
  '[{"kind":"summary"}]',
  '"',
  '<script>',
  '../../etc/passwd',
  'x'.repeat(20_000),
);
const word = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.json({ maxDepth: 3 }));
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd');
const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
/** Header values: what Node sends of them. */
const value = ascii.map((text) => text.replace(/[^\x20-\x7e]/g, ''));

/** Some text as what stands in an address: percent signs with nothing sensible after them among it. */
const inAddress = fc.oneof(
  word.map((text) => encodeURIComponent(wellFormed(text)).slice(0, 2_000)),
  fc.constantFrom('%', '%00', '%ff', '%c3%28', '%2e%2e', '..;', '.', '', newToken(), `${newToken()}x`),
);
const types = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json',
  'text/plain',
  '',
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  fc.constantFrom(
    Buffer.from('a=%ff%fe&b=%'),
    Buffer.from('--x\r\ncontent-disposition: form-data; name="address"\r\n\r\na\r\n--x--'),
    Buffer.from('{"address":"a@example.org"}'),
    Buffer.from('=&=&&==&a'),
    Buffer.alloc(300_000, 'a=&'),
  ),
);
const bodyOf = (fields: [string, string][]) =>
  Buffer.from(
    new URLSearchParams(fields.map(([a, b]): [string, string] => [wellFormed(a), wellFormed(b)])).toString(),
  );
const junkFields = fc
  .array(
    fc.tuple(
      fc.oneof(word, fc.constantFrom('address', 'code', 'do', 'more', 'action', 'ref', 'ask', 'words')),
      word,
    ),
    {
      maxLength: 6,
    },
  )
  // No address is anybody's: whoever is written to has asked for it.
  .map((fields) => bodyOf(fields.map(([name, text]) => [name, name === 'words' ? '' : text])));
const methods = fc.constantFrom('GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS');
let source = 0;
const from = () => `192.0.${Math.floor(++source / 250) % 250}.${source % 250}`;

function sentTo(paths: fc.Arbitrary<string>, bodies: fc.Arbitrary<Buffer>, cookie: fc.Arbitrary<string>) {
  return fc
    .record({
      method: methods,
      path: paths,
      type: types,
      cookie,
      language: fc.oneof(value, fc.constantFrom('', 'sv', 'en;q=x', ','.repeat(3_000))),
      forwarded: fc.oneof(value, fc.constantFrom('', ',,,', 'x'.repeat(3_000))),
      body: fc.oneof({ weight: 3, arbitrary: bodies }, { weight: 1, arbitrary: bytes }),
      query: fc.oneof(
        fc.constant(''),
        fc
          .array(fc.tuple(fc.constantFrom('n', 'klart', 'sparat', 'x'), inAddress), { maxLength: 3 })
          .map((all) => `?${all.map(([name, text]) => `${name}=${text}`).join('&')}`),
      ),
    })
    .map(
      ({ method, path, type, cookie, language, forwarded, body, query }): Sent => ({
        method,
        path: `${path}${query}`,
        headers: {
          ...(type ? { 'content-type': type } : {}),
          ...(cookie ? { cookie } : {}),
          'accept-language': language,
          'x-forwarded-for': forwarded === '' ? from() : forwarded,
          ...(method === 'GET' || method === 'HEAD' ? {} : { 'content-length': String(body.length) }),
        },
        body,
      }),
    );
}

const cookies = fc.oneof(
  value.map((text) => `kod=${text.replace(/[;,]/g, '')}; samordna=${text}`),
  fc.constantFrom(
    '',
    'samordna=.',
    `samordna=${Buffer.from(convener).toString('base64url')}.x`,
    'kod=%ff',
    '=;;=',
  ),
);

it('is nobody’s, where no link and no code is right', async () => {
  const paths = fc.oneof(
    fc
      .tuple(inAddress, fc.constantFrom('', '/som-sist', '/andra', '/kod', '/dokument', '/versioner', '/x'))
      .map(([token, rest]) => `/svara/${token}${rest}`),
    fc.constantFrom(
      '/samordna',
      '/samordna/kod',
      '/samordna/in',
      '/samordna/gor',
      '/samordna/ut',
      '/ny-lank',
    ),
    inAddress.map((text) => `/sida/${text}`),
    inAddress.map((text) => `/samordna/${text}`),
  );
  const given = await play('nobody', sentTo(paths, junkFields, cookies));
  // Forms that are to be filled in, to everybody alike.
  expect(given.get(200) ?? 0).toBeLessThan(runs / 2);
}, 120_000);

it('changes nothing of the party’s answer by a link that is somebody’s', async () => {
  const link = new URL(world.linkIn(contact)).pathname;
  const [form] = formsIn((await world.open(link)).body);
  if (!form) throw new Error('there is no form to spoil');
  const whole: [string, string][] = form.values.map(([name, text]) => [name, text]);
  const spoilt = fc
    .record({
      /** Which form it is, and what is chosen: in their place something else, or nothing. */
      instead: fc.array(fc.option(word, { nil: undefined }), {
        minLength: whole.length,
        maxLength: whole.length,
      }),
      button: fc.constantFrom('submit', 'change', 'save', ''),
      more: fc.array(
        fc.tuple(
          fc.constantFrom('more', 'once', 'status.', 'ref.', 'was.', 'same.x', 'status.9999999999'),
          word,
        ),
      ),
    })
    .map(({ instead, button, more }) =>
      bodyOf([
        ...whole.flatMap(([name, text], i): [string, string][] => {
          const other = instead[i];
          if (!/^(ref|status)\./.test(name)) return [[name, text]];
          return other === undefined ? [] : [[name, other]];
        }),
        ...more,
        ['do', button],
      ]),
    );
  const paths = fc
    .constantFrom('', '/', '/andra', '/kod', '/som-sist', '/dokument', '/versioner')
    .map((rest) => `${link}${rest}`);
  await play('a link', sentTo(paths, fc.oneof(spoilt, junkFields), cookies));
}, 240_000);

it('does nothing for a coordinator who has come in', async () => {
  const post = (path: string, values: Record<string, string>) =>
    world.open(path, { method: 'POST', body: new URLSearchParams(values) });
  await post('/samordna/kod', { address: convener });
  const code = await eventually('a code', () =>
    world.smtp
      .to(convener)
      .flatMap(({ mail }) => /^(\d{6}) /.exec(mail.subject ?? '')?.[1] ?? [])
      .at(-1),
  );
  const come = await post('/samordna/in', { address: convener, code });
  const [cookie = ''] = (come.headers.getSetCookie()[0] ?? '').split(';');
  const fields = fc
    .array(fc.tuple(fc.constantFrom('action', 'ref', 'ask', 'again', 'more', 'once', 'f.reason'), word), {
      maxLength: 5,
    })
    .map(bodyOf);
  const paths = fc.constantFrom('/samordna', '/samordna/gor', '/samordna/gor', '/samordna/kod');
  const given = await play('a coordinator', sentTo(paths, fields, fc.constant(cookie)));
  expect(given.get(400) ?? 0).toBeGreaterThan(0);
}, 120_000);
