import { partyName } from '../domain/party.ts';
import type { Button, Message } from '../messages/message.ts';
import { say } from '../messages/say.ts';
import type { Composed, Composing } from '../ports/kinds.ts';
import { nameOf } from './compose-welcome.ts';

/** What somebody is told of who answers, or coordinates: by what is true when it is sent. */
export async function composeNews(composing: Composing<'news'>): Promise<Composed> {
  const { product, row, content, group, t } = composing;
  const { answerers } = product.store;
  const name = partyName(group, row.partyId ?? 0);
  const isCoordinator = group.coordinators.some(({ id }) => id === row.personId);
  const withButtons = (message: Message, ...buttons: Button[]): Composed => ({
    message: { ...message, parts: [...message.parts, { kind: 'buttons', buttons }] },
  });
  const party = row.partyId ?? 0;
  const whoAnswers: Button = {
    label: t.answerers.who,
    action: { kind: 'who-answers', group: group.id, party },
  };
  switch (content.what) {
    case 'ended': {
      const by = await nameOf(product, content.by, t);
      if (content.as === 'coordinator') return { message: say(t.answerers.coordinatorEnded(by, group.name)) };
      const isStill = group.contacts.some(
        (one) => one.partyId === party && one.role === content.as && one.person.id === row.personId,
      );
      if (isStill) return { skip: 'gone' };
      const next = group.contacts.find((one) => one.partyId === party && one.role === content.as)?.person
        .name;
      return { message: say(t.answerers.ended[content.as](by, name, next), t.answerers.endedThanks) };
    }
    case 'confirm': {
      const handover = await answerers.handover(content.handover);
      if (handover?.state !== 'confirm' || !isCoordinator) return { skip: 'gone' };
      const { askedBy, person, appointedBy, fromOn } = handover;
      const text = t.answerers.confirm[handover.role](askedBy.name, name, person.name, person.email);
      const message = say(
        text,
        appointedBy ? t.answerers.appointed(appointedBy) : t.answerers.appointedNobody,
        t.answerers.confirmFrom(t.dates.dayWithYear(fromOn)),
      );
      return withButtons(
        message,
        {
          label: t.answerers.confirmYes,
          action: { kind: 'confirm-handover', group: group.id, handover: handover.id },
          primary: true,
        },
        {
          label: t.answerers.confirmNo,
          action: { kind: 'decline-handover', group: group.id, handover: handover.id },
        },
      );
    }
    case 'taken-over': {
      const handover = await answerers.handover(content.handover);
      if (handover?.state !== 'done' || !isCoordinator) return { skip: 'gone' };
      const { askedBy, person, appointedBy } = handover;
      const text = t.answerers.takenOver[handover.role](askedBy.name, name, person.name, person.email);
      return withButtons(say(text, appointedBy ? t.answerers.appointed(appointedBy) : undefined), {
        label: t.messages.undo,
        action: { kind: 'undo-change', group: group.id, change: content.change },
      });
    }
    case 'outcome': {
      const handover = await answerers.handover(content.handover);
      if (!handover) return { skip: 'gone' };
      if (handover.state === 'done')
        return { message: say(t.answerers.outcomeDone[handover.role](handover.person.name, name)) };
      if (handover.state !== 'declined') return { skip: 'gone' };
      const whom = t.messages.list(group.coordinators.map((one) => `${one.name} (${one.email})`));
      return { message: say(t.answerers.outcomeDeclined(handover.person.name, name, whom)) };
    }
    case 'not-reached': {
      const handover = await answerers.handover(content.handover);
      if (handover?.state !== 'open' || handover.met) return { skip: 'gone' };
      const { person } = handover;
      return withButtons(say(t.answerers.notReachedNew(person.name, person.email, name)), whoAnswers);
    }
    case 'no-next': {
      if (!isCoordinator || row.checkInId === undefined) return { skip: 'gone' };
      const { submitted } = await product.store.statusUpdates.read(row.checkInId, party);
      const contact = group.contacts.find((one) => one.partyId === party && one.role === 'contact');
      const waiting = await answerers.waiting({ groupId: group.id });
      const named =
        waiting.some((one) => one.partyId === party && one.role === 'contact') ||
        (contact && submitted?.submittedAt && contact.from > submitted.submittedAt);
      if (named || submitted?.overall.contactNext !== false) return { skip: 'gone' };
      const by = submitted.submittedBy?.name ?? t.answerers.somebody;
      return withButtons(say(t.answerers.noNext(by, name)), whoAnswers);
    }
    case 'vacant': {
      if (!isCoordinator || content.as === 'stand-in' || content.as === 'coordinator')
        return { skip: 'gone' };
      const by = await nameOf(product, content.by, t);
      const left = content.change !== undefined;
      const text = (left ? t.answerers.hasLeft : t.answerers.wantsToLeave)[content.as](by, name);
      return withButtons(
        say(text),
        whoAnswers,
        ...(content.change === undefined
          ? []
          : [
              {
                label: t.messages.undo,
                action: { kind: 'undo-change' as const, group: group.id, change: content.change },
              },
            ]),
      );
    }
  }
}
