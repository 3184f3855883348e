import { byId, element } from './element.js';

/**
 * Opens the question whether to start over, with what there is to choose from. Resolves with what was chosen, or
 * undefined where nothing is to happen.
 */
export function askToStartOver({ starts, groups }) {
  const dialog = byId('start-over-dialog');
  offer(byId('starts'), 'start', starts);
  offer(byId('groups'), 'group', groups);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        const chosen = Object.fromEntries(new FormData(dialog.querySelector('form')));
        resolve(dialog.returnValue === 'yes' ? chosen : undefined);
      },
      { once: true },
    );
  });
}

/** The first choice is the one that stands when it opens. */
function offer(fieldset, name, choices) {
  const [legend] = fieldset.children;
  const labels = choices.map(({ key, label }, index) =>
    element(
      'label',
      {},
      element('input', { type: 'radio', name, value: key, checked: index === 0 }),
      element('span', { text: label }),
    ),
  );
  fieldset.replaceChildren(legend, ...labels);
}
