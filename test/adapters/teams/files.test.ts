import { uploadAddress } from '../../../adapters/teams/file.ts';
import { createTeams } from '../../../adapters/teams/teams.ts';
import type { ChatPlatform, Incoming } from '../../../src/ports/chat-platform.ts';
import { noMeter } from '../../../src/ports/meter.ts';
import { type LocalServer, serveLocally, serveRoutes } from '../../support/local-server.ts';
import { openTeamsDouble, type TeamsDouble } from '../../support/teams-double.ts';
import { seenCard } from '../../support/teams-screen.ts';

/* A file goes to a person in Teams by their consent. What it is put in here is a OneDrive on this machine. */

const anna = '00000000-0000-4000-8000-00000000a44a';
const name = 'motesunderlag-2019-H1-utkast.docx';
const again = { kind: 'export', checkIn: 1, what: 'brief', of: 'group' } as const;

let double: TeamsDouble;
let platform: ChatPlatform;
let bot: LocalServer;
let oneDrive: LocalServer;
let asked: Incoming[];
let put: { range: string | undefined; body: string }[];
let status: number;
let counter = 0;

beforeEach(async () => {
  double = await openTeamsDouble('');
  double.people.set(anna, { id: anna, locale: 'sv-SE', installed: true });
  asked = [];
  put = [];
  status = 201;
  platform = createTeams({
    authentication: { kind: 'none' },
    slots: { find: async () => undefined, keep: async () => {} },
    log: { info() {}, warn() {}, error() {} },
    meter: noMeter,
  });
  await platform.start(async (incoming) => {
    asked.push(incoming);
    const bytes = async () => new TextEncoder().encode('innehållet');
    return { kind: 'file', name, type: 'text/plain', size: async () => 11, bytes, again };
  });
  bot = await serveRoutes(platform);
  oneDrive = await serveLocally(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    put.push({ range: request.headers['content-range'], body: Buffer.concat(chunks).toString() });
    response.writeHead(status).end();
  });
});
afterEach(async () => {
  await platform.stop();
  await Promise.all([bot.close(), oneDrive.close()]);
  await double.close();
  expect(double.faults).toEqual([]);
});

async function send(activity: object) {
  counter++;
  const response = await fetch(`${bot.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: String(counter),
      channelId: 'msteams',
      serviceUrl: double.serviceUrl,
      from: { id: double.teamsId(anna), aadObjectId: anna },
      recipient: { id: 'bot' },
      conversation: { id: double.personal(anna), conversationType: 'personal', tenantId: 'any' },
      ...activity,
    }),
  });
  return response.status;
}

/** Waits for what is done after an activity is acknowledged. */
async function until(holds: () => boolean): Promise<void> {
  for (let left = 250; left > 0 && !holds(); left--) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(holds()).toBe(true);
}

const last = () => double.shown(double.personal(anna)).at(-1);
const words = () =>
  double.shown(double.personal(anna)).map(({ card, file }) => (card ? seenCard(card) : file?.contentType));

/** Presses a button that leads to a file, and answers the card that asks. */
async function answer(action: 'accept' | 'decline', uploadUrl = `${oneDrive.url}/upload`) {
  await send({ type: 'message', value: { action: again } });
  await until(() => last()?.file !== undefined);
  const offer = last();
  if (!offer?.file) throw new Error('no file is offered');
  const { acceptContext } = offer.file.content as { acceptContext: unknown };
  const uploadInfo = {
    contentUrl: 'https://x.sharepoint.com/f',
    name,
    uploadUrl,
    uniqueId: 'u1',
    fileType: 'docx',
  };
  return send({
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId: offer.id,
    value: {
      type: 'fileUpload',
      action,
      context: acceptContext,
      ...(action === 'accept' ? { uploadInfo } : {}),
    },
  });
}

it('asks whether the file may be put in the person’s OneDrive, and says how large it is', async () => {
  await send({ type: 'message', value: { action: again } });
  await until(() => last()?.file !== undefined);
  expect(last()?.file).toMatchObject({
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name,
    content: { sizeInBytes: 11, acceptContext: { action: again } },
  });
  expect(put).toEqual([]);
});

it('makes the file again when the person accepts, puts it there and shows where it is', async () => {
  expect(await answer('accept')).toBe(200);
  await until(() => words().length === 2);
  expect(asked.map(({ ask }) => ask)).toEqual([
    { kind: 'press', action: again },
    { kind: 'press', action: again },
  ]);
  expect(put).toEqual([{ range: 'bytes 0-10/11', body: 'innehållet' }]);
  expect(words()).toEqual([`Här är ${name}.`, 'application/vnd.microsoft.teams.card.file.info']);
});

it('says that it is not sent when the person declines', async () => {
  expect(await answer('decline')).toBe(200);
  await until(() => last()?.card !== undefined);
  expect(words()).toEqual([`${name} är inte skickad. Du kan hämta den igen under Dokument.`]);
});

it('says so where OneDrive takes no file', async () => {
  status = 507;
  await answer('accept');
  await until(() => words().length === 2);
  expect(words().at(-1)).toContain(`Det gick inte att spara ${name} i din OneDrive.`);
});

it('puts nothing at an address that Teams would not give', async () => {
  await answer('accept', 'http://169.254.169.254/latest');
  await until(() => words().length === 2);
  expect(words().at(-1)).toContain('Det gick inte att spara');
  expect(put).toEqual([]);
});

it.each([
  ['https://region-my.sharepoint.com/personal/x/_api/v2.0/drive/items/1/uploadSession?guid=2', true],
  ['http://region-my.sharepoint.com/upload', false],
  ['https://region-my.sharepoint.com:8443/upload', false],
  ['https://user:pass@region-my.sharepoint.com/upload', false],
  ['https://sharepoint.com.example.org/upload', false],
  ['https://127.0.0.1/upload', false],
  ['http://127.0.0.1:3978/upload', false],
  ['https://10.0.0.1/upload', false],
  ['file:///etc/passwd', false],
  ['not an address', false],
])('%s is an address of OneDrive: %s', (address, taken) => {
  expect(uploadAddress(address, false) !== undefined).toBe(taken);
});
