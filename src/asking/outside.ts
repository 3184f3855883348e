import type { WorkingGroup } from '../domain/working-group.ts';
import type { Asker } from '../ports/product.ts';
import { textsFor } from '../texts/texts.ts';
import type { Ask } from './ask.ts';

/** What is asked by whoever asks, in no group: the group that stands here is none, and nobody is anything in it. */
export function askerOutside({ person, incoming, locale = 'sv' }: Ask): Asker {
  return {
    person,
    identity: incoming.from,
    locale,
    t: textsFor(locale),
    membership: { groupId: 0, revision: 0, coordinator: false, parties: [] },
    group: { ...nowhere, locale },
  };
}

/** In place of a person, of whom nothing is known. */
export const nobody = { id: 0, name: '', email: '' };

const nowhere: WorkingGroup = {
  id: 0,
  key: '',
  name: '',
  timezone: 'Europe/Stockholm',
  locale: 'sv',
  revision: 0,
  importedAt: new Date(0),
  keptIn: 'bot',
  source: '',
  convenerId: 0,
  rhythm: { dueWeeks: [24, 50], due: {}, remind: { contacts: [], coordinators: [], at: '09:00' }, quiet: [] },
  areas: [],
  parties: [],
  agreements: [],
  contacts: [],
  coordinators: [],
  channels: {},
  meetings: [],
};
