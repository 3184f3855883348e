/* The few elements of Adaptive Cards 1.5 that are drawn here, in the words of its schema. */

type Spacing = 'None' | 'Small' | 'Default' | 'Medium' | 'Large';

/** A run of text; never markdown. */
export type TextRun = {
  type: 'TextRun';
  text: string;
  weight?: 'Bolder';
  size?: 'Small' | 'Large';
  color?: 'Attention';
  fontType?: 'Monospace';
  isSubtle?: boolean;
};

export type TableRow = { type: 'TableRow'; cells: { type: 'TableCell'; items: CardElement[] }[] };

type Input = {
  id: string;
  label: string;
  isRequired?: true;
  errorMessage?: string;
  value?: string;
};

export type CardInput =
  | ({ type: 'Input.Text'; isMultiline?: boolean; regex?: string } & Input)
  | ({ type: 'Input.Date' | 'Input.Time' } & Input)
  | ({ type: 'Input.Number'; min: number; max: number; value?: number } & Omit<Input, 'value'>)
  | ({
      type: 'Input.ChoiceSet';
      style: 'compact' | 'expanded';
      placeholder?: string;
      isMultiSelect?: true;
      'choices.data'?: { type: 'Data.Query'; dataset: string };
      choices: { title: string; value: string }[];
    } & Input);

export type CardElement =
  | {
      type: 'TextBlock';
      text: string;
      wrap: true;
      style?: 'heading';
      size?: 'Large';
      weight?: 'Bolder';
    }
  | { type: 'RichTextBlock'; inlines: TextRun[]; spacing?: Spacing }
  | {
      type: 'Container';
      items: CardElement[];
      id?: string;
      isVisible?: boolean;
      style?: 'emphasis';
      spacing?: Spacing;
      separator?: boolean;
    }
  | {
      type: 'Table';
      columns: { width: number }[];
      firstRowAsHeaders: true;
      showGridLines: true;
      rows: TableRow[];
    }
  | { type: 'ActionSet'; actions: CardAction[] }
  | CardInput;

type Submit = { type: 'Action.Submit'; title: string; data: object };

export type CardAction =
  | {
      type: 'Action.Execute';
      title: string;
      verb: string;
      data: object;
      style?: 'positive';
      /** `none`: the card's inputs stay where they are. */
      associatedInputs?: 'none';
      /** For clients that know no `Action.Execute`: the press arrives as a message with a value. */
      fallback: Submit;
    }
  | { type: 'Action.ToggleVisibility'; title: string; targetElements: string[] };

export type Card = {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  lang: string;
  fallbackText: string;
  msteams?: { width: 'Full' };
  body: CardElement[];
};
