import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Action } from '../../src/messages/action.ts';
import type { Reply, ReportList } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { OpenLink } from '../../src/ports/links.ts';
import type { Page } from './layout.ts';
import type { PageForm } from './report-page.ts';

export type AskByLink = (
  link: OpenLink,
  of: Pick<Incoming, 'key' | 'ask' | 'opens' | 'proven' | 'saidName'>,
) => Promise<Reply>;

export type Show = (
  c: Context<{ Bindings: HttpBindings }>,
  page: Page,
  status?: 200 | 400 | 404 | 429 | 503,
) => Response | Promise<Response>;

/** The lägesrapport with its forms as they are saved now; `none`: what is said instead. */
export type Sheet = { kind: 'sheet'; list: ReportList; forms: PageForm[] } | { kind: 'none'; reply: Reply };

/** One visit by a link: who it is, and how they ask. */
export type Visit = {
  link: OpenLink;
  /** The link's, without the host. */
  path: string;
  of: { checkIn: number; party: number };
  /** Who it is that reads a shared mailbox, as they have said. */
  name: string | undefined;
  /** Whether a mailed code has been typed. */
  proven: boolean;
  locale: 'sv' | 'en';
  /** Only to look, which leaves nothing. */
  open(action: Action): Promise<Reply>;
  /** `edit`: to be filled in also where all is sent in. */
  sheet(edit?: boolean): Promise<Sheet>;
  /** `key`: the same for the same done again. */
  act(ask: Incoming['ask'], key: string): Promise<Reply>;
  /** The code's work is done: it opens nothing more. */
  endProof(): Promise<void>;
};

/** Whether the list is drawn to be filled in: what is sent in takes a code. */
export const isOpen = ({ proven }: Pick<Visit, 'proven'>, list: ReportList): boolean =>
  list.editable && (list.state === 'draft' || proven);
