import { byId, element, say } from './element.js';
import { words } from './words.js';

/** From so many people on there is a field to find them by. */
const many = 12;
const wide = matchMedia('(min-width: 60rem)');

/** The people of the group. `choose` gets the id of the one who is chosen. */
export function createPeople(choose) {
  const list = byId('people-list');
  const open = byId('people-open');
  const find = byId('find');
  const search = find.querySelector('input');
  const entries = new Map();
  let chosen;

  const shown = () => [...entries.values()].filter(({ item }) => !item.hidden);

  function sift() {
    const wanted = search.value.trim().toLocaleLowerCase('sv');
    for (const { item, button } of entries.values())
      item.hidden = !find.hidden && !button.textContent.toLocaleLowerCase('sv').includes(wanted);
    byId('nobody').hidden = shown().length > 0;
    rove();
  }

  /** One stop for the Tab key in the whole list; the arrows go on from there. */
  function rove() {
    const visible = shown();
    const stop = visible.find(({ button }) => button.hasAttribute('aria-current')) ?? visible[0];
    for (const entry of entries.values()) entry.button.tabIndex = entry === stop ? 0 : -1;
  }

  function unfold(unfolded) {
    open.setAttribute('aria-expanded', String(unfolded));
  }

  search.addEventListener('input', sift);
  open.addEventListener('click', () => unfold(open.getAttribute('aria-expanded') !== 'true'));
  list.addEventListener('click', ({ target }) => {
    const button = target.closest('button');
    if (!button) return;
    choose(button.dataset.person);
    if (wide.matches) return;
    unfold(false);
    open.focus();
  });
  list.addEventListener('keydown', (event) => {
    const buttons = shown().map(({ button }) => button);
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(to, buttons.length - 1))].focus();
  });

  function entryOf({ userId }) {
    const parts = {
      name: element('span', { class: 'name' }),
      unread: element('span', { class: 'unread' }),
      role: element('span', { class: 'role' }),
      answered: element('span', { class: 'answered' }),
    };
    const button = element('button', { type: 'button', 'data-person': userId }, ...Object.values(parts));
    return { ...parts, button, item: element('li', {}, button) };
  }

  return {
    draw(people, as) {
      if ([...entries.keys()].join('\n') !== people.map(({ userId }) => userId).join('\n')) {
        entries.clear();
        for (const person of people) entries.set(person.userId, entryOf(person));
        list.replaceChildren(...[...entries.values()].map(({ item }) => item));
        search.value = '';
      }
      find.hidden = people.length < many;
      for (const person of people) {
        const { button, name, role, unread, answered } = entries.get(person.userId);
        const roles = person.roles.join(' · ');
        say(name, person.name);
        // "Kontaktperson Bjuv" needs no second line that says the same.
        say(role, roles.replaceAll(',', '') === person.name ? '' : roles);
        say(unread, person.unread > 0 ? words.unread(person.unread) : '');
        say(answered, { true: words.answered, false: words.notAnswered }[person.answered] ?? '');
        answered.classList.toggle('yes', person.answered === true);
        if (person.userId === as) button.setAttribute('aria-current', 'true');
        else button.removeAttribute('aria-current');
        if (person.userId === as) say(open, words.actingAs(person.name));
      }
      if (chosen !== as) search.value = '';
      chosen = as;
      sift();
    },
  };
}
