import type { Reply } from '../messages/report.ts';

/** What a change leaves to be sent; the ids are sent as soon as the change is stored. */
export type Change = {
  reply: Reply;
  send?: string[];
  /** Nothing is left behind: what was done on the way to the reply is undone. */
  undo?: true;
};
