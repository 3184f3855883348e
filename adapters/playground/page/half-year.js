import { byId, element, say } from './element.js';
import { words } from './words.js';

const month = new Intl.DateTimeFormat('sv-SE', { month: 'short', timeZone: 'UTC' });

const dayLong = 24 * 60 * 60 * 1_000;

/** The half-year as a line to look at and a list to read; both say the same. Its days are local ones. */
export function drawHalfYear(strip) {
  const from = Date.parse(strip.from);
  const to = Date.parse(strip.to) + dayLong;
  const share = (day) => Math.max(0, Math.min(1, (Date.parse(day) - from) / (to - from)));
  const today = strip.now.slice(0, 10);
  const next = strip.marks.find(({ day }) => day > today);
  const stateOf = (mark) => {
    if (mark.day < today) return 'passed';
    if (mark.day === today) return 'today';
    return mark === next ? 'next' : undefined;
  };

  say(byId('half-year-title'), strip.title);
  say(byId('half-year-next'), next ? words.nextDay(next.dayText, next.label) : '');
  byId('track').replaceChildren(
    ...months(strip.from, strip.to).map((first) =>
      placed('month', share(first), month.format(new Date(first))),
    ),
    ...strip.daysOff.map(({ from: first, to: last, kind }) => {
      const box = placed(`off ${kind}`, share(first));
      box.style.width = `${(share(last) - share(first) + dayLong / (to - from)) * 100}%`;
      return box;
    }),
    ...strip.marks.map(({ day, kind }) => placed(`mark ${kind}`, share(day), words.signs[kind])),
    placed('here', share(today), words.here),
  );
  byId('marks').replaceChildren(
    ...strip.marks.map((mark) => {
      const state = stateOf(mark);
      return element(
        'li',
        { class: state },
        element('span', { class: 'sign', 'aria-hidden': 'true', text: words.signs[mark.kind] }),
        element('span', { text: `${mark.dayText}: ${mark.label}` }),
        state && element('span', { class: 'state', text: words.markStates[state] }),
      );
    }),
  );
  byId('days-off').replaceChildren(...strip.daysOff.map(({ label }) => element('li', { text: label })));
  byId('days-off-box').hidden = strip.daysOff.length === 0;
}

/** `share`: how far along the line, 0 to 1. */
function placed(name, share, text = '') {
  const box = element('span', { class: name, text });
  box.style.left = `${share * 100}%`;
  return box;
}

/** The first day of each month from one day to another. */
function months(from, to) {
  const found = [];
  for (
    let at = new Date(`${from.slice(0, 7)}-01`);
    at <= new Date(to);
    at.setUTCMonth(at.getUTCMonth() + 1)
  ) {
    const day = at.toISOString().slice(0, 10);
    if (day >= from) found.push(day);
  }
  return found;
}
