import { byId, say } from './element.js';

/* What is under way, and what went wrong: one sentence each, at the top of the page. */

/** How long something may take before the page says that it is under way, in milliseconds. */
const patience = 400;

let last = Promise.resolve();

/**
 * Does one thing after another. Where one takes long the buttons rest and `why` is shown; `done` is said when it is
 * over. Resolves with whether it went well; what went wrong is shown.
 */
export function work(why, job, done = () => '') {
  last = last.then(() => workAlone(why, job, done));
  return last;
}

async function workAlone(why, job, done) {
  hideFault();
  const slow = setTimeout(() => rest(why), patience);
  try {
    await job();
    return true;
  } catch (error) {
    showFault(error.message);
    return false;
  } finally {
    clearTimeout(slow);
    wake(done());
  }
}

const progress = byId('progress');
const buttons = () => document.querySelectorAll('header button, #foot button');
let focused;

function rest(why) {
  focused = document.activeElement;
  byId('main').setAttribute('aria-busy', 'true');
  progress.classList.remove('unseen');
  say(progress, why);
  for (const button of buttons()) button.disabled = true;
}

/** `sentence` is for those who hear the page; the others see what has changed. */
function wake(sentence) {
  byId('main').removeAttribute('aria-busy');
  progress.classList.add('unseen');
  say(progress, sentence);
  for (const button of buttons()) button.disabled = false;
  if (focused?.isConnected && document.activeElement === document.body) focused.focus();
  focused = undefined;
}

const fault = byId('fault');

/** `kind` names the faults that go away together. */
export function showFault(text, kind = 'refused') {
  fault.dataset.kind = kind;
  fault.hidden = false;
  say(fault.querySelector('p'), text);
}

/** Without `kind`: whatever the fault is. */
export function hideFault(kind = fault.dataset.kind) {
  if (fault.dataset.kind !== kind) return;
  fault.hidden = true;
  say(fault.querySelector('p'), '');
}

fault.querySelector('button').addEventListener('click', () => {
  hideFault();
  byId('line').focus();
});
