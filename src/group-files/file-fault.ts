/** Something wrong in a file. Line and column count from 1. */
export type Fault = { line: number; column: number; message: string };

/** As they stand in the file. */
export function inOrder(faults: Fault[]): Fault[] {
  return faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
