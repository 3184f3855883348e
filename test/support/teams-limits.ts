import { teamsLimits } from '../../adapters/render/teams-limits.ts';

type Node = Record<string, unknown>;

/** What Teams would refuse, or draw otherwise than it is meant; empty where all is well. */
export function activityFaults(activity: Node): string[] {
  const faults: string[] = [];
  const bytes = Buffer.byteLength(JSON.stringify(activity));
  if (bytes > teamsLimits.activity) faults.push(`an activity of ${bytes} bytes`);
  if (activity.textFormat === 'plain' && !activity.attachments)
    return activity.text ? faults : [...faults, 'no text'];
  const attachments = Array.isArray(activity.attachments) ? activity.attachments : [];
  if (attachments.length !== 1) faults.push(`${attachments.length} attachments`);
  if (activity.text) faults.push('text and an attachment in one activity');
  if (typeof activity.summary !== 'string' || activity.summary === '') faults.push('no summary');
  for (const { contentType, content } of attachments) {
    if (/^application\/vnd\.microsoft\.teams\.card\.file\.(consent|info)$/.test(contentType)) continue;
    if (contentType !== 'application/vnd.microsoft.card.adaptive') faults.push(`a ${contentType}`);
    else faults.push(...cardFaults(content));
  }
  return faults;
}

export function cardFaults(card: Node): string[] {
  const faults: string[] = [];
  if (card.type !== 'AdaptiveCard') faults.push('no card');
  if (card.version !== '1.5') faults.push(`version ${String(card.version)}`);
  if (!card.fallbackText) faults.push('no fallback text');
  if (/[\\*_~`[\]<>#]/.test(String(card.fallbackText))) faults.push('markdown in the fallback text');
  const ids = new Set<string>();
  const targets: string[] = [];
  for (const node of nodesIn(card)) {
    const { type, id } = node;
    if (typeof id === 'string') {
      if (ids.has(id)) faults.push(`id ${id} twice`);
      ids.add(id);
    }
    if (typeof type === 'string' && type.startsWith('Input.')) {
      if (!id) faults.push('an input without id');
      if (!node.label) faults.push(`input ${String(id)} without label`);
    }
    if (type === 'Input.ChoiceSet') faults.push(...choiceFaults(node));
    if (type === 'Action.Execute') {
      const fallback = node.fallback as Node | undefined;
      if (fallback?.type !== 'Action.Submit') faults.push('Action.Execute without Action.Submit');
      if (fallback?.title !== node.title) faults.push('a fallback with another title');
    }
    if (type === 'Action.ToggleVisibility') targets.push(...(node.targetElements as string[]));
    if (type === 'ActionSet' && listIn(node, 'actions').length > 6) faults.push('more than six buttons');
    if (type === 'TextBlock' && /[\\*_~`[\]<>]/.test(String(node.text)))
      faults.push('markdown in a TextBlock');
    if (type === 'RichTextBlock') faults.push(...runFaults(node));
    if (type === 'Table') faults.push(...tableFaults(node));
  }
  for (const target of targets) if (!ids.has(target)) faults.push(`nothing is called ${target}`);
  return faults;
}

function runFaults(node: Node): string[] {
  const runs = listIn(node, 'inlines');
  if (runs.length === 0) return ['a RichTextBlock without runs'];
  return runs.flatMap(({ text }) => {
    if (typeof text !== 'string' || text === '') return ['a run without text'];
    if (/[\r\n]/.test(text)) return ['a line break in a run'];
    return /\{\{(DATE|TIME)\(/.test(text) ? ['a date function in a run'] : [];
  });
}

function choiceFaults(node: Node): string[] {
  const values = listIn(node, 'choices').map(({ value }) => value);
  const faults = new Set(values).size === values.length ? [] : ['a choice twice'];
  const chosen = node.isMultiSelect
    ? String(node.value ?? '')
        .split(',')
        .filter(Boolean)
    : [node.value];
  if (node.value !== undefined && chosen.some((value) => !values.includes(value)))
    faults.push('an unknown choice is chosen');
  return faults;
}

function tableFaults(node: Node): string[] {
  const columns = listIn(node, 'columns').length;
  const rows = listIn(node, 'rows');
  const uneven = rows.some((row) => listIn(row, 'cells').length !== columns);
  return [...(rows.length < 1 ? ['an empty table'] : []), ...(uneven ? ['a row of another length'] : [])];
}

const listIn = (node: Node, key: string): Node[] => (Array.isArray(node[key]) ? (node[key] as Node[]) : []);

/** Every object in the card that has a type, fallbacks left out. */
export function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesIn(each);
  } else if (typeof value === 'object' && value !== null) {
    const node = value as Node;
    if (typeof node.type === 'string') yield node;
    for (const [key, child] of Object.entries(node))
      if (key !== 'fallback' && key !== 'data') yield* nodesIn(child);
  }
}
