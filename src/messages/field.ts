import type { Day } from '../domain/day.ts';
import type { Texts } from '../texts/texts.ts';

/*
 * Terms
 *   field     one question of a form, as its feature declares it: a kind, a label, and what may stand in it
 *   shape     all fields of a form, by name, in the order in which they are asked
 *   values    what stands in a form, by field, in the types of the domain
 *   item      one thing of a form as it is drawn: an input, or a heading above inputs; see `form.ts`
 *   raw       what came back from a platform: a text for each input, by the input's id
 */

/** Words in the reader's language. */
export type Said = (t: Texts) => string;

type Head = {
  label: Said;
  hint?: Said;
  /** The field must be filled in; this is said where it is not. */
  required?: Said;
};

/** An input by itself. What is empty is undefined, an empty text `''`. */
export type PlainField = Head &
  /**
   * `paste`: many lines from elsewhere, in UTF-16 units at most; a platform whose inputs take less draws several of them,
   * and each holds whole lines.
   */
  (
    | { kind: 'text'; lines: 'one' | 'many'; paste?: number }
    /** One of several. `of`: their values, when they are always the same; else they are given when the form is opened. */
    | { kind: 'choice'; of?: readonly string[]; option?(t: Texts, value: string): string }
    /** Any number of several. */
    | { kind: 'choices'; of?: readonly string[]; option?(t: Texts, value: string): string }
    /** `no`: other words for no. */
    | { kind: 'yes-no'; no?: Said }
    /** A day, local to the group; refused outside those that are given when the form is opened. */
    | { kind: 'day' }
    /** A time of day, as 13:05. */
    | { kind: 'time' }
    /** A whole number within these, both included. */
    | { kind: 'number'; least: number; most: number }
    /** Somebody, by the platform's own picker where it has one, else by name and e-mail. */
    | { kind: 'person' }
  );

export type Field =
  | PlainField
  /**
   * A channel of the platform, by its own picker. What stands is not drawn, for it may be gone there: chosen anew, or it
   * stays. `otherwise`: how it is done where the platform has no picker, said in the field's place.
   */
  | (Head & { kind: 'channel'; otherwise: Said })
  /** One field for each item that is given when the form is opened. */
  | { kind: 'each'; label: Said; of: PlainField }
  /** Rows of fields, with some empty ones at the end. A row in which nothing stands is none. */
  | {
      kind: 'rows';
      label: Said;
      /** What a row is called, from 1. */
      row(t: Texts, n: number): string;
      of: Readonly<Record<string, PlainField>>;
      /** How many rows a platform draws at most, unless more are saved. */
      most: number;
      /** The field that must stand in a row where anything does, and what is said where it does not. */
      needs?: { field: string; missing: Said };
    };

export type Shape = Readonly<Record<string, Field>>;

/** Who somebody is: by a platform's user id until it is looked up, then by name and e-mail. */
export type PersonValue = { userId?: string; name: string; email: string };

type PlainValue<F> = F extends { kind: 'text' }
  ? string
  : F extends { kind: 'choice'; of: readonly (infer V)[] }
    ? V | undefined
    : F extends { kind: 'choice' }
      ? string | undefined
      : F extends { kind: 'choices'; of: readonly (infer V)[] }
        ? V[]
        : F extends { kind: 'choices' }
          ? string[]
          : F extends { kind: 'yes-no' }
            ? boolean | undefined
            : F extends { kind: 'day' }
              ? Day | undefined
              : F extends { kind: 'time' }
                ? string | undefined
                : F extends { kind: 'number' }
                  ? number | undefined
                  : F extends { kind: 'person' }
                    ? PersonValue | undefined
                    : never;

/** A row and the key by which it is known; a new one has none yet. */
export type RowValue<Of> = { [K in keyof Of]: PlainValue<Of[K]> } & { key?: string };

export type FieldValue<F> = F extends { kind: 'each'; of: infer Of }
  ? Record<string, PlainValue<Of>>
  : F extends { kind: 'rows'; of: infer Of }
    ? RowValue<Of>[]
    : F extends { kind: 'channel' }
      ? string | undefined
      : PlainValue<F>;

/** What stands in a form of this shape. */
export type ValuesOf<S> = { [K in keyof S]: FieldValue<S[K]> };

/** What is known only when the form is opened: choices, and the items of an `each`. By field. */
export type Given = Readonly<
  Record<
    string,
    {
      options?: readonly { value: string; label: string }[];
      items?: readonly { key: string; label: string }[];
      /** Both included. */
      days?: { first: Day; last: Day };
    }
  >
>;
