import type { App } from '../../src/entry/app.ts';
import { declared, type forms, type presses, words } from '../../src/entry/features.ts';
import { type Action, opensForm } from '../../src/messages/action.ts';
import type { Reply } from '../../src/messages/report.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import { textsFor } from '../../src/texts/texts.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { type AskedAbout, everyForm, identityOf, openEverything, people } from '../support/everything.ts';

/*
 * Everything that can be asked, asked by everybody: what is typed, pressed and filled in. The rows below say it all once
 * more, by hand, so that a feature that lets in somebody else is noticed.
 */

type Role = keyof typeof people;

/** What somebody gets. A sentence that refuses is named as the texts name it. */
type Gets =
  | 'answer'
  | 'stranger'
  | 'gone'
  | 'notYours'
  | 'notOrganiser'
  | 'notGuestOf'
  | 'onlyContacts'
  | 'onlyCoordinators'
  | 'noCode'
  | 'formGone';

const everybody: Record<Role, Gets> = {
  stranger: 'stranger',
  former: 'stranger',
  otherParty: 'answer',
  contact: 'answer',
  substitute: 'answer',
  coordinator: 'answer',
  otherCoordinator: 'answer',
};
// Also those who are in no group: it takes a start code, which nobody here has.
const anybody = Object.fromEntries(Object.keys(people).map((role) => [role, 'noCode'])) as Record<Role, Gets>;
const coordinators: Record<Role, Gets> = {
  ...everybody,
  otherParty: 'onlyCoordinators',
  contact: 'onlyCoordinators',
  substitute: 'onlyCoordinators',
};
// What is pressed names its check-in, so a coordinator of another group is nobody there.
const ownCoordinators: Record<Role, Gets> = { ...coordinators, otherCoordinator: 'gone' };
const ownParty: Record<Role, Gets> = {
  ...everybody,
  otherParty: 'notYours',
  coordinator: 'notYours',
  otherCoordinator: 'gone',
};
const nobodyOfGroup = Object.fromEntries(
  Object.entries(everybody).map(([role, gets]) => [role, gets === 'stranger' ? gets : 'gone']),
) as Record<Role, Gets>;
const readers: Record<Role, Gets> = { ...ownParty, coordinator: 'answer' };
const ownMembers: Record<Role, Gets> = { ...everybody, otherCoordinator: 'gone' };
const organisers: Record<Role, Gets> = {
  ...ownParty,
  otherParty: 'notOrganiser',
  coordinator: 'notOrganiser',
};
const guests: Record<Role, Gets> = { ...ownParty, otherParty: 'notGuestOf', coordinator: 'notGuestOf' };
const inForms = (rows: Record<Role, Gets>): Record<Role, Gets> => ({
  ...rows,
  stranger: 'formGone',
  former: 'formGone',
  otherCoordinator: 'formGone',
});

/** Words, of the asker's own group. The coordinators of the samples answer for a party too. */
const mayType: Record<string, Record<Role, Gets>> = {
  home: everybody,
  report: everybody,
  submit: everybody,
  'as-last': everybody,
  overall: everybody,
  view: everybody,
  edit: everybody,
  write: everybody,
  summary: everybody,
  history: everybody,
  help: everybody,
  'by-mail': everybody,
  here: everybody,
  start: coordinators,
  move: coordinators,
  remind: coordinators,
  lock: coordinators,
  unlock: coordinators,
  documents: coordinators,
  picture: coordinators,
  log: coordinators,
  preview: coordinators,
  'show-again': coordinators,
  table: coordinators,
  answers: coordinators,
  'one-party': coordinators,
  'document-brief': coordinators,
  'document-minutes': coordinators,
  'document-table': coordinators,
  'document-json': coordinators,
  'document-xlsx': coordinators,
  'document-lists': coordinators,
  'document-group-picture': coordinators,
  // Of the asker's own party; a coordinator's is the convener.
  course: everybody,
  courses: everybody,
  agreements: everybody,
  time: everybody,
  'remind-later': everybody,
  otherwise: coordinators,
  question: coordinators,
  reply: everybody,
  note: coordinators,
  'confirm-note': everybody,
  meeting: everybody,
  coming: everybody,
  'not-coming': everybody,
  colleague: everybody,
  'meeting-question': everybody,
  channel: coordinators,
  add: coordinators,
  'add-statuses': coordinators,
  install: anybody,
  'before-invitation': coordinators,
  trial: coordinators,
  group: coordinators,
  areas: coordinators,
  goals: coordinators,
  coordinators,
  'group-file': coordinators,
  // The asker's own parties, and a coordinator any.
  party: everybody,
  'who-answers': everybody,
};

const mayPress: Record<keyof typeof presses, Record<Role, Gets>> = {
  home: { ...everybody, otherCoordinator: 'gone' },
  report: ownParty,
  view: ownParty,
  status: ownParty,
  write: ownParty,
  overall: ownParty,
  'as-last': ownParty,
  submit: ownParty,
  versions: readers,
  'which-party': ownCoordinators,
  'one-party': ownCoordinators,
  time: ownCoordinators,
  'give-time': ownCoordinators,
  'take-time': ownCoordinators,
  'answer-time': ownCoordinators,
  'ask-time': ownParty,
  'unask-time': ownParty,
  later: ownParty,
  'remind-on': ownParty,
  'undo-later': ownParty,
  otherwise: ownCoordinators,
  'set-otherwise': ownCoordinators,
  'undo-otherwise': ownCoordinators,
  question: ownCoordinators,
  'withdraw-question': ownCoordinators,
  reply: ownParty,
  note: ownCoordinators,
  'withdraw-note': ownCoordinators,
  'read-note': ownParty,
  'confirm-note': ownParty,
  'unconfirm-note': ownParty,
  summary: ownCoordinators,
  table: ownCoordinators,
  answers: ownCoordinators,
  preview: ownCoordinators,
  show: ownCoordinators,
  start: ownCoordinators,
  'do-not-start': ownCoordinators,
  'undo-start': ownCoordinators,
  remind: ownCoordinators,
  move: ownCoordinators,
  'ask-lock': ownCoordinators,
  lock: ownCoordinators,
  'ask-unlock': ownCoordinators,
  unlock: ownCoordinators,
  documents: ownCoordinators,
  export: ownCoordinators,
  log: ownCoordinators,
  courses: ownMembers,
  'half-year-courses': ownCoordinators,
  'area-courses': ownParty,
  course: ownMembers,
  'new-course': organisers,
  'edit-course': organisers,
  'move-course': organisers,
  'ask-cancel-course': organisers,
  'keep-course': organisers,
  'cancel-course': organisers,
  'restore-course': organisers,
  'course-went': organisers,
  'open-course': organisers,
  'course-versions': readers,
  'sign-up': ownMembers,
  'sign-up-for': ownParty,
  'forward-course': ownMembers,
  'course-entry': ownMembers,
  'ask-organiser': ownCoordinators,
  'course-tips': ownMembers,
  agreements: ownMembers,
  'separate-agreement': ownMembers,
  'new-separate-agreement': ownCoordinators,
  'edit-separate-agreement': ownCoordinators,
  'ask-share-agreement': ownCoordinators,
  'share-agreement': ownCoordinators,
  'ask-remove-separate-agreement': ownCoordinators,
  'remove-separate-agreement': ownCoordinators,
  'leave-agreement': ownCoordinators,
  'agreement-end': ownCoordinators,
  'plan-renewal': ownCoordinators,
  'plan-renewals': ownCoordinators,
  'undo-renewal': ownCoordinators,
  meetings: ownCoordinators,
  'plan-meeting': ownCoordinators,
  'propose-days': ownCoordinators,
  'add-meeting': ownCoordinators,
  'ask-move-meeting': ownCoordinators,
  'move-meeting': ownCoordinators,
  'pick-day': ownCoordinators,
  'ask-tell-meeting': ownCoordinators,
  'tell-meeting': ownCoordinators,
  agenda: ownCoordinators,
  'propose-agenda': ownCoordinators,
  'after-meeting': ownCoordinators,
  'meeting-paper': ownCoordinators,
  'took-part': ownCoordinators,
  meeting: guests,
  'meeting-reply': guests,
  'meeting-colleague': guests,
  'meeting-fits': guests,
  'meeting-question': guests,
  'meeting-entry': guests,
  'meeting-notes': guests,
  'make-change': ownCoordinators,
  'drop-change': ownCoordinators,
  'undo-change': ownCoordinators,
  'group-file': ownCoordinators,
  'ways-to-add': ownCoordinators,
  'paste-lines': ownCoordinators,
  'mend-lines': ownCoordinators,
  'add-one': ownCoordinators,
  pasted: ownCoordinators,
  'add-pasted': ownCoordinators,
  'leave-pasted': ownCoordinators,
  'undo-carried': ownCoordinators,
  'start-group': anybody,
  'start-again': anybody,
  'before-invitation': ownCoordinators,
  'send-trial': ownCoordinators,
  'trial-pressed': { ...everybody, otherCoordinator: 'gone' },
  'choose-first': ownCoordinators,
  'undo-first': ownCoordinators,
  'letter-beforehand': ownCoordinators,
  'ask-invite-all': ownCoordinators,
  'invite-all': ownCoordinators,
  group: ownCoordinators,
  'edit-party': ownCoordinators,
  'remove-party': ownCoordinators,
  'confirm-handover': ownCoordinators,
  'decline-handover': ownCoordinators,
  areas: ownCoordinators,
  'edit-area': ownCoordinators,
  'remove-area': ownCoordinators,
  goals: ownCoordinators,
  'edit-goal': ownCoordinators,
  'remove-goal': ownCoordinators,
  'choose-channel': ownCoordinators,
  'edit-days': ownCoordinators,
  'edit-reminders': ownCoordinators,
  channels: ownCoordinators,
  'remove-channel': ownCoordinators,
  coordinators: ownCoordinators,
  'add-coordinator': ownCoordinators,
  'end-coordinator': ownCoordinators,
  'edit-agreement': ownCoordinators,
  'remove-agreement': ownCoordinators,
  party: readers,
  'who-answers': readers,
  'change-address': readers,
  'address-code': readers,
  'change-answerer': readers,
  'set-stand-in': readers,
  'end-stand-in': readers,
  'withdraw-handover': readers,
  // Nobody here is the one whom it is for.
  'take-over': nobodyOfGroup,
};

const mayFill: Record<keyof typeof forms, Record<Role, Gets>> = {
  area: inForms(ownParty),
  overall: inForms(ownParty),
  unlock: inForms(ownCoordinators),
  'new-course': inForms(organisers),
  course: inForms(organisers),
  'move-course': inForms(organisers),
  'course-went': inForms(organisers),
  'sign-up': inForms(ownParty),
  'separate-agreement': inForms(ownCoordinators),
  answerer: inForms(readers),
  'own-address': inForms(readers),
  'address-code': inForms(readers),
  'stand-in': inForms(readers),
  party: inForms(ownCoordinators),
  'group-area': inForms(ownCoordinators),
  goal: inForms(ownCoordinators),
  paste: inForms(ownCoordinators),
  mend: inForms(ownCoordinators),
  'start-group': anybody,
  'first-parties': inForms(ownCoordinators),
  'new-party': inForms(ownCoordinators),
  'group-channel': inForms(ownCoordinators),
  'group-days': inForms(ownCoordinators),
  'group-reminders': inForms(ownCoordinators),
  coordinator: inForms(ownCoordinators),
  agreement: inForms(ownCoordinators),
  time: inForms(ownCoordinators),
  'ask-time': inForms(ownParty),
  otherwise: inForms(ownCoordinators),
  question: inForms(ownCoordinators),
  reply: inForms(ownParty),
  note: inForms(ownCoordinators),
  'plan-meeting': inForms(ownCoordinators),
  'propose-days': inForms(ownCoordinators),
  agenda: inForms(ownCoordinators),
  'after-meeting': inForms(ownCoordinators),
  'meeting-colleague': inForms(guests),
  'meeting-fits': inForms(guests),
  'meeting-question': inForms(guests),
};

let opened: TestStore;
let app: App;
let of: AskedAbout;
let asked = 0;

beforeAll(async () => {
  opened = await openTestStore();
  ({ app, of } = await openEverything(opened));
});
afterAll(async () => {
  await app.idle();
  await opened.close();
});

const { messages, meeting: ofMeeting, beginning } = textsFor('sv');
/** The beginning of each sentence, up to what is filled in. */
const sentences: [Gets, string][] = [
  ['stranger', messages.stranger('…').split('…')[0] ?? ''],
  ['gone', messages.gone],
  ['notOrganiser', messages.notOrganiser('library-1', '…').split('…')[0] ?? ''],
  ['notYours', messages.notYours('library-1', '…').split('…')[0] ?? ''],
  ['notGuestOf', ofMeeting.notGuestOf('library-1', '…').split('…')[0] ?? ''],
  ['onlyContacts', messages.onlyContacts('…').split('…')[0] ?? ''],
  ['onlyCoordinators', messages.onlyCoordinators('…').split('…')[0] ?? ''],
  ['formGone', messages.formGone],
  ['noCode', beginning.codeMissing],
  ['noCode', beginning.codeGone],
];

async function gets(role: Role, ask: Incoming['ask']): Promise<Gets> {
  asked++;
  const reply: Reply = await app.handle({
    key: `asked ${asked}`,
    from: identityOf(people[role]),
    answer: 'reply',
    within: 60_000,
    ask,
  });
  // A platform whose forms must open within seconds is told beforehand.
  if (reply.kind === 'form' && ask.kind === 'press') expect(opensForm(ask.action)).toBe(true);
  const said = reply.kind === 'messages' || reply.kind === 'refused' ? JSON.stringify(reply) : '';
  for (const cannot of [messages.cannotAnswer, messages.cannotStore]) expect(said).not.toContain(cannot);
  return sentences.find(([, words]) => said.includes(words))?.[0] ?? 'answer';
}

/** Asked by all, the coordinators last: what they do may change what there is to ask about. */
async function byAll(ask: Incoming['ask']): Promise<Record<string, Gets>> {
  const got: Record<string, Gets> = {};
  for (const role of Object.keys(people) as Role[]) got[role] = await gets(role, ask);
  return got;
}

describe('everything that can be asked', () => {
  it('is told apart: no two features give one thing the same name', () => {
    for (const names of Object.values(declared)) expect([...new Set(names)]).toEqual(names);
    const says = [...words.values()].flatMap((one) => one.says);
    expect([...new Set(says)]).toEqual(says);
  });

  it('stands in this test', () => {
    expect([...words.keys()].sort()).toEqual(Object.keys(mayType).sort());
    expect([...declared.presses].sort()).toEqual(Object.keys(mayPress).sort());
    expect([...declared.forms].sort()).toEqual(Object.keys(mayFill).sort());
  });

  it.each(Object.keys(mayFill))('filled in: %s', async (name) => {
    const kind = name as keyof typeof forms;
    const values = { done: 'Två workshops', workedWell: 'Bokcirkeln', reason: 'Fel siffra' };
    expect(await byAll({ kind: 'form', form: everyForm(of)[kind], values })).toEqual(mayFill[kind]);
  });

  it.each(Object.keys(mayType))('typed: %s', async (name) => {
    const text = words.get(name)?.says[0] ?? '';
    expect(await byAll({ kind: 'words', text })).toEqual(mayType[name]);
  });

  it.each(Object.keys(mayPress))('pressed: %s', async (name) => {
    const { checkIn, party, area, group, initiative, change, handover, person, meeting, pasted } = of;
    const course = { group, party, initiative };
    const ofReport = { checkIn, party };
    const ofMeeting = { group, meeting };
    const guest = { checkIn, party, meeting };
    const when = { day: '2019-06-26', from: '09:00', to: '11:00', place: '' };
    const actions: { [K in keyof typeof presses]: Extract<Action, { kind: K }> } = {
      home: { kind: 'home', group },
      report: { kind: 'report', ...ofReport },
      view: { kind: 'view', ...ofReport },
      status: { kind: 'status', ...ofReport, area, status: 'going_well' },
      write: { kind: 'write', ...ofReport, area },
      overall: { kind: 'overall', ...ofReport },
      'as-last': { kind: 'as-last', ...ofReport },
      submit: { kind: 'submit', ...ofReport },
      versions: { kind: 'versions', ...ofReport },
      'which-party': { kind: 'which-party', checkIn },
      'one-party': { kind: 'one-party', ...ofReport },
      time: { kind: 'time', ...ofReport },
      'give-time': { kind: 'give-time', ...ofReport, until: '2019-06-28', reason: 'staff' },
      'take-time': { kind: 'take-time', ...ofReport },
      'answer-time': { kind: 'answer-time', ...ofReport, until: '2019-06-28', yes: true },
      'ask-time': { kind: 'ask-time', ...ofReport },
      'unask-time': { kind: 'unask-time', ...ofReport },
      later: { kind: 'later', ...ofReport },
      'remind-on': { kind: 'remind-on', ...ofReport, on: '2019-05-22' },
      'undo-later': { kind: 'undo-later', ...ofReport },
      otherwise: { kind: 'otherwise', ...ofReport },
      'set-otherwise': { kind: 'set-otherwise', ...ofReport, how: 'phone', on: '2019-06-03' },
      'undo-otherwise': { kind: 'undo-otherwise', ...ofReport },
      question: { kind: 'question', ...ofReport },
      'withdraw-question': { kind: 'withdraw-question', ...ofReport, question: 1 },
      reply: { kind: 'reply', ...ofReport, question: 1 },
      note: { kind: 'note', ...ofReport },
      'withdraw-note': { kind: 'withdraw-note', ...ofReport, note: 1 },
      'read-note': { kind: 'read-note', ...ofReport },
      'confirm-note': { kind: 'confirm-note', ...ofReport, note: 1 },
      'unconfirm-note': { kind: 'unconfirm-note', ...ofReport, note: 1 },
      summary: { kind: 'summary', checkIn },
      table: { kind: 'table', checkIn },
      answers: { kind: 'answers', checkIn },
      preview: { kind: 'preview', checkIn, without: [] },
      show: { kind: 'show', checkIn, without: [], showing: '6f1c1a1e-4f4b-4a55-9d3d-0d9a4a1f6a11' },
      start: { kind: 'start', checkIn },
      'do-not-start': { kind: 'do-not-start', checkIn },
      'undo-start': { kind: 'undo-start', checkIn },
      remind: { kind: 'remind', checkIn },
      move: { kind: 'move', checkIn, to: '2019-06-20' },
      'ask-lock': { kind: 'ask-lock', checkIn },
      lock: { kind: 'lock', checkIn, party },
      'ask-unlock': { kind: 'ask-unlock', checkIn },
      unlock: { kind: 'unlock', checkIn },
      documents: { kind: 'documents', checkIn, of: 'group' },
      export: { kind: 'export', checkIn, what: 'brief', of: 'group' },
      log: { kind: 'log', group },
      courses: { kind: 'courses', group },
      'half-year-courses': { kind: 'half-year-courses', checkIn },
      'area-courses': { kind: 'area-courses', checkIn, party, area },
      course: { kind: 'course', group, initiative },
      'new-course': { kind: 'new-course', group, party },
      'edit-course': { kind: 'edit-course', ...course },
      'move-course': { kind: 'move-course', ...course },
      'ask-cancel-course': { kind: 'ask-cancel-course', ...course },
      'keep-course': { kind: 'keep-course', ...course },
      'cancel-course': { kind: 'cancel-course', ...course },
      'restore-course': { kind: 'restore-course', ...course },
      'course-went': { kind: 'course-went', ...course },
      'open-course': { kind: 'open-course', ...course, open: 'yes' },
      'course-versions': { kind: 'course-versions', ...course },
      'sign-up': { kind: 'sign-up', group, initiative },
      'sign-up-for': { kind: 'sign-up-for', ...course },
      'forward-course': { kind: 'forward-course', group, initiative },
      'course-entry': { kind: 'course-entry', group, initiative },
      'ask-organiser': { kind: 'ask-organiser', group, initiative },
      'course-tips': { kind: 'course-tips', group, wanted: true },
      agreements: { kind: 'agreements', group },
      'separate-agreement': { kind: 'separate-agreement', group, agreement: 1 },
      'new-separate-agreement': { kind: 'new-separate-agreement', group },
      'edit-separate-agreement': { kind: 'edit-separate-agreement', group, agreement: 1 },
      'ask-share-agreement': { kind: 'ask-share-agreement', group, agreement: 1 },
      'share-agreement': { kind: 'share-agreement', group, agreement: 1 },
      'ask-remove-separate-agreement': { kind: 'ask-remove-separate-agreement', group, agreement: 1 },
      'remove-separate-agreement': { kind: 'remove-separate-agreement', group, agreement: 1 },
      'leave-agreement': { kind: 'leave-agreement', group, asked: 'share' },
      'agreement-end': { kind: 'agreement-end', group, of: 'agreement', agreement: 1 },
      'plan-renewal': { kind: 'plan-renewal', group, of: 'agreement', agreement: 1, plan: 'none' },
      'plan-renewals': { kind: 'plan-renewals', group, plan: 'new' },
      'undo-renewal': { kind: 'undo-renewal', group, of: 'agreement', agreements: [1] },
      meetings: { kind: 'meetings', group },
      'plan-meeting': { kind: 'plan-meeting', group },
      'propose-days': { kind: 'propose-days', group },
      'add-meeting': { kind: 'add-meeting', group, ...when },
      'ask-move-meeting': { kind: 'ask-move-meeting', ...ofMeeting, ...when },
      'move-meeting': { kind: 'move-meeting', ...ofMeeting, ...when },
      'pick-day': { kind: 'pick-day', ...ofMeeting, day: when.day, from: when.from, to: when.to },
      'ask-tell-meeting': { kind: 'ask-tell-meeting', ...ofMeeting, what: 'invitation' },
      'tell-meeting': { kind: 'tell-meeting', ...ofMeeting, what: 'invitation' },
      agenda: { kind: 'agenda', ...ofMeeting },
      'propose-agenda': { kind: 'propose-agenda', ...ofMeeting },
      'after-meeting': { kind: 'after-meeting', ...ofMeeting },
      'meeting-paper': { kind: 'meeting-paper', ...ofMeeting },
      'took-part': { kind: 'took-part', group },
      meeting: { kind: 'meeting', ...guest },
      'meeting-reply': { kind: 'meeting-reply', ...guest, answer: 'coming' },
      'meeting-colleague': { kind: 'meeting-colleague', ...guest },
      'meeting-fits': { kind: 'meeting-fits', ...guest },
      'meeting-question': { kind: 'meeting-question', ...guest },
      'meeting-entry': { kind: 'meeting-entry', ...guest },
      'meeting-notes': { kind: 'meeting-notes', ...guest },
      'make-change': { kind: 'make-change', group, change },
      'drop-change': { kind: 'drop-change', group, change },
      'undo-change': { kind: 'undo-change', group, change },
      'group-file': { kind: 'group-file', group },
      'ways-to-add': { kind: 'ways-to-add', group },
      'paste-lines': { kind: 'paste-lines', group, what: 'parties' },
      'mend-lines': { kind: 'mend-lines', group, pasted },
      'add-one': { kind: 'add-one', group },
      pasted: { kind: 'pasted', group, pasted },
      'add-pasted': { kind: 'add-pasted', group, pasted },
      'leave-pasted': { kind: 'leave-pasted', group, pasted },
      'start-group': { kind: 'start-group', group: 0 },
      'start-again': { kind: 'start-again', group: 0 },
      'undo-carried': { kind: 'undo-carried', group, halfYear: '2018-H2' },
      'before-invitation': { kind: 'before-invitation', group },
      'send-trial': { kind: 'send-trial', group },
      'trial-pressed': { kind: 'trial-pressed', group },
      'choose-first': { kind: 'choose-first', group },
      'undo-first': { kind: 'undo-first', group },
      'letter-beforehand': { kind: 'letter-beforehand', group },
      'ask-invite-all': { kind: 'ask-invite-all', group },
      'invite-all': { kind: 'invite-all', group },
      group: { kind: 'group', group },
      'edit-party': { kind: 'edit-party', group, party },
      'remove-party': { kind: 'remove-party', group, party },
      'confirm-handover': { kind: 'confirm-handover', group, handover },
      'decline-handover': { kind: 'decline-handover', group, handover },
      areas: { kind: 'areas', group },
      'edit-area': { kind: 'edit-area', group, area },
      'remove-area': { kind: 'remove-area', group, area },
      goals: { kind: 'goals', group },
      'edit-goal': { kind: 'edit-goal', group },
      'remove-goal': { kind: 'remove-goal', group, goal: 1 },
      'choose-channel': { kind: 'choose-channel', group },
      'edit-days': { kind: 'edit-days', group },
      'edit-reminders': { kind: 'edit-reminders', group },
      channels: { kind: 'channels', group },
      'remove-channel': { kind: 'remove-channel', group, platform: 'slack' },
      coordinators: { kind: 'coordinators', group },
      'add-coordinator': { kind: 'add-coordinator', group },
      'end-coordinator': { kind: 'end-coordinator', group, person },
      'edit-agreement': { kind: 'edit-agreement', group, party },
      'remove-agreement': { kind: 'remove-agreement', group, agreement: 1 },
      party: { kind: 'party', group, party },
      'who-answers': { kind: 'who-answers', group, party },
      'change-address': { kind: 'change-address', group, party },
      'address-code': { kind: 'address-code', group, party, address: 'new@example.org' },
      'change-answerer': { kind: 'change-answerer', group, party, role: 'substitute' },
      'set-stand-in': { kind: 'set-stand-in', group, party },
      'end-stand-in': { kind: 'end-stand-in', group, party, standIn: 1 },
      'withdraw-handover': { kind: 'withdraw-handover', group, party, handover },
      'take-over': { kind: 'take-over', group, handover },
    };
    const kind = name as keyof typeof presses;
    expect(await byAll({ kind: 'press', action: actions[kind] })).toEqual(mayPress[kind]);
  });
});
