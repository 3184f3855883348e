/*
 * How cards look: near Teams' own measures, in the page's colours. The colours are CSS variables, so that a card
 * follows light and dark without being drawn anew, which would empty its inputs.
 */

const text = { default: 'var(--text)', subtle: 'var(--quiet)' };
const plain = {
  default: text,
  dark: text,
  light: text,
  accent: { default: 'var(--accent)', subtle: 'var(--accent)' },
  good: { default: 'var(--good)', subtle: 'var(--good)' },
  warning: { default: 'var(--warning)', subtle: 'var(--warning)' },
  attention: { default: 'var(--bad)', subtle: 'var(--bad)' },
};
const style = (backgroundColor) => ({ backgroundColor, borderColor: 'var(--line)', foregroundColors: plain });

export const hostConfig = {
  fontFamily: 'inherit',
  fontSizes: { small: 13, default: 15, medium: 16, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 19, default: 22, medium: 23, large: 25, extraLarge: 29 },
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--emphasis)'),
    accent: style('var(--emphasis)'),
    good: style('var(--emphasis)'),
    attention: style('var(--emphasis)'),
    warning: style('var(--emphasis)'),
  },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    spacing: 'default',
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'bolder' },
  },
  table: { cellSpacing: 8 },
  // The page's own headings are of the first and second level.
  textBlock: { headingLevel: 3 },
};
