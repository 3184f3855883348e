import { byId, say } from './element.js';
import { drawHalfYear } from './half-year.js';
import { createPeople } from './people.js';
import { fetchState, listen, post } from './server.js';
import { askToStartOver } from './start-over.js';
import { createThread } from './thread.js';
import { words } from './words.js';
import { hideFault, showFault, work } from './work.js';

/*
 * The page shows what the server says, and fetches it anew whenever something may have changed. What only this
 * window knows is who one acts as, how messages are shown, and what is being typed.
 */

/** How often the clock is read where nothing else happens, in milliseconds. */
const minute = 60_000;

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
        const asked = as;
        const fetched = await fetchState(asked);
        // Whoever was chosen meanwhile is asked for instead.
        if (asked === as) await show(fetched);
        else again = true;
      }
      hideFault('contact');
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
  // Where it is not noted now it is the next time; there is nothing to tell anybody.
  if (document.visibilityState === 'visible' && me().unread > 0) await post('read', { as }).catch(() => {});
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
  const { name, byMail } = me();
  const title = byMail ? words.lettersTo(name) : words.talkWith(name);
  say(byId('conversation-title'), title);
  say(byId('line-label'), words.writeAs(name));
  for (const id of ['composer', 'tries']) byId(id).hidden = byMail;
  byId('no-chat').hidden = !byMail;
  say(byId('no-chat'), byMail ? words.noChat(name) : '');
  if (!threads.has(as))
    threads.set(
      as,
      createThread({
        label: title,
        empty: byMail ? words.emptyBox(name) : words.emptyTalk(name),
        submit: pressed,
      }),
    );
  const thread = threads.get(as);
  const returned = !thread.root.isConnected;
  const added = thread.draw(state.conversation, face, nameOf);
  if (returned) byId('thread').replaceChildren(thread.root);
  if (added.length > 0 && (roomy.matches || !returned)) bringIntoSight(added.at(-1));
  else if (returned && roomy.matches) bringIntoSight(thread.root.querySelector('article:last-of-type'));
}

/** All of a message, or its beginning where it is higher than what shows it. */
function bringIntoSight(article) {
  const room = roomy.matches ? byId('thread').clientHeight : innerHeight - byId('composer').offsetHeight;
  article?.scrollIntoView({ block: article.offsetHeight > room ? 'start' : 'nearest' });
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

/** Does something, and shows what came of it before it is over. */
function act(why, job, done) {
  return work(why, () => job().then(refresh), done);
}

const pressing = new Set();

/** A button of a card; pressed twice in a hurry, it counts once. */
async function pressed(message, data) {
  const press = { as, message, data };
  const key = JSON.stringify(press);
  if (pressing.has(key)) return;
  pressing.add(key);
  await act(words.sending, () => post('submit', press));
  pressing.delete(key);
}

async function send(text) {
  const writer = as;
  return text.trim() !== '' && act(words.sending, () => post('say', { as: writer, text }));
}

for (const button of document.querySelectorAll('[data-clock]')) {
  const to = button.dataset.clock;
  button.addEventListener('click', () =>
    act(
      words.moving[to],
      () => post('clock', { to }),
      () => state && words.nowIs(state.clock.text),
    ),
  );
}

byId('start-over').addEventListener('click', async () => {
  const chosen = await askToStartOver(state.choices);
  if (!chosen) return;
  await act(
    words.startingOver,
    async () => {
      await post('reset', chosen);
      forget();
    },
    () => words.startedOver,
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

let sending;

byId('composer').addEventListener('submit', async (event) => {
  event.preventDefault();
  const writer = as;
  const text = line.value;
  // Sent twice in a hurry, it counts once.
  if (sending === text) return;
  sending = text;
  const sent = await send(text);
  if (sending === text) sending = undefined;
  if (sent && as !== writer) typed.delete(writer);
  if (sent && as === writer && line.value === text) line.value = '';
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
