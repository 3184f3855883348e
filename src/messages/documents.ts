import { type DocumentScope, documentKinds } from '../record/actions.ts';
import type { Texts } from '../texts/texts.ts';
import type { Button, ChoiceOption, Message } from './message.ts';

export type DocumentsMenu = {
  checkIn: number;
  halfYear: string;
  /** Written out; undefined: not locked. */
  lockedOn?: string;
  of: DocumentScope;
  /** Of the agreement that it is about, where it is about one. */
  reference?: string;
  /** Those in force in the half-year. */
  agreements: { id: number; reference: string; party: string }[];
  /** Whose notes are the check-in's, where it has a meeting; `n`: as they were sent. */
  meeting?: { group: number; meeting: number; n?: number };
};

/** Which documents there are of a check-in, for the group, one agreement or each. */
export function documentsMessage(menu: DocumentsMenu, t: Texts): Message {
  const d = t.documents;
  const { checkIn, of } = menu;
  const what = of === 'group' ? d.ofGroup : of === 'each' ? d.ofEach : d.ofAgreement(menu.reference ?? '');
  const state = menu.lockedOn ? d.menuLocked(menu.lockedOn) : d.menuDraft;
  const buttons: Button[] = documentKinds.map((kind) => ({
    label: d.kinds[kind],
    action:
      kind === 'minutes' && of === 'group' && menu.meeting
        ? { kind: 'meeting-paper', ...menu.meeting }
        : { kind: 'export', checkIn, what: kind, of },
  }));
  const choose = (label: string, scope: DocumentScope): ChoiceOption => ({
    label,
    action: { kind: 'documents', checkIn, of: scope },
  });
  return {
    parts: [
      { kind: 'heading', text: d.menuTitle(menu.halfYear) },
      { kind: 'text', text: `${what} ${state}` },
      { kind: 'list', items: documentKinds.map((kind) => [{ strong: d.kinds[kind] }, `: ${d.about[kind]}`]) },
      { kind: 'buttons', buttons },
      ...(menu.agreements.length > 1
        ? [
            {
              kind: 'choice' as const,
              label: d.pick,
              press: d.pickPress,
              options: [
                choose(d.wholeGroup, 'group'),
                choose(d.each, 'each'),
                ...menu.agreements.map(({ id, reference: name, party }) => choose(`${party}, ${name}`, id)),
              ],
            },
          ]
        : []),
    ],
  };
}
