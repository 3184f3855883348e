import { z } from 'zod';
import { textsFor } from '../texts/texts.ts';
import type { Block, Paper } from './paper.ts';

/* A document that is kept as it was sent, as data: whatever becomes of what it was made of, it is drawn the same. */

const text = z.string();
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), text }),
  z.object({ kind: z.literal('text'), label: text.optional(), text }),
  z.object({ kind: z.literal('list'), items: z.array(text) }),
  z.object({ kind: z.literal('quote'), label: text, text }),
  z.object({
    kind: z.literal('table'),
    caption: text,
    columns: z.array(text),
    rows: z.array(z.array(text)),
    widths: z.array(z.number()),
  }),
  z.object({ kind: z.literal('lines'), count: z.number() }),
]) satisfies z.ZodType<Block>;

const frozenPaper = z.object({
  locale: z.enum(['sv', 'en']),
  title: text,
  subject: text,
  keywords: z.array(text),
  creator: text,
  mark: text.optional(),
  state: text,
  blocks: z.array(block),
});
export type FrozenPaper = z.infer<typeof frozenPaper>;

export function freeze({ page: _, ...paper }: Paper): FrozenPaper {
  return paper;
}

/** Throws where it is no paper. */
export function thaw(kept: unknown): Paper {
  const paper = frozenPaper.parse(kept);
  return { ...paper, page: textsFor(paper.locale).documents.page };
}
