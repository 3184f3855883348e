import type { Part } from '../../src/messages/message.ts';

/** The caption of one piece of a table that had to be split: "Läget per område och part (1 av 3)". */
export function pieceCaption(table: Extract<Part, { kind: 'table' }>, n: number, all: number): string {
  const piece = (table.piece ?? '{n}/{all}').replace('{n}', String(n)).replace('{all}', String(all));
  return table.caption.trim() ? `${table.caption} (${piece})` : piece;
}
