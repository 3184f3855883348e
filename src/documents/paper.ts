import type { Locale } from '../domain/working-group.ts';

/** One part of a document to read or write in, as data. */
export type Block =
  | { kind: 'heading'; level: 1 | 2; text: string }
  /** `label` in bold before the text. */
  | { kind: 'text'; label?: string; text: string }
  | { kind: 'list'; items: string[] }
  /** What a person wrote, as they wrote it, under what was asked. */
  | { kind: 'quote'; label: string; text: string }
  /** The first column is the row's heading. `widths` in parts of the page's width. */
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][]; widths: number[] }
  /** So many empty lines to write on. */
  | { kind: 'lines'; count: number };

/** A picture on as many sheets as it takes, as PNG, and all that it says in sentences. */
export type PictureBlock = {
  kind: 'picture';
  sheets: { png: Uint8Array; width: number; height: number }[];
  alt: string;
};

/** A document with one title, and the properties that it is found and registered by. */
export type Paper<B extends { kind: string } = Block> = {
  locale: Locale;
  title: string;
  subject: string;
  keywords: string[];
  creator: string;
  /** Above the text of each page, and with weight at its head: a draft says so everywhere. */
  mark?: string;
  /** A sentence on how far it is final. */
  state: string;
  page(of: string): string;
  blocks: B[];
};
