/**
 * What Slack accepts. Lengths are in UTF-16 units, which is never less than Slack counts. Sources: the Block Kit
 * reference and the methods' own pages, except where a comment says otherwise.
 */
export const slackLimits = {
  blocks: 50,
  viewBlocks: 100,
  /**
   * JSON of a message's blocks. Undocumented: messages fail with `msg_blocks_too_long` from some 11,000 characters on.
   */
  blocksJson: 10_000,
  /** Top-level `text`; `chat.update` refuses more. */
  text: 4_000,
  /** A text object, a rich text run, the value of a text input. */
  textObject: 3_000,
  header: 150,
  actions: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  optionLabel: 75,
  options: 100,
  placeholder: 150,
  confirm: { title: 100, text: 300, answer: 30 },
  /** With the row of headings. */
  tableRows: 100,
  tableColumns: 20,
  label: 2_000,
  viewTitle: 24,
  viewButton: 24,
  /** How often one `response_url` may be used. */
  responses: 5,
} as const;
