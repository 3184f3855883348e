/*
 * Saves the lägesrapport as one types, and says when. The page works without it: what is sent is the form itself, and
 * what cannot be saved stays where it was typed.
 *
 * A form is drawn from what was saved then, and carries marks of that. Once something is saved, what the server says stands
 * saved is put in the controls that nobody has touched since, and the marks go with it; where somebody has, both stay, so
 * that nobody's words are written over in silence.
 */

const form = document.querySelector('form[data-saved]');
const status = document.getElementById('saving');

/** Milliseconds after the last letter; after a failure. */
const pause = 1_200;
const again = 15_000;

let timer;
let underWay = false;
/** Something is typed that is not saved. */
let dirty = false;
let leaving = false;

const say = (text, isFault = false) => {
  status.textContent = text;
  status.classList.toggle('fault', isFault);
};
/** The reader's own time of day, as it is written in the page's language: 9.05, or 9:05. */
function at(text) {
  const now = new Date();
  const point = document.documentElement.lang === 'sv' ? '.' : ':';
  return text.replace('{time}', `${now.getHours()}${point}${String(now.getMinutes()).padStart(2, '0')}`);
}
const control = (name) => form.elements.namedItem(name);

function later(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(save, milliseconds);
}

/** A text as the server knows it. */
const plain = (text) => text.replace(/\r\n?/g, '\n');

/** Puts one part of the sheet as it is saved, unless something was typed in it meanwhile. */
function renew({ shown, along }, sent) {
  const wasSent = (name) => plain(sent.get(name) ?? '');
  const others = Object.entries(shown).filter(([name, text]) => text !== wasSent(name));
  const free = others.every(([name]) => control(name) && plain(control(name).value) === wasSent(name));
  if (!free) return;
  for (const [name, text] of others) control(name).value = text;
  for (const [name, text] of Object.entries(along)) if (control(name)) control(name).value = text;
}

async function save() {
  clearTimeout(timer);
  if (underWay || leaving) return;
  underWay = true;
  dirty = false;
  say(form.dataset.saving);
  const sent = new FormData(form);
  sent.set('do', 'save');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams([...sent]),
      headers: { 'x-page-script': 'saving' },
      credentials: 'same-origin',
      redirect: 'error',
    });
    if (!answer.headers.get('content-type')?.startsWith('application/json'))
      throw new Error(String(answer.status));
    const { saved, said, once, forms } = await answer.json();
    control('once').value = once;
    for (const part of forms) renew(part, sent);
    if (!saved) dirty = true;
    say([saved ? at(form.dataset.saved) : '', said].filter(Boolean).join('\n'), !saved);
  } catch {
    dirty = true;
    say(at(form.dataset.failed), true);
    later(again);
  } finally {
    underWay = false;
  }
}

if (form && status) {
  form.addEventListener('input', () => {
    dirty = true;
    later(pause);
  });
  form.addEventListener('change', () => dirty && later(underWay ? pause : 0));
  form.addEventListener('submit', () => {
    leaving = true;
    clearTimeout(timer);
  });
  window.addEventListener('online', () => dirty && later(0));
  // Come back to by the browser's own way back: the form is the one that was left, and is saved as such again.
  window.addEventListener('pageshow', () => {
    leaving = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (dirty && !leaving) event.preventDefault();
  });
}
