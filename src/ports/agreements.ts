import type { Goal } from '../domain/goal.ts';
import type { SeparateAgreement, SeparateAgreementContent } from '../domain/separate-agreement.ts';

/*
 * Agreements on single projects, what the coordinators say comes after an agreement that ends, and the group's goals.
 */

/** What comes after an agreement: a new one is being prepared, or none is planned. */
export type RenewalPlan = 'new' | 'none';

/** An agreement of either kind. */
export type AnyAgreement = { kind: 'agreement' | 'separate'; id: number };

export type Agreements = {
  /** In order of reference, those under preparation last. */
  list(groupId: number): Promise<SeparateAgreement[]>;
  get(groupId: number, id: number): Promise<SeparateAgreement | undefined>;
  /** Inside a transaction: the same, its row locked until the end. */
  lock(groupId: number, id: number): Promise<SeparateAgreement | undefined>;
  /** Returns its id; undefined: another of the group's has the reference. */
  make(groupId: number, content: SeparateAgreementContent, by: number, at: Date): Promise<number | undefined>;
  /** Inside a transaction, after `lock`. False: another of the group's has the reference. */
  save(id: number, content: SeparateAgreementContent, by: number, at: Date): Promise<boolean>;
  share(id: number, at: Date): Promise<void>;
  /** It is no longer among the group's. */
  remove(id: number, at: Date): Promise<void>;
  /** What was said of each agreement that ends. One read. */
  renewals(groupId: number): Promise<(AnyAgreement & { plan: RenewalPlan })[]>;
  /** Undefined: nothing is said of it any more. */
  plan(groupId: number, of: AnyAgreement, plan: RenewalPlan | undefined, by: number, at: Date): Promise<void>;
  /** In the group's order. */
  goals(groupId: number): Promise<Goal[]>;
};
