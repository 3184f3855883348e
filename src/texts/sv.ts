import type { HalfYear } from '../domain/half-year.ts';
import type { PlatformName } from '../domain/platform-name.ts';
import type { Status } from '../domain/status-update.ts';
import { svDates } from './dates.ts';
import { svAdding } from './sv-adding.ts';
import { svAgreement } from './sv-agreement.ts';
import { svAnswerers } from './sv-answerers.ts';
import { svArranged } from './sv-arranged.ts';
import { svBefore } from './sv-before.ts';
import { svBeginning } from './sv-beginning.ts';
import { svDocuments } from './sv-documents.ts';
import { svForm } from './sv-form.ts';
import { svGoal } from './sv-goal.ts';
import { svGroup } from './sv-group.ts';
import { svGroupForms } from './sv-group-forms.ts';
import { svHome } from './sv-home.ts';
import { svInitiative } from './sv-initiative.ts';
import { svLock } from './sv-lock.ts';
import { svMail } from './sv-mail.ts';
import { svMeeting } from './sv-meeting.ts';
import { svMessages } from './sv-messages.ts';
import { svPage } from './sv-page.ts';
import { svPicture } from './sv-picture.ts';
import { svReport } from './sv-report.ts';
import { svSummary } from './sv-summary.ts';
import { svTeams } from './sv-teams.ts';
import { svTerminal } from './sv-terminal.ts';

/** Everything the bot says in Swedish. The type of this catalogue is the type of every language. */
export const sv = {
  language: 'sv' as 'sv' | 'en',
  dates: svDates,
  halfYear: (h: HalfYear) => `${h.endsWith('1') ? 'första' : 'andra'} halvåret ${h.slice(0, 4)}`,
  status: {
    going_well: '🟢 Går bra',
    needs_change: '🔶 Behöver ändras',
    stalled: '🔺 Står stilla',
    not_started: '⬜ Inte påbörjat',
    not_applicable: '➖ Inte aktuellt',
  } as Record<Status, string>,
  /** The same without the shape, inside a sentence. */
  statusWords: {
    going_well: 'Går bra',
    needs_change: 'Behöver ändras',
    stalled: 'Står stilla',
    not_started: 'Inte påbörjat',
    not_applicable: 'Inte aktuellt',
  } as Record<Status, string>,
  /** A shape for each, which never stands without the words. */
  shapes: {
    going_well: '🟢',
    needs_change: '🔶',
    stalled: '🔺',
    not_started: '⬜',
    not_applicable: '➖',
  } as Record<Status, string>,
  /** What people call each platform. */
  platforms: {
    slack: 'Slack',
    teams: 'Teams',
    mail: 'e-post',
    console: 'terminalen',
    playground: 'webbläsaren',
  } satisfies Record<PlatformName, string>,
  /** The group's channel on each. */
  channelOn: {
    slack: 'gruppens kanal i Slack',
    teams: 'gruppens kanal i Teams',
    console: 'gruppens kanal',
    playground: 'gruppens kanal',
    mail: 'brev till gruppen',
  } satisfies Record<PlatformName, string>,
  form: svForm,
  report: svReport,
  terminal: svTerminal,
  messages: svMessages,
  summary: svSummary,
  initiative: svInitiative,
  goal: svGoal,
  agreement: svAgreement,
  lock: svLock,
  arranged: svArranged,
  group: svGroup,
  adding: svAdding,
  beginning: svBeginning,
  groupForms: svGroupForms,
  answerers: svAnswerers,
  mail: svMail,
  before: svBefore,
  home: svHome,
  meeting: svMeeting,
  page: svPage,
  teams: svTeams,
  documents: svDocuments,
  picture: svPicture,
};
