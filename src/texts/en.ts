import { enDates } from './dates.ts';
import { enAdding } from './en-adding.ts';
import { enAgreement } from './en-agreement.ts';
import { enAnswerers } from './en-answerers.ts';
import { enArranged } from './en-arranged.ts';
import { enBefore } from './en-before.ts';
import { enBeginning } from './en-beginning.ts';
import { enDocuments } from './en-documents.ts';
import { enForm } from './en-form.ts';
import { enGoal } from './en-goal.ts';
import { enGroup } from './en-group.ts';
import { enGroupForms } from './en-group-forms.ts';
import { enHome } from './en-home.ts';
import { enInitiative } from './en-initiative.ts';
import { enLock } from './en-lock.ts';
import { enMail } from './en-mail.ts';
import { enMeeting } from './en-meeting.ts';
import { enMessages } from './en-messages.ts';
import { enPage } from './en-page.ts';
import { enPicture } from './en-picture.ts';
import { enReport } from './en-report.ts';
import { enSummary } from './en-summary.ts';
import { enTeams } from './en-teams.ts';
import { enTerminal } from './en-terminal.ts';
import { sv } from './sv.ts';

export const en: typeof sv = {
  language: 'en',
  dates: enDates,
  halfYear: (h) => `the ${h.endsWith('1') ? 'first' : 'second'} half of ${h.slice(0, 4)}`,
  status: {
    going_well: '🟢 Going well',
    needs_change: '🔶 Needs change',
    stalled: '🔺 Stalled',
    not_started: '⬜ Not started',
    not_applicable: '➖ Not applicable',
  },
  statusWords: {
    going_well: 'Going well',
    needs_change: 'Needs change',
    stalled: 'Stalled',
    not_started: 'Not started',
    not_applicable: 'Not applicable',
  },
  shapes: sv.shapes,
  /** What people call each platform. */
  platforms: {
    slack: 'Slack',
    teams: 'Teams',
    mail: 'e-mail',
    console: 'the terminal',
    playground: 'the browser',
  },
  channelOn: {
    slack: 'the group’s channel in Slack',
    teams: 'the group’s channel in Teams',
    console: 'the group’s channel',
    mail: 'letters to the group',
    playground: 'the group’s channel',
  },
  form: enForm,
  report: enReport,
  terminal: enTerminal,
  messages: enMessages,
  summary: enSummary,
  initiative: enInitiative,
  goal: enGoal,
  agreement: enAgreement,
  lock: enLock,
  arranged: enArranged,
  group: enGroup,
  adding: enAdding,
  beginning: enBeginning,
  groupForms: enGroupForms,
  answerers: enAnswerers,
  mail: enMail,
  before: enBefore,
  home: enHome,
  meeting: enMeeting,
  page: enPage,
  teams: enTeams,
  documents: enDocuments,
  picture: enPicture,
};
