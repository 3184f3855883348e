import type { Author } from '../domain/status-update.ts';
import type { Action, FormRef } from '../messages/action.ts';
import type { Given, Said, Shape, ValuesOf } from '../messages/field.ts';
import type { Form } from '../messages/form.ts';
import { moment } from '../messages/moment.ts';
import type { Reply } from '../messages/report.ts';
import type { Store } from '../ports/store.ts';
import type { Texts } from '../texts/texts.ts';
import { commit } from './ask.ts';
import type { Change } from './change.ts';
import { drawItems } from './draw-form.ts';
import type { AskingOf, ByLink } from './feature.ts';
import { lookUp } from './look-up.ts';
import { baseOf, type Merged, mergeForm, rowKeys } from './merge-form.ts';
import { type Raw, readForm, rowsIn } from './read-form.ts';
import { shownValue } from './shown-value.ts';
import type { Who } from './who.ts';

/** What is saved now, and the words that stand around the fields. */
export type Opened<S extends Shape> = {
  saved: ValuesOf<S>;
  /** Who saved it last, and when (UTC): told to whoever wrote in the same field meanwhile. */
  by?: Author;
  at?: Date;
  given?: Given;
  subject?: string;
  partyName: string;
  notices?: string[];
  reading?: string[];
  note: string;
  /** What is wrong by what is saved now, in the sentences of the inputs: as `check`, with what was read here. */
  faults?(values: ValuesOf<S>): Record<string, string>;
  /** The answer where nothing was typed that is not saved; what reading it for that has begun is undone. */
  unchanged?(): Reply;
};

/** A form as its feature declares it. `R`: its ref. */
export type FormHandler<R, S extends Shape> = {
  who: Who;
  byLink?: ByLink;
  /** Also about a check-in that is not open. */
  beforeOpening?: true;
  shape: S;
  /** At most 24 characters (Slack's limit for a title). */
  title: Said;
  /** The button that sends it. */
  submit: Said;
  /** What it stores may be incomplete: it may be saved in parts. */
  partial?: true;
  /** Opens the form anew. */
  again(of: R): Action;
  /** What it was opened from. */
  back(of: R): Action;
  /**
   * What is saved now; used to open the form and, `toStore`, in the transaction that stores it, where it locks what it
   * reads. Anything else than an opened form is the answer: to a sent form a refusal, which leaves what was typed.
   */
  read(asking: AskingOf<R>, store: Store, of: R, toStore: boolean): Promise<Opened<S> | { refused: string }>;
  /** What is wrong beside what the fields themselves tell, by the input's id; of what would be saved. */
  check?(asking: AskingOf<R>, of: R, values: ValuesOf<S>): Record<string, string>;
} & (
  | {
      /** Stores what was typed in, in the transaction that `read` began in: `changed` names the fields. */
      store(
        asking: AskingOf<R>,
        store: Store,
        of: R,
        values: ValuesOf<S>,
        changed: readonly (keyof S & string)[],
      ): Promise<Change>;
    }
  | {
      /** Stores what was typed in its own way. `judge` says what comes of what was sent, by what is saved; it reads nothing. */
      save(
        asking: AskingOf<R>,
        of: R,
        judge: (opened: Opened<S> | { refused: string }) => Judged<S>,
      ): Promise<Reply>;
    }
);

/** What comes of a sent form: an answer, or values to be stored, of which `changed` are the fields that were typed in. */
export type Judged<S extends Shape> =
  | { kind: 'answer'; change: Change }
  | { kind: 'store'; values: ValuesOf<S>; changed: readonly (keyof S & string)[] };

/** A form of any shape, as the dispatcher works with it. */
export type DeclaredForm<R> = {
  who: Who;
  byLink?: ByLink;
  beforeOpening?: true;
  shape: Shape;
  title: Said;
  /** Draws the form from what is saved, or says why not. */
  open(asking: AskingOf<R>, store: Store, of: R): Promise<Reply>;
  /** Reads, merges and stores what was sent, once per payload. What cannot be stored keeps the form, with what was typed. */
  save(asking: AskingOf<R>, of: R, raw: Raw): Promise<Reply>;
  /** The form without anything that the database knows, around what was typed: for when it does not answer. */
  bare(of: R, raw: Raw, t: Texts): Form;
};

/** Makes one form of its parts: opening, reading back, faults, the merge of two writers are the same for all. */
export function declareForm<R extends FormRef, S extends Shape>(handler: FormHandler<R, S>): DeclaredForm<R> {
  function formOf(
    of: R,
    t: Texts,
    opened: Omit<Opened<S>, 'saved'>,
    drawn: { values: ValuesOf<S>; base: string; rows?: Record<string, number>; notices?: string[] },
  ): Form {
    return {
      locale: t.language,
      ref: { ...of, base: drawn.base },
      title: handler.title(t),
      subject: opened.subject,
      partyName: opened.partyName,
      notices: [...(opened.notices ?? []), ...(drawn.notices ?? [])],
      reading: (opened.reading ?? []).filter((text) => text.trim() !== ''),
      items: drawItems(handler.shape, drawn.values, opened.given ?? {}, t, drawn.rows),
      note: opened.note,
      submit: handler.submit(t),
      again: handler.again(of),
      back: handler.back(of),
      partial: handler.partial === true,
    };
  }

  /** How many rows stand in what was sent. */
  const rowsOf = (raw: Raw) =>
    Object.fromEntries(Object.keys(handler.shape).map((name) => [name, rowsIn(raw, name)]));

  /** What somebody else wrote meanwhile, field by field. */
  function contestedNotices(
    asking: AskingOf<R>,
    opened: Opened<S>,
    contested: Merged<S>['contested'],
  ): string[] {
    const { t, group } = asking.asker;
    const { by, at, given = {} } = opened;
    const when = at && moment(group, at, t);
    return [
      // Of some things it is not kept who saved them last.
      by && when
        ? t.messages.otherWrote(by.name, t.messages.theDayAt(when.day, when.time))
        : t.messages.somebodyWrote,
      ...contested
        .map(({ field, saved }) => {
          const of = handler.shape[field];
          return [of?.label(t) ?? '', of ? shownValue(of, saved, given[field], t) : ''] as const;
        })
        .filter(([, text]) => text !== '')
        .map(([label, text]) => t.messages.nowSaved(label, text)),
    ];
  }

  function judge(asking: AskingOf<R>, of: R, raw: Raw, opened: Opened<S> | { refused: string }): Judged<S> {
    const { t } = asking.asker;
    const refuse = (fields: Record<string, string>, why?: string, form?: Form): Judged<S> => ({
      kind: 'answer',
      change: { reply: { kind: 'refused', fields, ...(why ? { why } : {}), ...(form ? { form } : {}) } },
    });
    if ('refused' in opened) return refuse({}, opened.refused, bare(of, raw, t));
    const { saved, given = {} } = opened;
    const base = of.base ?? baseOf(handler.shape, saved);
    const read = readForm(handler.shape, raw, { given, saved, rows: rowKeys(handler.shape, base, saved), t });
    const again = (values: ValuesOf<S>, from: string, notices?: string[]) =>
      formOf(of, t, opened, { values, base: from, rows: rowsOf(raw), notices });
    if (read.kind === 'nothing-came') return refuse({}, t.form.nothingCame, again(saved, base));
    if (read.kind === 'faults') return refuse(read.faults, undefined, again(saved, base));
    const merged = mergeForm(handler.shape, base, read.values, saved);
    // By what would be saved: a form may come in parts, and somebody else may have saved the other half of a fault.
    const faults = {
      ...handler.check?.(asking, of, merged.values),
      ...opened.faults?.(merged.values),
    };
    if (Object.keys(faults).length > 0) return refuse(faults, undefined, again(saved, base));
    if (merged.changed.length === 0 && opened.unchanged)
      return { kind: 'answer', change: { reply: opened.unchanged(), undo: true } };
    if (merged.contested.length > 0) {
      const notices = contestedNotices(asking, opened, merged.contested);
      const form = again({ ...saved, ...read.values }, merged.base, notices);
      return { kind: 'answer', change: { reply: { kind: 'form', form } } };
    }
    return { kind: 'store', values: merged.values, changed: merged.changed };
  }

  return {
    who: handler.who,
    byLink: handler.byLink,
    beforeOpening: handler.beforeOpening,
    shape: handler.shape,
    title: handler.title,
    async open(asking, store, of) {
      const opened = await handler.read(asking, store, of, false);
      if ('refused' in opened)
        return { kind: 'messages', items: [{ parts: [{ kind: 'text', text: opened.refused }] }] };
      const base = baseOf(handler.shape, opened.saved);
      return {
        kind: 'form',
        form: formOf(of, asking.asker.t, opened, { values: opened.saved, base }),
      };
    },
    async save(asking, of, raw) {
      const found = await lookUp(asking, handler.shape, raw, of.base);
      if ('faults' in found) return { kind: 'refused', fields: found.faults };
      if ('save' in handler)
        return handler.save(asking, of, (opened) => judge(asking, of, found.raw, opened));
      return commit(asking.ask, async (store) => {
        const judged = judge(asking, of, found.raw, await handler.read(asking, store, of, true));
        if (judged.kind === 'answer') return judged.change;
        return handler.store(asking, store, of, judged.values, judged.changed);
      });
    },
    bare,
  };

  function bare(of: R, raw: Raw, t: Texts): Form {
    const values = Object.fromEntries(
      Object.entries(handler.shape).map(([name, field]) => [
        name,
        field.kind === 'rows' ? [] : field.kind === 'each' ? {} : field.kind === 'text' ? '' : undefined,
      ]),
    ) as ValuesOf<S>;
    const given: Given = Object.fromEntries(
      Object.entries(handler.shape).flatMap(([name, field]) => {
        if (field.kind !== 'each') return [];
        const keys = Object.keys(raw).flatMap((id) =>
          id.startsWith(`${name}.`) ? [id.slice(name.length + 1)] : [],
        );
        return [[name, { items: keys.map((key) => ({ key, label: field.of.label(t) })) }]];
      }),
    );
    return formOf(
      of,
      t,
      { partyName: '', note: '', given },
      { values, base: of.base ?? '', rows: rowsOf(raw) },
    );
  }
}
