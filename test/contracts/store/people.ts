import type { Identity, Profile } from '../../../src/ports/chat-platform.ts';
import { sampleGroup } from '../../support/sample-group.ts';
import { type Bench, found, later, morning } from '../store.ts';

const slack = (userId: string): Identity => ({ platform: 'slack', tenant: 'T1', userId });

export function peopleContract(bench: Bench) {
  describe('people', () => {
    const email = 'contact@library-1.example.org';
    const people = () => bench.test.store.people;
    const remember = (profile: Profile, at: Date, keep?: boolean) =>
      people().remember(profile, at, {
        tenant: profile.identity.platform === 'slack' ? 'T1' : profile.identity.tenant,
        keep,
      });
    /** The sample group, in which library 2's contact has this id in Slack. */
    const withId = async (slack: string | undefined, at = morning) => {
      const file = sampleGroup();
      found(found(file.parties[2]).contacts[0]).slack = slack;
      return bench.test.store.groups.import(file, 'sample.yaml', at);
    };
    const emailOf = async (userId: string) => (await people().recognise(slack(userId)))?.person?.email;
    const second = 'contact@library-2.example.org';

    it('does not recognise whom it has never met', async () => {
      expect(await people().recognise(slack('U1'))).toBeUndefined();
    });

    it('remembers a stranger as one', async () => {
      await bench.group();
      const profile = { identity: slack('U1'), email: 'stranger@example.org', locale: 'en' as const };
      const stranger = await remember(profile, later(1));
      expect(stranger).toEqual({
        identity: slack('U1'),
        person: undefined,
        locale: 'en',
        lookedUpAt: later(1),
        vouched: 'stranger@example.org',
        groupsChanged: false,
        memberships: [],
      });
      expect(await people().recognise(slack('U1'))).toEqual(stranger);
    });

    it('links by e-mail, whatever its case, and says what the person is where', async () => {
      const { group, partyId, contact } = await bench.begun();
      const who = await remember({ identity: slack('U1'), email: email.toUpperCase() }, morning);
      expect(who).toMatchObject({
        person: { id: contact, name: 'Contact of library-1', email },
        memberships: [
          {
            groupId: group.id,
            revision: group.revision,
            coordinator: false,
            parties: [{ partyId, role: 'contact' }],
          },
        ],
      });
      expect(await people().recognise(slack('U1'))).toEqual(who);
    });

    it('says all groups of a coordinator who is also a contact', async () => {
      const group = await bench.group();
      const { groupId } = await bench.test.store.groups.import(sampleGroup(1, 'other'), 'o.yaml', later(1));
      const who = await remember({ identity: slack('U1'), email: 'convener@example.org' }, later(2));
      expect(who.memberships).toEqual([
        {
          groupId: group.id,
          revision: group.revision,
          coordinator: true,
          parties: [{ partyId: group.convenerId, role: 'contact' }],
        },
        {
          groupId,
          revision: 1,
          coordinator: true,
          parties: [{ partyId: (await bench.test.store.groups.load(groupId)).convenerId, role: 'contact' }],
        },
      ]);
    });

    it('links by the id in the file, before the e-mail', async () => {
      const file = sampleGroup();
      found(found(file.parties[2]).contacts[0]).slack = 'U2';
      await bench.test.store.groups.import(file, 'sample.yaml', morning);
      const who = await remember({ identity: slack('U2'), email }, morning);
      expect(who.person?.email).toBe('contact@library-2.example.org');
      expect((await remember({ identity: slack('U3') }, morning)).person).toBeUndefined();
      found(found(file.parties[2]).contacts[0]).slack = 'U3';
      expect(await bench.test.store.groups.import(file, 'sample.yaml', later(1))).toMatchObject({
        changed: true,
      });
      const now = await remember({ identity: slack('U3') }, later(2));
      expect(now.person?.email).toBe('contact@library-2.example.org');
    });

    it('takes an id in the file for one platform’s only', async () => {
      const file = sampleGroup();
      found(found(file.parties[2]).contacts[0]).slack = 'U2';
      await bench.test.store.groups.import(file, 'sample.yaml', morning);
      const identity: Identity = { platform: 'console', tenant: 'local', userId: 'U2' };
      expect((await remember({ identity }, morning)).person).toBeUndefined();
    });

    it('links by the user id in the terminal, where it is the e-mail', async () => {
      await bench.group();
      const identity: Identity = { platform: 'console', tenant: 'local', userId: email };
      expect((await remember({ identity }, morning)).person?.email).toBe(email);
    });

    it('ends what an id gave when the file has another, and makes nobody wait for a look-up', async () => {
      await withId('U8OUT');
      await remember({ identity: slack('U8OUT'), email: 'outsider@example.org' }, morning);
      await remember({ identity: slack('U2'), email: second }, morning);
      expect([await emailOf('U8OUT'), await emailOf('U2')]).toEqual([second, undefined]);
      await withId('U2', later(1));
      expect([await emailOf('U8OUT'), await emailOf('U2')]).toEqual([undefined, second]);
    });

    it('goes back to the e-mail when the file has no id any more', async () => {
      await withId('U8OUT');
      await remember({ identity: slack('U8OUT'), email }, morning);
      await remember({ identity: slack('U2'), email: second }, morning);
      await withId(undefined, later(1));
      // Whom the wrong id named is somebody too.
      expect([await emailOf('U8OUT'), await emailOf('U2')]).toEqual([email, second]);
    });

    it('links by the e-mail until the account with the id has been met', async () => {
      await withId('U2TYPO');
      await remember({ identity: slack('U2'), email: second }, morning);
      expect(await emailOf('U2')).toBe(second);
      expect((await people().unlinked('slack')).map((one) => one.userId)).toContain('U2TYPO');
      await remember({ identity: slack('U2TYPO') }, later(1));
      expect([await emailOf('U2'), await emailOf('U2TYPO')]).toEqual([undefined, second]);
    });

    it('knows a stranger at once when a file names them, by id or by address', async () => {
      await remember({ identity: slack('U1'), email }, morning);
      await remember({ identity: slack('U2') }, morning);
      expect([await emailOf('U1'), await emailOf('U2')]).toEqual([undefined, undefined]);
      await withId('U2', later(1));
      expect([await emailOf('U1'), await emailOf('U2')]).toEqual([email, second]);
    });

    it('takes ids and addresses for the bot’s own workspace’s only', async () => {
      await withId('U2');
      const elsewhere = { ...slack('U2'), tenant: 'T9' };
      const abroad: Profile = { identity: { ...slack('U5'), tenant: 'T9' }, email };
      for (const profile of [{ identity: elsewhere, email: second }, abroad])
        expect((await remember(profile, morning)).person).toBeUndefined();
      await remember({ identity: slack('U2') }, morning);
      expect(await emailOf('U2')).toBe(second);
    });

    it('ends the links of a workspace that the bot is no longer in', async () => {
      await bench.group();
      await remember({ identity: slack('U1'), email }, morning);
      await people().settle('slack', 'T9');
      expect(await emailOf('U1')).toBeUndefined();
      await people().settle('slack', 'T1');
      expect(await emailOf('U1')).toBe(email);
    });

    it('takes an address away from the account that had it before', async () => {
      await bench.group();
      await remember({ identity: slack('U1'), email }, later(1));
      await remember({ identity: slack('U2'), email: email.toUpperCase() }, later(1));
      expect([await emailOf('U1'), await emailOf('U2')]).toEqual([undefined, email]);
    });

    it.each([
      ['married@example.org', false, undefined],
      ['married@example.org', true, email],
      [null, false, undefined],
      [undefined, false, email],
      [second, true, second],
    ])('is told %p for an address, and that the old one is free: %p', async (now, free, expected) => {
      await bench.group();
      await remember({ identity: slack('U1'), email }, morning);
      await remember({ identity: slack('U1'), email: now }, later(1), free);
      expect(await emailOf('U1')).toBe(expected);
    });

    it('leaves an id out without saying that there is none', async () => {
      await withId('U2');
      const other = sampleGroup(2, 'other');
      await bench.test.store.groups.import(other, 'o.yaml', later(1));
      await remember({ identity: slack('U2') }, later(1));
      expect(await emailOf('U2')).toBe(second);
      found(found(other.parties[2]).contacts[0]).slack = 'U2';
      await bench.test.store.groups.import(other, 'o.yaml', later(2));
      await withId(undefined, later(3));
      expect(await emailOf('U2')).toBe(second);
      found(found(other.parties[2]).contacts[0]).slack = undefined;
      await bench.test.store.groups.import(other, 'o.yaml', later(4));
      expect(await emailOf('U2')).toBeUndefined();
    });

    it('says whether any group is another than when somebody was looked up', async () => {
      const changed = async () => (await people().recognise(slack('U9')))?.groupsChanged;
      await withId(undefined);
      await remember({ identity: slack('U9') }, morning);
      expect(await changed()).toBe(false);
      await withId('U7', later(1));
      expect(await changed()).toBe(true);
      await remember({ identity: slack('U9') }, later(1));
      expect(await changed()).toBe(false);
      await bench.test.store.groups.import(sampleGroup(1, 'other'), 'o.yaml', later(2));
      expect(await changed()).toBe(true);
    });

    it('gives a person who has left the file no membership', async () => {
      await bench.group();
      await remember({ identity: slack('U1'), email }, morning);
      const file = sampleGroup();
      found(file.parties[1]).contacts = [];
      await bench.test.store.groups.import(file, 'sample.yaml', later(1));
      expect(await people().recognise(slack('U1'))).toMatchObject({ person: { email }, memberships: [] });
    });

    it('tells one workspace from another', async () => {
      await bench.group();
      await remember({ identity: slack('U1'), email }, morning);
      expect(await people().recognise({ ...slack('U1'), tenant: 'T2' })).toBeUndefined();
    });

    it('lists contacts and coordinators who have no identity on the platform, with the id of the file', async () => {
      const file = sampleGroup(1);
      found(found(file.parties[1]).contacts[1]).slack = 'U9';
      await bench.test.store.groups.import(file, 'sample.yaml', morning);
      await remember({ identity: slack('U1'), email }, morning);
      const unlinked = await people().unlinked('slack');
      expect(unlinked.map((one) => [one.email, one.userId])).toEqual(
        expect.arrayContaining([
          ['convener@example.org', undefined],
          ['substitute@library-1.example.org', 'U9'],
        ]),
      );
      expect(unlinked).toHaveLength(2);
      expect(await people().unlinked('console')).toHaveLength(3);
    });

    describe('with letters', () => {
      const letters = (userId = email): Identity => ({ platform: 'mail', tenant: 'mail', userId });
      const begin = async () => {
        const { contact } = await bench.begun();
        await remember({ identity: letters(), email }, morning);
        return {
          contact,
          where: async () => (await people().addresses([contact], ['slack', 'teams', 'mail'])).get(contact),
        };
      };

      it('writes to a chat before a letter, whatever was heard from last', async () => {
        const { where } = await begin();
        expect((await where())?.identity).toEqual(letters());
        await remember({ identity: slack('U1'), email }, morning);
        await people().seen(letters(), later(5));
        expect((await where())?.identity).toEqual(slack('U1'));
      });

      it('writes a letter where no chat arrives, and to the chat again when it does', async () => {
        const { where } = await begin();
        await remember({ identity: slack('U1'), email }, morning);
        await people().markReach(slack('U1'), 'account_inactive');
        expect((await where())?.identity).toEqual(letters());
        await people().seen(slack('U1'), later(1), 'D1');
        expect((await where())?.identity).toEqual(slack('U1'));
      });

      it('writes to the chat that does not arrive where letters do not either', async () => {
        const { where } = await begin();
        await remember({ identity: slack('U1'), email }, morning);
        await people().markReach(slack('U1'), 'account_inactive');
        await people().markReach(letters(), '550');
        expect(await where()).toMatchObject({ identity: slack('U1'), unreachable: 'account_inactive' });
      });

      it('writes where somebody asked to be written to, the last time that they did', async () => {
        const { contact, where } = await begin();
        await remember({ identity: slack('U1'), email }, morning);
        expect(await people().choose(contact, 'mail', later(1))).toBe(true);
        expect((await where())?.identity).toEqual(letters());
        expect(await people().choose(contact, 'slack', later(2))).toBe(true);
        expect((await where())?.identity).toEqual(slack('U1'));
        expect(await people().choose(contact, 'teams', later(3))).toBe(false);
      });

      it('writes to the address that the person has now, and asks to be told of it', async () => {
        const { contact, where } = await begin();
        const unlinked = async () => (await people().unlinked('mail')).map((one) => one.email);
        expect(await unlinked()).not.toContain(email);
        await bench.test.type(`update person set email = 'New@library-1.example.org' where id = ${contact}`);
        expect(await where()).toBeUndefined();
        expect(await unlinked()).toContain('New@library-1.example.org');
        const moved = letters('new@library-1.example.org');
        await remember({ identity: moved, email: moved.userId }, later(1));
        expect((await where())?.identity).toEqual(moved);
      });

      it('remembers that somebody has been written to', async () => {
        const { where } = await begin();
        expect((await where())?.conversation).toBeUndefined();
        await people().written(letters(), email);
        expect((await where())?.conversation).toBe(email);
      });

      it('knows by the address who is in a group now', async () => {
        const { contact, group } = await bench.begun();
        expect(await people().withAddress(` ${email.toUpperCase()} `)).toEqual({
          id: contact,
          groupId: group.id,
        });
        expect(await people().withAddress('convener@example.org')).toMatchObject({ groupId: group.id });
        expect(await people().withAddress('nobody@example.org')).toBeUndefined();
        const file = sampleGroup();
        found(file.parties[1]).contacts = [];
        await bench.test.store.groups.import(file, 'sample.yaml', later(1));
        expect(await people().withAddress(email)).toBeUndefined();
      });
    });

    it('writes to the identity last heard from, of those on the platforms asked for', async () => {
      const { contact, substitute } = await bench.begun();
      const old = slack('U1');
      const playground: Identity = { platform: 'playground', tenant: 'local', userId: email };
      const terminal: Identity = { platform: 'console', tenant: 'local', userId: email };
      await remember({ identity: old, email, locale: 'en' }, later(9));
      await remember({ identity: playground, email, locale: 'sv' }, morning);
      await remember({ identity: terminal }, morning);
      await people().seen(old, later(1));
      await people().seen(playground, later(2), 'D2');
      await people().seen(terminal, later(3));
      const on = async (...platforms: Identity['platform'][]) =>
        (await people().addresses([contact, substitute], platforms)).get(contact);
      expect((await on('slack'))?.identity).toEqual(old);
      expect(await on('slack', 'playground')).toEqual({
        identity: playground,
        conversation: 'D2',
        locale: 'sv',
        unreachable: undefined,
      });
      expect((await on('slack', 'console'))?.identity).toEqual(terminal);
      expect(await on()).toBeUndefined();
      expect((await people().addresses([substitute], ['slack'])).size).toBe(0);
    });

    it('keeps the conversation when somebody is seen elsewhere', async () => {
      const { contact } = await bench.begun();
      await remember({ identity: slack('U1'), email }, morning);
      await people().seen(slack('U1'), later(1), 'D1');
      await people().seen(slack('U1'), later(2));
      expect((await people().addresses([contact], ['slack'])).get(contact)?.conversation).toBe('D1');
    });

    it('marks who cannot be reached, until they can again', async () => {
      const { contact } = await bench.begun();
      await remember({ identity: slack('U1'), email }, morning);
      const why = async () => (await people().addresses([contact], ['slack'])).get(contact)?.unreachable;
      await people().markReach(slack('U1'), 'account_inactive');
      expect(await why()).toBe('account_inactive');
      expect((await people().recognise(slack('U1')))?.unreachable).toBe(true);
      await people().markReach(slack('U1'), undefined);
      expect(await why()).toBeUndefined();
      expect((await people().recognise(slack('U1')))?.unreachable).toBeUndefined();
    });

    it('keeps where a message has arrived, and that its reader can be reached', async () => {
      const { contact } = await bench.begun();
      await remember({ identity: slack('U1'), email }, morning);
      await people().seen(slack('U1'), later(1), 'D1');
      await people().markReach(slack('U1'), 'gone');
      await people().reached(slack('U1'), 'D2');
      expect((await people().addresses([contact], ['slack'])).get(contact)).toMatchObject({
        conversation: 'D2',
        unreachable: undefined,
      });
    });
  });
}
