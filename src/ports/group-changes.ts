import type { Edit } from '../domain/group-edits.ts';

/** A change of a group, made by a person or waiting for their yes. Times are UTC. */
export type GroupChange = {
  id: number;
  groupId: number;
  edits: Edit[];
  madeBy: number;
  madeAt: Date;
  /** `asked`: nothing has come of it yet. */
  state: 'asked' | 'done' | 'undone';
};

export type GroupChanges = {
  keep(change: Omit<GroupChange, 'id'>): Promise<number>;
  /** Inside a transaction: the change, locked until its end. */
  lockRow(id: number): Promise<GroupChange | undefined>;
  settle(id: number, state: 'done' | 'undone', by: number, at: Date): Promise<void>;
  /** Who has last changed the group in the bot, and when; undefined: nobody has. */
  latest(groupId: number): Promise<{ by: { id: number; name: string }; at: Date } | undefined>;
};
