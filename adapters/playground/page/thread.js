import { drawCard } from './card.js';
import { element, say } from './element.js';
import { words } from './words.js';

/**
 * Messages, the oldest first. A message that has not changed is left alone, with what is typed in its card.
 * `submit` gets the message and the data of a pressed button.
 */
export function createThread({ label, empty, submit }) {
  const list = element('div', { class: 'messages', role: 'log', 'aria-label': label, tabindex: '0' });
  const hint = element('p', { class: 'empty', text: empty });
  const root = element('div', { class: 'thread' }, hint, list);
  const entries = new Map();

  /** Shows these messages in one of the ways that they can be shown. Returns those that were not there before. */
  function draw(messages, face, nameOf) {
    hint.hidden = messages.length > 0;
    list.hidden = messages.length === 0;
    const wanted = new Set(messages.map(keyOf));
    for (const [key, { article }] of entries) {
      if (wanted.has(key)) continue;
      article.remove();
      entries.delete(key);
    }
    const added = [];
    for (const message of messages) {
      let entry = entries.get(keyOf(message));
      if (!entry) {
        entry = createEntry(message, nameOf(message.from), submit);
        entries.set(keyOf(message), entry);
        list.append(entry.article);
        added.push(entry.article);
      }
      entry.draw(message, face);
    }
    return added;
  }

  return { root, draw };
}

/** Ids begin anew when everything starts over. */
const keyOf = ({ id, at, from }) => `${id} ${at} ${from}`;

/** One message, in each of the ways that it can be shown. */
function createEntry({ id, from }, name, submit) {
  const time = element('time');
  const body = element('div', { class: 'body' });
  const head = element('p', { class: 'head' }, element('span', { text: name }), ' ', time);
  const article = element(
    'article',
    { class: from === 'bot' ? 'bot' : 'person', tabindex: '-1' },
    head,
    body,
  );
  let drawn = '';
  let faces = {};

  const paint = {
    card(message) {
      if (from !== 'bot') return element('p', { class: 'typed', text: message.text });
      if (message.letter) return element('div', {}, letterOf(message.letter), ...filesOf(message));
      const cards = (message.cards ?? []).map((card) =>
        element(
          'div',
          { class: 'card' },
          drawCard(card, (data) => submit(id, data)),
        ),
      );
      return element('div', {}, ...cards, ...filesOf(message));
    },
    slack(message) {
      if (from !== 'bot') return element('p', { class: 'typed', text: message.text });
      if (message.letter) return code(message.letter.html, words.asHtml);
      return code(JSON.stringify(message.slack, null, 2), words.asSlack);
    },
    text(message) {
      if (from !== 'bot') return element('p', { class: 'typed', text: message.text });
      return code(message.plain, words.asText);
    },
  };

  return {
    article,
    draw(message, face) {
      time.dateTime = message.at;
      say(time, message.atText);
      const now = JSON.stringify([
        message.letter,
        message.cards,
        message.text,
        message.slack,
        message.plain,
        message.files,
      ]);
      const changed = now !== drawn;
      if (changed) faces = {};
      drawn = now;
      faces[face] ??= paint[face](message);
      if (body.firstChild === faces[face]) return;
      const hadFocus = body.contains(document.activeElement);
      body.replaceChildren(faces[face]);
      // What was pressed is gone: the keyboard goes on from the message that took its place.
      if (hadFocus) article.focus();
    },
  };
}

function code(text, label) {
  return element('pre', { tabindex: '0', role: 'group', 'aria-label': label }, element('code', { text }));
}

/** A letter as a mail program shows it. Its HTML is our own, and has no script; its style is left out. */
function letterOf({ subject, html }) {
  const bare = html.replace(/<style>[\s\S]*?<\/style>/g, '');
  const { body } = new DOMParser().parseFromString(bare, 'text/html');
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noreferrer';
  }
  const letter = element(
    'div',
    { class: 'letter' },
    element('p', { class: 'subject', text: words.letter(subject) }),
  );
  letter.append(...document.importNode(body, true).childNodes);
  return letter;
}

function filesOf({ files = [] }) {
  if (files.length === 0) return [];
  const items = files.map(({ name, href, alt }) =>
    element(
      'li',
      {},
      element('a', { href, download: name, text: name }),
      ...(alt ? [element('img', { class: 'picture', src: href, alt, loading: 'lazy' })] : []),
    ),
  );
  return [element('ul', { class: 'files', 'aria-label': words.files }, ...items)];
}
