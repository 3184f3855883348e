import fc from 'fast-check';
import { formView, loadingView, wordsView } from '../../../adapters/render/slack-form.ts';
import { formOfView, typedIn, valuesOf } from '../../../adapters/slack/view-values.ts';
import { drawItems } from '../../../src/asking/draw-form.ts';
import { lengthOf } from '../../../src/domain/status-update.ts';
import { unlockForm } from '../../../src/lock/unlock-form.ts';
import type { Form } from '../../../src/messages/form.ts';
import { overallForm } from '../../../src/report/report-forms.ts';
import { textsFor } from '../../../src/texts/texts.ts';
import { readBack } from '../../support/read-back.ts';
import { viewFaults } from '../../support/slack-limits.ts';
import {
  agreedEarlier,
  sampleAreaForm,
  sampleOverallForm,
  sampleUnlockForm,
} from '../../support/slack-samples.ts';
import { seenBlock } from '../../support/slack-screen.ts';

const { report } = textsFor('sv');
type View = NonNullable<ReturnType<typeof formView>>;

function drawn(form: Form): View {
  const view = formView(form);
  if (!view) throw new Error('the form is too large');
  expect(viewFaults({ ...view })).toEqual([]);
  return view;
}

/** What Slack sends when nothing in the view is touched. */
function untouched(view: View) {
  const values: Parameters<typeof typedIn>[0] = {};
  for (const block of view.blocks) {
    if (block.type !== 'input' || !('element' in block) || !block.block_id) continue;
    const { element } = block;
    if (element.type === 'plain_text_input')
      values[block.block_id] = { value: { value: element.initial_value ?? null } };
    if (element.type === 'datepicker')
      values[block.block_id] = { value: { selected_date: element.initial_date ?? null } };
    if (element.type === 'radio_buttons') {
      const value = element.initial_option?.value;
      values[block.block_id] = { value: { selected_option: value === undefined ? null : { value } } };
    }
  }
  return values;
}

function sentBack(form: Form): unknown {
  return readBack(form.ref.kind, valuesOf(typedIn(untouched(drawn(form)))));
}

function screen(view: View): string {
  return view.blocks.map(seenBlock).join('\n');
}

describe('the form behind "Skriv mer" in Slack', () => {
  it('offers exactly the keys of the answer', () => {
    expect(Object.keys(Object(sentBack(sampleAreaForm()))).sort()).toEqual(['done', 'needs']);
  });

  it('shows the area, its guiding questions, what was said last and what happens to the text', () => {
    const shown = screen(drawn(sampleAreaForm({ notices: ['Eva skrev nyss här.'] })));
    for (const words of [
      'Eva skrev nyss här.',
      'Bemötande',
      'Vad gör ni nytt?',
      'En kurs',
      'allmän handling',
      report.ask.needs,
    ])
      expect(shown).toContain(words);
    expect(shown.indexOf('Eva skrev')).toBe(0);
  });

  it('gives back what it was filled with, also 3,000 characters of emoji in both fields', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(3_000);
    expect(lengthOf(family)).toBe(3_000);
    for (const text of ['', 'Kort', 'rad\n\n rad ', family, '🙂 '.repeat(1_500), '<!channel> *fet* &amp;']) {
      const values = { done: text, needs: text };
      expect(sentBack(sampleAreaForm({ values }))).toEqual(values);
    }
  });

  it('goes on in further inputs that say so where a text is longer than an input takes', () => {
    const view = drawn(sampleAreaForm({ values: { done: 'x'.repeat(7_000), needs: '' } }));
    expect(screen(view)).toContain(`${report.ask.done} ${report.continued}`);
    expect(view.blocks.filter((block) => block.type === 'input').length).toBe(4);
  });

  it('cuts no text where white space would be at the end of an input', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 3_001, maxLength: 9_000, unit: fc.constantFrom('a', ' ', '\n', '🙂') }),
        (text) => {
          const blocks = drawn(sampleAreaForm({ values: { done: text, needs: '' } })).blocks;
          const inputs = blocks.flatMap((block) =>
            block.type === 'input' && 'element' in block && block.element.type === 'plain_text_input'
              ? [block.element.initial_value ?? '']
              : [],
          );
          expect(inputs.join('')).toBe(text);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('keeps the inputs that were there when it is drawn again with what was typed', () => {
    const typed = new Map([
      ['done', ['', 'kvar']],
      ['needs', ['']],
    ]);
    const view = formView(sampleAreaForm({ values: { done: 'kvar', needs: '' } }), typed);
    expect(view?.blocks.map((block) => block.block_id).filter(Boolean)).toEqual(['done', 'done~2', 'needs']);
  });
});

describe('the form behind "Till sist" in Slack', () => {
  it('offers exactly the keys of the answer', () => {
    const values = {
      workedWell: 'Bokcirkeln',
      commitments: [{ what: 'Workshop', who: 'Eva', by: '2020-02-28' }],
      outcomes: { [agreedEarlier]: 'partly' as const },
      contactNext: false,
    };
    const sent = Object(sentBack(sampleOverallForm({ values })));
    expect(Object.keys(sent).sort()).toEqual(Object.keys(overallForm.shape).sort());
    expect(sent).toEqual(values);
  });

  it('leaves unanswered what is not answered', () => {
    expect(sentBack(sampleOverallForm())).toEqual({ workedWell: '', commitments: [], outcomes: {} });
  });

  it('has three rows at first, and one more than there are', () => {
    const rows = (count: number) => {
      const commitments = Array.from({ length: count }, (_, n) => ({ what: `Insats ${n}`, who: '' }));
      const view = drawn(sampleOverallForm({ values: { workedWell: '', commitments } }));
      return view.blocks.filter((block) => block.block_id?.endsWith('.by')).length;
    };
    expect([0, 2, 3, 9, 10, 12].map(rows)).toEqual([3, 3, 4, 10, 10, 12]);
  });

  it('keeps every row that was there when it is drawn again', () => {
    const values = { workedWell: '', outcomes: {}, commitments: [], contactNext: undefined };
    const items = drawItems(overallForm.shape, values, {}, textsFor('sv'), { commitments: 6 });
    const view = formView(sampleOverallForm({ items }));
    expect(view?.blocks.some((block) => block.block_id === 'commitments.5.what')).toBe(true);
  });

  const what = '👨‍👩‍👧‍👦'.repeat(3_000);
  const commitments = Array.from({ length: 10 }, () => ({ what, who: what }));

  it('is drawn in steps where Slack would refuse it for its size', () => {
    const form = sampleOverallForm({ values: { workedWell: what, commitments } });
    const fields: string[] = [];
    for (let from: string | undefined, step = 0; step === 0 || from !== undefined; step++) {
      const view = formView(form, new Map(), from);
      if (!view) throw new Error('the form is too large');
      expect(viewFaults({ ...view })).toEqual([]);
      for (const { block_id } of view.blocks) if (block_id && !block_id.includes('~')) fields.push(block_id);
      from = formOfView(view.private_metadata ?? '')?.step?.next;
      if (step > 20) throw new Error('the steps do not end');
    }
    expect(fields).toEqual(form.items.flatMap((item) => (item.kind === 'heading' ? [] : [item.id])));
  });

  it('is not drawn in steps where it cannot be saved in parts', () => {
    const form = sampleOverallForm({ values: { workedWell: what, commitments }, partial: false });
    expect(formView(form)).toBeUndefined();
  });
});

describe('the form behind "Lås upp" in Slack', () => {
  it('offers exactly the key of the answer', () => {
    const form = sampleUnlockForm();
    const items = drawItems(unlockForm.shape, { reason: 'Fel siffra' }, {}, textsFor('sv'));
    expect(sentBack({ ...form, items })).toEqual({ reason: 'Fel siffra' });
    expect(sentBack(form)).toEqual({ kind: 'faults', faults: { reason: textsFor('sv').lock.reasonMissing } });
  });
});

describe('a view', () => {
  it('carries which form it is, and none that is not ours', () => {
    for (const form of [sampleAreaForm(), sampleOverallForm()])
      expect(formOfView(drawn(form).private_metadata ?? '')).toEqual({ form: form.ref });
    expect(formOfView('{')).toBeUndefined();
    expect(formOfView('{"kind":"area","checkIn":1}')).toBeUndefined();
  });

  it('keeps to the limits of Slack in both languages, also while it loads or says something instead', () => {
    for (const locale of ['sv', 'en'] as const) {
      drawn(sampleAreaForm({ locale }));
      drawn(sampleOverallForm({ locale }));
      expect(viewFaults({ ...loadingView(textsFor(locale).report.overall, locale) })).toEqual([]);
      expect(viewFaults({ ...loadingView('x'.repeat(75), locale) })).toEqual([]);
      const words = wordsView('Visa', { parts: [{ kind: 'text', text: 'x '.repeat(4_000) }] }, locale);
      expect(viewFaults({ ...words })).toEqual([]);
      expect(viewFaults({ ...wordsView('Visa', { parts: [] }, locale) })).toEqual([]);
    }
  });
});
