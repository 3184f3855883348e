import { byId, say } from './element.js';
import { drawHalfYear } from './half-year.js';
import { createPeople } from './people.js';
import { fetchState, listen, post } from './server.js';
import { askToStartOver } from './start-over.js';
import { createThread } from './thread.js';
import { words } from './words.js';

/*
 * The page shows what the server says, and fetches it anew whenever something may have changed. What only this
 * window knows is who one acts as, how messages are shown, and what is being typed.
 */

/** How often the clock is read where nothing else happens, in milliseconds. */
const minute = 60_000;
/** How long something may take before the page says that it is under way, in milliseconds. */
const patience = 400;

/** Room for the half-year and the channel beside the conversation; elsewhere they are folded at first. */
const roomy = matchMedia('(min-width: 60rem) and (min-height: 48rem)');
const line = byId('line');
const people = createPeople(choose);

let state;
let as = sessionStorage.getItem('as') ?? undefined;
let face = 'card';
/** Each person's conversation, with what is half filled in: it is there when one comes back. */
const threads = new Map();
const typed = new Map();
let channel;

// --- What the server says ---

let fetching;
let again = false;

/** Fetches and shows the state; asked meanwhile, once more. */
function refresh() {
  again = true;
  fetching ??= (async () => {
    try {
      while (again) {
        again = false;
        await show(await fetchState(as));
      }
      if (byId('fault').dataset.kind === 'contact') hideFault();
    } catch (error) {
      showFault(error.message, 'contact');
    } finally {
      fetching = undefined;
    }
  })();
  return fetching;
}

async function show(fetched) {
  if (fetched.waiting) {
    document.body.dataset.phase = 'waiting';
    say(byId('waiting-text'), fetched.waiting);
    setTimeout(refresh, 500);
    return;
  }
  setPerson(fetched.as);
  state = fetched;
  draw();
  if (document.visibilityState === 'visible' && me().unread > 0) await post('read', { as });
}

const me = () => state.people.find(({ userId }) => userId === as);
const nameOf = (from) => {
  if (from === 'bot') return words.bot;
  return from === as ? words.you : (state.people.find(({ userId }) => userId === from)?.name ?? from);
};

function draw() {
  const { clock, group, strip } = state;
  document.body.dataset.phase = 'ready';
  say(byId('now'), clock.text);
  byId('now').dateTime = clock.now;
  say(byId('next'), clock.next ? words.next(clock.next.text, clock.next.what) : words.nothingDue);
  byId('half-year').hidden = !strip;
  if (strip) drawHalfYear(strip);
  say(byId('guide-coordinator'), state.people.find(({ coordinator }) => coordinator)?.name ?? '');
  people.draw(state.people, as);

  say(byId('channel-title'), words.channel(group.channelName));
  say(byId('channel-count'), words.messages(state.channel.length));
  channel ??= createThread({
    label: words.channel(group.channelName),
    empty: words.emptyChannel,
    submit: pressed,
  });
  if (!channel.root.isConnected) byId('channel-thread').replaceChildren(channel.root);
  const firstDrawing = !channel.drawn;
  const shownToGroup = channel.draw(state.channel, face, nameOf);
  channel.drawn = true;
  if (shownToGroup.length > 0 && (roomy.matches || !firstDrawing)) byId('channel').open = true;

  drawConversation();
}

function drawConversation() {
  const { name } = me();
  say(byId('conversation-title'), words.talkWith(name));
  say(byId('line-label'), words.writeAs(name));
  if (!threads.has(as))
    threads.set(
      as,
      createThread({ label: words.talkWith(name), empty: words.emptyTalk(name), submit: pressed }),
    );
  const thread = threads.get(as);
  const returned = !thread.root.isConnected;
  const added = thread.draw(state.conversation, face, nameOf);
  if (returned) byId('thread').replaceChildren(thread.root);
  const shown = returned ? thread.root.querySelector('article:last-of-type') : added[0];
  if (shown && (roomy.matches || !returned)) shown.scrollIntoView({ block: 'nearest' });
}

// --- What the person does ---

function setPerson(userId) {
  as = userId;
  if (as !== undefined) sessionStorage.setItem('as', as);
}

function choose(userId) {
  if (userId === as) return;
  typed.set(as, line.value);
  setPerson(userId);
  line.value = typed.get(as) ?? '';
  refresh();
}

/** A button of a card. */
function pressed(message, data) {
  return work(words.sending, () => post('submit', { as, message, data }));
}

async function send(text) {
  if (text.trim() === '') return false;
  return work(words.sending, () => post('say', { as, text }));
}

let working = false;

/**
 * Does one thing at a time. Where it takes long the buttons rest and a sentence says why. Resolves with whether it
 * went well; what went wrong is shown.
 */
async function work(what, job, { done } = {}) {
  if (working) return false;
  working = true;
  hideFault();
  const slow = setTimeout(() => rest(what), patience);
  try {
    await job();
    await refresh();
    return true;
  } catch (error) {
    showFault(error.message, 'refused');
    return false;
  } finally {
    clearTimeout(slow);
    working = false;
    wake(done?.() ?? '');
  }
}

let focused;

function rest(why) {
  focused = document.activeElement;
  byId('main').setAttribute('aria-busy', 'true');
  say(byId('progress'), why);
  for (const button of document.querySelectorAll('header button, #foot button')) button.disabled = true;
}

function wake(sentence) {
  byId('main').removeAttribute('aria-busy');
  say(byId('progress'), sentence);
  for (const button of document.querySelectorAll('header button, #foot button')) button.disabled = false;
  if (focused?.isConnected && document.activeElement === document.body) focused.focus();
  focused = undefined;
}

function showFault(text, kind) {
  const box = byId('fault');
  box.dataset.kind = kind;
  box.hidden = false;
  say(box.querySelector('p'), text);
}

function hideFault() {
  byId('fault').hidden = true;
  say(byId('fault').querySelector('p'), '');
}

byId('fault')
  .querySelector('button')
  .addEventListener('click', () => {
    hideFault();
    line.focus();
  });

for (const button of document.querySelectorAll('[data-clock]')) {
  const to = button.dataset.clock;
  button.addEventListener('click', () =>
    work(words.moving[to], () => post('clock', { to }), {
      done: () => state && words.nowIs(state.clock.text),
    }),
  );
}

byId('start-over').addEventListener('click', async () => {
  const chosen = await askToStartOver(state.choices);
  if (!chosen) return;
  await work(
    words.startingOver,
    async () => {
      await post('reset', chosen);
      forget();
    },
    { done: () => words.startedOver },
  );
});

/** What was typed and drawn belongs to what was there before. */
function forget() {
  threads.clear();
  typed.clear();
  line.value = '';
  channel = undefined;
  byId('channel').open = false;
}

byId('composer').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = line.value;
  if ((await send(text)) && line.value === text) line.value = '';
});
line.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  byId('composer').requestSubmit();
});
for (const button of document.querySelectorAll('[data-say]'))
  button.addEventListener('click', () => send(button.dataset.say));

byId('faces').addEventListener('change', ({ target }) => {
  face = target.value;
  if (state) draw();
});

const guide = byId('guide');
guide.open = localStorage.getItem('guide') !== 'closed';
guide.addEventListener('toggle', () => localStorage.setItem('guide', guide.open ? 'open' : 'closed'));
byId('half-year').open = roomy.matches;

listen({ changed: refresh, lost: () => showFault(words.lostContact, 'contact') });
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && refresh());
setInterval(refresh, minute);
