import { type CountingStore, openCountingEmbedded, openCountingPostgres } from '../support/counting-store.ts';
import { type MailWorld, openMailWorld } from '../support/mail-world.ts';
import { describeOnPostgres } from '../support/postgres.ts';
import { sampleGroup } from '../support/sample-group.ts';

/* What a view of the personal page asks of the database: as much with twenty areas as with two. */

const contact = 'contact@library-1.example.org';

function costs(open: () => Promise<CountingStore>): void {
  let opened: CountingStore;
  let world: MailWorld;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  afterEach(() => world.close());

  it.each([2, 20])(
    'is a read of the link, one of the answer and one of what was agreed, with %i areas',
    async (n) => {
      const file = sampleGroup(1);
      file.areas = Array.from({ length: n }, (_, i) => ({
        key: `area-${i}`,
        name: `Area ${i}`,
        about: '',
        questions: [],
      }));
      for (const agreement of file.agreements) agreement.areas = file.areas.map(({ key }) => key);
      world = await openMailWorld({ opened, file, at: '2019-05-20T06:00:00Z' });
      await world.passTo('2019-05-21T07:00:30Z');
      const link = world.linkIn(contact);
      await world.open(link);
      await world.app.idle();
      for (const path of ['', '/som-sist']) {
        const before = opened.asked.length;
        const { body } = await world.open(`${link}${path}`);
        await world.app.idle();
        expect(body.match(/name="status\./g)).toHaveLength(n);
        expect(opened.asked.slice(before)).toHaveLength(3);
      }
      const before = opened.asked.length;
      expect((await world.open(`/svara/${'x'.repeat(43)}`)).status).toBe(404);
      expect(opened.asked.slice(before)).toHaveLength(1);
    },
  );
}

describe('in the embedded database', () => costs(openCountingEmbedded));
describeOnPostgres('on a real server', (server) => costs(() => openCountingPostgres(server)));
