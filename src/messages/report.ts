import type { Day } from '../domain/day.ts';
import type { HalfYear } from '../domain/half-year.ts';
import type { AreaAnswer, Status } from '../domain/status-update.ts';
import type { Locale } from '../domain/working-group.ts';
import type { Action } from './action.ts';
import type { Form } from './form.ts';
import type { Button, Message } from './message.ts';
import type { Answered } from './overall.ts';

/**
 * The area list: one party's lägesrapport in one check-in, as data. Each platform draws it in its own way, with the
 * buttons that it carries and no others.
 */
export type ReportList = {
  locale: Locale;
  /** Names this list among others: the same slot is the same list, drawn again. */
  slot: string;
  checkIn: number;
  party: number;
  partyName: string;
  /** The group's name, for somebody who is in several. */
  groupName?: string;
  halfYear: HalfYear;
  dueOn: Day;
  /** Whether the due date has passed. */
  overdue: boolean;
  /** `draft`: not sent in. `submitted`: sent in, nothing changed since. `changed`: sent in, and a change is not. `locked`: to read. */
  state: 'draft' | 'submitted' | 'changed' | 'locked';
  /** Whether choices and buttons to answer are drawn. False: in chat one line an area, and nothing that was written. */
  editable: boolean;
  /** Sentences about what just happened, above the list. */
  notices: string[];
  /** What stands in the way of sending in, beside the button that was pressed; it is also what a notification says. */
  hindrance?: string;
  areas: ReportRow[];
  /** What was answered of no single area. */
  overall: Answered[];
  /**
   * What may be pressed: `top` above the areas, `main` right below them (the primary one is what most people want), and
   * `more`, which nobody needs, after that.
   */
  buttons: { top: Button[]; main: Button[]; more: Button[] };
  /** Said where one sends in: the answer becomes a public record. */
  publicRecord: string;
};

export type ReportRow = AreaAnswer & {
  area: number;
  name: string;
  status?: Status;
  /** The button beside the choice of status; undefined: nothing may be chosen or written here. */
  write?: Button;
  /** The area's courses in one line, which leads to them; undefined: there are none. */
  courses?: Button;
  /** "Anna sparade den 12 juni kl. 10.42", ready to show; undefined: nothing to say of it. */
  saved?: string;
  /** That a question about it is not answered, ready to show. */
  asked?: string;
  /** Last half-year's answer, to read. In chat its status stands where one is to be chosen, the rest in the area's form. */
  last?: AreaAnswer & { status?: Status };
};

/** `svg`: the same picture for a page, which is logged as `bytes` is. */
export type Picture = { alt: string; beside: Message; svg(): Promise<string> };

/** What the asker gets. Everything for anybody else leaves as a delivery. */
export type Reply =
  /**
   * `replace`: put the first in the place of the message whose button was pressed, where there is one. `before`: nothing
   * is done yet; this is what the press is about, to be read before it is made.
   */
  | { kind: 'messages'; items: Message[]; replace?: boolean; before?: true }
  /**
   * The list belongs in the asker's 1:1 conversation. Pressed in a drawing of this list, that drawing is drawn again.
   * Otherwise, `drawn` new: at the conversation's end (an earlier drawing is retired); same: where it was last drawn,
   * else at the end. `say` is the answer to words typed elsewhere, or stands beside an update.
   */
  | {
      kind: 'report';
      list: ReportList;
      drawn: 'new' | 'same';
      say?: Message;
      /** Those of its areas, and the one about no single area, where they were asked for; none of what is locked. */
      forms?: { area?: number; form: Form }[];
    }
  /** Open the form, or, in answer to a form, show it again with what was typed still there. */
  | { kind: 'form'; form: Form }
  /**
   * The form stays open with what was typed. `fields` says by input what is wrong (`commitments.0.what`), `why` where no
   * input is at fault. `form`: the same form drawn anew, for a platform whose form does not stay by itself. `needs`: what
   * would let the asker do it, whom a link alone does not.
   */
  | { kind: 'refused'; fields: Record<string, string>; why?: string; form?: Form; needs?: 'code' }
  /**
   * A file, to the asker's 1:1 conversation. `bytes` hands it over, which is logged: call it once the person takes the
   * file. Where that is later than the process may live, `again` asks for the same file anew.
   */
  | {
      kind: 'file';
      name: string;
      type: string;
      /** In bytes, of a file that is only offered. */
      size(): Promise<number>;
      bytes(): Promise<Uint8Array>;
      again: Action;
      /** Of a picture: what takes its place for whoever does not see it, and the same in a message beside it, always. */
      picture?: Picture;
    }
  /** The same payload again: its effect and its answer have been. */
  | { kind: 'nothing' };
