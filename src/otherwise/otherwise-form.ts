import { declareForm } from '../asking/declare-form.ts';
import { otherWays } from '../domain/arrangement.ts';
import type { FormRef } from '../messages/action.ts';
import type { Shape } from '../messages/field.ts';
import { tell } from '../messages/say.ts';
import { arrangeFor } from '../one-party/arranging.ts';
import { notOtherwise, otherwiseDays, setOtherwise } from './set-otherwise.ts';

type OtherwiseRef = Extract<FormRef, { kind: 'otherwise' }>;

const shape = {
  how: {
    kind: 'choice',
    label: (t) => t.arranged.how,
    of: otherWays,
    option: (t, value) => t.arranged.ways[value as (typeof otherWays)[number]],
    required: (t) => t.arranged.howMissing,
  },
  on: { kind: 'day', label: (t) => t.arranged.onWhich, required: (t) => t.arranged.onMissing },
} as const satisfies Shape;

/** The form behind *Stäms av på annat sätt*. */
export const otherwiseForm = declareForm<OtherwiseRef, typeof shape>({
  who: 'coordinator',
  shape,
  title: (t) => t.arranged.otherwise,
  submit: (t) => t.report.save,
  again: ({ checkIn, party }) => ({ kind: 'otherwise', checkIn, party }),
  back: ({ checkIn, party }) => ({ kind: 'one-party', checkIn, party }),
  async read({ product, asker }, store, of) {
    const arranging = await arrangeFor(product, store, asker, of, 'coordinator');
    if ('refused' in arranging) return arranging;
    const refused = notOtherwise(arranging);
    if (refused) return { refused };
    return {
      saved: { how: arranging.arranged.otherwise?.how, on: arranging.arranged.otherwise?.on },
      given: { on: { days: otherwiseDays(arranging) } },
      partyName: arranging.party,
      note: asker.t.arranged.otherwiseNote,
    };
  },
  async store({ product, asker }, store, of, { how, on }) {
    const arranging = await arrangeFor(product, store, asker, of, 'coordinator');
    if ('refused' in arranging) return { reply: tell(arranging.refused) };
    if (!how || !on) return { reply: tell(asker.t.arranged.howMissing) };
    return setOtherwise(arranging, { how, on });
  },
});
