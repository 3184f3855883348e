import { element } from './element.js';
import { hostConfig } from './host-config.js';
import { words } from './words.js';

/* The cards that Teams gets, drawn by Microsoft's own library; both libraries are plain scripts of index.html. */

const { AdaptiveCard, GlobalSettings, HostConfig } = globalThis.AdaptiveCards;

// The card stands in an article that can be focused; twice would be a stop too many.
GlobalSettings.setTabIndexAtCardRoot = false;

const markdown = globalThis.markdownit({ html: false });
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown.render(text);
  result.didProcess = true;
};

/** Draws a card. `submit` gets the pressed button's data together with what stands in the card's inputs. */
export function drawCard(json, submit) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    if (action.url) globalThis.open(action.url, '_blank', 'noopener,noreferrer');
    else submit(action.data ?? {});
  };
  card.parse(json);
  const drawn = card.render();
  if (!drawn) return element('p', { text: words.drawnBadly });
  if (json.lang) drawn.lang = json.lang;
  for (const table of drawn.querySelectorAll('[role="table"]')) mendTable(table);
  for (const button of drawn.querySelectorAll('button[title]')) button.removeAttribute('title');
  return drawn;
}

/** The library says nothing of row headings, and lets a wide table shrink past reading. */
function mendTable(table) {
  for (const cell of table.querySelectorAll('[scope]')) cell.removeAttribute('scope');
  for (const row of table.querySelectorAll('[role="row"]')) {
    const [first] = row.children;
    if (first?.getAttribute('role') === 'cell') first.setAttribute('role', 'rowheader');
  }
  const columns = table.querySelector('[role="row"]')?.childElementCount ?? 0;
  table.style.minWidth = `${columns * 6.5}rem`;
  const frame = element('div', { class: 'wide', role: 'group', 'aria-label': words.table, tabindex: '0' });
  table.replaceWith(frame);
  frame.append(table);
}
