import type { KeptIn } from '../../src/domain/working-group.ts';
import type { WorkingGroupFile } from '../../src/domain/working-group-file.ts';
import type { Db } from '../database.ts';

/** One import under way, on its transaction. */
export type Import = {
  db: Db;
  groupId: number;
  file: WorkingGroupFile;
  at: Date;
  /** Where the group is kept from then on. */
  keptIn: KeptIn;
  /** The ids of those who were or are in the group: who they are on the platforms may be another now. */
  touched: number[];
  /** Told by each part whether it changed anything. */
  noted(change: boolean): void;
};

/** The ids of rows by what the file knows them by: a key, a reference, an e-mail in lower case. */
export type Ids = Map<string, number>;

/** Throws where the file names something that it does not describe; its checks let no such file through. */
export function idOf(ids: Ids, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The file speaks of ${key} and does not say what it is.`);
  return id;
}
