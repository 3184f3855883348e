import fc from 'fast-check';
import type { Part, Rich } from '../../src/messages/message.ts';

/** What anybody may write, and the parts of messages that are made of it. `marks`: what means something to the platform. */
export function anyWriting(marks: string[]) {
  const word = fc.oneof(
    fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
    fc.constantFrom(...marks, '_kursiv_', '&amp;', '\u202eavig', '👨‍👩‍👧‍👦', '"', '\\n'),
  );
  const text = fc
    .array(word, { maxLength: 60 })
    .chain((words) => fc.constantFrom(' ', '\n', '. ').map((between) => words.join(between)));
  const long = fc
    .tuple(text, fc.integer({ min: 1, max: 30 }))
    .map(([some, times]) => `${some} `.repeat(times));
  const anyText = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: long });
  const rich: fc.Arbitrary<Rich> = fc.oneof(
    anyText,
    fc.array(
      fc.oneof(
        text,
        text.map((strong) => ({ strong })),
        text.map((code) => ({ code })),
      ),
      { maxLength: 5 },
    ),
  );
  const button = fc.record({
    label: fc.string({ maxLength: 75 }),
    action: fc.string({ maxLength: 700 }).map((words) => ({ kind: 'words' as const, text: words })),
    primary: fc.boolean(),
    confirm: fc.option(fc.record({ title: text, text, yes: text, no: text }), { nil: undefined }),
  });
  const wordsPart: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constant('heading' as const), text: anyText }),
    fc.record({ kind: fc.constantFrom('text' as const, 'note' as const), text: rich }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(rich, { maxLength: 30 }) }),
    fc.record({ kind: fc.constant('quote' as const), text: anyText }),
  );
  return {
    text,
    anyText,
    rich,
    wordsPart,
    buttonsPart: (maxLength: number): fc.Arbitrary<Part> =>
      fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { maxLength }) }),
    messageOf: (part: fc.Arbitrary<Part>) =>
      fc.record({
        title: fc.option(text, { nil: undefined }),
        parts: fc.array(part, { maxLength: 8 }),
      }),
  };
}
