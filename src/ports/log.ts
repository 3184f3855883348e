/** Structured log lines: fields first, then what happened. Never texts that people wrote, names or secrets. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};
