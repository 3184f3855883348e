/**
 * Slack's limits, written down from its reference apart from the product's own list of them: what is wrong with a
 * message or a view, one sentence each. Empty: Slack would take it.
 */

type Json = Record<string, unknown>;
type Report = (what: string) => void;

const blockTypes = ['header', 'section', 'context', 'rich_text', 'actions', 'table', 'input', 'divider'];

export function messageFaults(message: { text?: unknown; blocks?: unknown }): string[] {
  const faults: string[] = [];
  const report: Report = (what) => faults.push(what);
  const { text, blocks } = message;
  if (typeof text !== 'string' || text.trim() === '') report('top-level text is missing');
  else if (text.length > 4_000) report(`top-level text has ${text.length} characters`);
  if (!Array.isArray(blocks)) return faults;
  if (blocks.length > 50) report(`${blocks.length} blocks in a message`);
  if (JSON.stringify(blocks).length > 10_000) report(`${JSON.stringify(blocks).length} characters of blocks`);
  checkBlocks(blocks, report);
  if (blocks.filter((block) => block.type === 'table').length > 1) report('two tables in a message');
  if (blocks.some((block) => block.type === 'input')) report('an input in a message');
  return faults;
}

export function viewFaults(view: Json): string[] {
  const faults: string[] = [];
  const report: Report = (what) => faults.push(what);
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  if (view.type !== 'modal') report('not a modal');
  if (blocks.length === 0 || blocks.length > 100) report(`${blocks.length} blocks in a view`);
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) report('a view of more than 250 kB');
  plain(view.title, 24, 'view title', report);
  if (view.submit) plain(view.submit, 24, 'view submit', report);
  if (view.close) plain(view.close, 24, 'view close', report);
  if (String(view.private_metadata ?? '').length > 3_000) report('private_metadata is too long');
  if (String(view.callback_id ?? '').length > 255) report('callback_id is too long');
  if (blocks.some((block) => block.type === 'input') && !view.submit) report('inputs without submit');
  if (blocks.some((block) => block.type === 'table')) report('a table in a view');
  checkBlocks(blocks, report);
  return faults;
}

/** The home that somebody sees when they open the app. */
export function homeFaults(view: Json): string[] {
  const faults: string[] = [];
  const report: Report = (what) => faults.push(what);
  const blocks = Array.isArray(view.blocks) ? view.blocks : [];
  if (view.type !== 'home') report('not a home');
  if (blocks.length === 0 || blocks.length > 100) report(`${blocks.length} blocks in a home`);
  if (blocks.some((block) => block.type === 'table')) report('a table in a home');
  checkBlocks(blocks, report);
  return faults;
}

function checkBlocks(blocks: Json[], report: Report): void {
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) report('a block_id twice');
  for (const block of blocks) {
    if (!blockTypes.includes(String(block.type))) report(`unknown block ${block.type}`);
    if (String(block.block_id ?? '').length > 255) report('block_id is too long');
    checkBlock(block, report);
  }
}

function checkBlock(block: Json, report: Report): void {
  switch (block.type) {
    case 'header':
      plain(block.text, 150, 'header', report);
      return;
    case 'section':
      textObject(block.text, 3_000, 'section', report);
      return;
    case 'context': {
      const elements = listOf(block.elements);
      if (elements.length < 1 || elements.length > 10) report(`${elements.length} context elements`);
      for (const element of elements) textObject(element, 3_000, 'context', report);
      return;
    }
    case 'rich_text':
      richText(block, report);
      return;
    case 'actions': {
      const elements = listOf(block.elements);
      if (elements.length < 1 || elements.length > 25) report(`${elements.length} elements in actions`);
      const ids = elements.map((element) => element.action_id);
      if (new Set(ids).size !== ids.length) report('an action_id twice in a block');
      for (const element of elements) interactive(element, report);
      return;
    }
    case 'table':
      table(block, report);
      return;
    case 'input':
      plain(block.label, 2_000, 'input label', report);
      if (block.hint) plain(block.hint, 2_000, 'input hint', report);
      interactive(asJson(block.element), report);
      return;
  }
}

function richText(block: Json, report: Report): void {
  const elements = listOf(block.elements);
  if (elements.length === 0) report('an empty rich_text');
  const runs = (element: Json): Json[] =>
    element.type === 'rich_text_list' ? listOf(element.elements).flatMap(runs) : listOf(element.elements);
  for (const element of elements) {
    const inside = runs(element);
    if (inside.length === 0) report(`an empty ${element.type}`);
    for (const run of inside) {
      if (run.type !== 'text') report(`a rich text ${run.type}`);
      const text = String(run.text ?? '');
      if (text === '' || text.length > 3_000) report(`a rich text run of ${text.length} characters`);
    }
  }
}

function table(block: Json, report: Report): void {
  const rows = Array.isArray(block.rows) ? block.rows : [];
  if (rows.length < 1 || rows.length > 100) report(`a table of ${rows.length} rows`);
  for (const row of rows) {
    if (!Array.isArray(row) || row.length < 1 || row.length > 20) report('a table row of the wrong width');
    else if (row.length !== rows[0].length) report('table rows of different widths');
    for (const cell of row)
      if (cell.type !== 'raw_text' || String(cell.text ?? '').trim() === '') report('an empty table cell');
  }
}

function interactive(element: Json, report: Report): void {
  const id = String(element.action_id ?? '');
  if (id === '' || id.length > 255) report(`an action_id of ${id.length} characters`);
  if (element.placeholder) plain(element.placeholder, 150, 'placeholder', report);
  switch (element.type) {
    case 'button': {
      plain(element.text, 75, 'button', report);
      if (String(element.value ?? '').length > 2_000) report('a button value is too long');
      const confirm = element.confirm ? asJson(element.confirm) : undefined;
      if (!confirm) return;
      plain(confirm.title, 100, 'confirm title', report);
      textObject(confirm.text, 300, 'confirm text', report);
      plain(confirm.confirm, 30, 'confirm yes', report);
      plain(confirm.deny, 30, 'confirm no', report);
      return;
    }
    case 'static_select':
    case 'multi_static_select':
    case 'checkboxes':
    case 'radio_buttons': {
      const groups = listOf(element.option_groups);
      if (groups.length > 100) report(`${groups.length} groups of options`);
      const most = String(element.type).endsWith('_select') ? 100 : 10;
      for (const group of groups) plain(group.label, 75, 'group of options', report);
      const lists =
        groups.length > 0 ? groups.map((group) => listOf(group.options)) : [listOf(element.options)];
      for (const list of lists) if (list.length < 1 || list.length > most) report(`${list.length} options`);
      const options = lists.flat();
      for (const option of options) {
        textObject(option.text, 75, 'option', report);
        if (String(option.value ?? '').length > 150 || !option.value)
          report('an option value of the wrong length');
      }
      const initial = JSON.stringify(element.initial_option);
      if (element.initial_option && !options.some((option) => JSON.stringify(option) === initial))
        report('initial_option is none of the options');
      for (const initial of listOf(element.initial_options))
        if (!options.some((option) => JSON.stringify(option) === JSON.stringify(initial)))
          report('an initial option is none of the options');
      return;
    }
    case 'plain_text_input': {
      const value = element.initial_value;
      if (value !== undefined && (value === '' || String(value).length > 3_000))
        report(`an initial_value of ${String(value).length} characters`);
      if (Number(element.max_length ?? 1) > 3_000) report('max_length is too large');
      return;
    }
    case 'datepicker':
      if (element.initial_date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(String(element.initial_date)))
        report('a bad initial_date');
      return;
    case 'timepicker':
      if (element.initial_time !== undefined && !/^\d{2}:\d{2}$/.test(String(element.initial_time)))
        report('a bad initial_time');
      return;
    case 'number_input':
      for (const name of ['min_value', 'max_value', 'initial_value'])
        if (element[name] !== undefined && !/^-?\d+$/.test(String(element[name]))) report(`a bad ${name}`);
      if (typeof element.is_decimal_allowed !== 'boolean') report('a number without is_decimal_allowed');
      return;
    case 'users_select':
      if (element.initial_user !== undefined && !/^[UW]\w+$/.test(String(element.initial_user)))
        report('a bad initial_user');
      return;
    case 'conversations_select': {
      const { include } = asJson(element.filter);
      if (!Array.isArray(include) || include.length === 0) report('a filter that lets nothing in');
      if (element.initial_conversation !== undefined) report('a conversation that may be gone');
      return;
    }
    default:
      report(`unknown element ${element.type}`);
  }
}

function textObject(given: unknown, limit: number, where: string, report: Report): void {
  const { type, text } = asJson(given);
  if (type !== 'plain_text' && type !== 'mrkdwn') report(`${where} is no text`);
  const value = String(text ?? '');
  if (value === '' || value.length > limit) report(`${where} has ${value.length} characters`);
}

function plain(given: unknown, limit: number, where: string, report: Report): void {
  if (asJson(given).type !== 'plain_text') report(`${where} is not plain_text`);
  textObject(given, limit, where, report);
}

function asJson(given: unknown): Json {
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

function listOf(given: unknown): Json[] {
  return Array.isArray(given) ? given.map(asJson) : [];
}
