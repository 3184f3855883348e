/**
 * A new element. `attributes` are set as attributes, except `text`, which becomes its text; those that are undefined
 * or false are left out. What people wrote comes in as text only, here and everywhere on the page.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'text') made.textContent = value;
    else if (value === true) made.setAttribute(name, '');
    else if (value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** The only element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Sets text without touching what already says so: a live region is not read out again for nothing. */
export function say(target, text) {
  if (target.textContent !== text) target.textContent = text;
}
