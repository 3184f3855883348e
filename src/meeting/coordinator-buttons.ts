import type { Asking } from '../asking/feature.ts';
import type { CheckIn } from '../domain/check-in.ts';
import { type Meeting, sameWhen } from '../domain/meeting.ts';
import { partyName } from '../domain/party.ts';
import { shortWhen } from '../messages/meeting.ts';
import type { Button } from '../messages/message.ts';
import type { Product } from '../ports/product.ts';
import type { Store } from '../ports/store.ts';
import { notInvited } from './guests.ts';

export type T = Asking['asker']['t'];
export type About = {
  product: Product;
  store: Store;
  asker: Asking['asker'];
  meeting: Meeting;
  checkIn: CheckIn | undefined;
  agenda: number;
};

export const planButtons = (group: number, t: T): Button[] => [
  { label: t.meeting.plan, action: { kind: 'plan-meeting', group }, primary: true },
  { label: t.meeting.askDays, action: { kind: 'propose-days', group } },
];

export async function buttonsFor(
  { store, asker, meeting, checkIn }: About,
  begun: boolean,
): Promise<Button[]> {
  const { t, group, membership } = asker;
  const m = t.meeting;
  const of = { group: group.id, meeting: meeting.id };
  const own = membership.parties[0]?.partyId;
  const guest =
    own === undefined ? undefined : { checkIn: meeting.checkInId, party: own, meeting: meeting.id };
  if (meeting.state === 'cancelled') return planButtons(group.id, t);
  if (meeting.state === 'asking') {
    const asked = meeting.askedAt !== undefined;
    const fits = await store.meetings.fits(meeting.id);
    const counted = meeting.proposals.map((when, n) => ({
      when,
      can: fits.filter((fit) => fit.fits.includes(n)).length,
    }));
    const best = fits.length > 0 ? Math.max(...counted.map(({ can }) => can)) : -1;
    const first = counted.findIndex(({ can }) => can === best);
    return [
      ...(asked
        ? []
        : [
            {
              label: m.ask,
              action: { kind: 'ask-tell-meeting' as const, ...of, what: 'days' as const },
              primary: true,
            },
          ]),
      ...counted.map(
        ({ when }, n): Button => ({
          label: m.pick(shortWhen(when, t)),
          action: { kind: 'pick-day', ...of, ...when },
          ...(asked && n === first && { primary: true }),
        }),
      ),
      ...(asked && guest
        ? [{ label: m.fitsButton, action: { kind: 'meeting-fits' as const, ...guest } }]
        : []),
      ...(asked ? [] : [{ label: m.edit, action: { kind: 'propose-days' as const, ...of } }]),
      removeButton(of, asked, t),
    ];
  }
  if (begun) {
    const sent = (await store.meetings.minutes(meeting.id)).at(-1);
    const noted = meeting.heldAt !== undefined;
    return [
      { label: m.after, action: { kind: 'after-meeting', ...of }, ...(!noted && { primary: true }) },
      {
        label: m.minutesDraft,
        action: { kind: 'meeting-paper', ...of },
      },
      ...(sent ? [{ label: m.minutes, action: { kind: 'meeting-paper' as const, ...of, n: sent.n } }] : []),
      ...(noted
        ? [
            {
              label: sent ? m.sendCorrected : m.sendMinutes,
              action: { kind: 'ask-tell-meeting' as const, ...of, what: 'minutes' as const },
              ...(!sent && { primary: true }),
            },
          ]
        : []),
      { label: m.tookPartButton, action: { kind: 'took-part', group: group.id } },
      { label: m.another, action: { kind: 'plan-meeting', group: group.id } },
    ];
  }
  const invited = meeting.state === 'invited';
  const left = checkIn && invited ? await notInvited(store, group, checkIn, meeting) : [];
  const asked = meeting.proposals.length > 0 && !invited;
  return [
    ...(invited
      ? []
      : [
          {
            label: m.invite,
            action: { kind: 'ask-tell-meeting' as const, ...of, what: 'invitation' as const },
            primary: true,
          },
        ]),
    ...(left.length > 0
      ? [
          {
            label: m.inviteMore(left.length),
            action: { kind: 'ask-tell-meeting' as const, ...of, what: 'invitation' as const },
          },
        ]
      : []),
    { label: m.changeAgenda, action: { kind: 'agenda', ...of } },
    ...(meeting.agendaAt
      ? [{ label: m.proposeAnew, action: { kind: 'propose-agenda' as const, ...of } }]
      : []),
    { label: m.edit, action: { kind: 'plan-meeting', ...of } },
    ...(asked
      ? meeting.proposals
          .filter((when) => !sameWhen(when, meeting.when))
          .map(
            (when): Button => ({
              label: m.pick(shortWhen(when, t)),
              action: { kind: 'pick-day', ...of, ...when },
            }),
          )
      : []),
    ...(guest && invited
      ? [
          {
            label: m.ownAnswer(partyName(group, guest.party)),
            action: { kind: 'meeting' as const, ...guest },
          },
        ]
      : []),
    removeButton(of, invited, t),
  ];
}

const removeButton = (of: { group: number; meeting: number }, told: boolean, t: T): Button => ({
  label: told ? t.meeting.cancelMeeting : t.meeting.removeMeeting,
  action: { kind: 'ask-tell-meeting', ...of, what: 'cancellation' },
});
