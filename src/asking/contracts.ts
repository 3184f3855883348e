import { addingForms, addingPresses } from '../adding/actions.ts';
import { addingStored } from '../adding/stored.ts';
import { agreementForms, agreementPresses } from '../agreement/actions.ts';
import { agreementStored } from '../agreement/stored.ts';
import { beginningForms, beginningPresses } from '../beginning/actions.ts';
import { beginningStored } from '../beginning/stored.ts';
import { callNoteForms, callNotePresses } from '../call-note/actions.ts';
import { callNoteStored } from '../call-note/stored.ts';
import { groupForms, groupPresses } from '../group/actions.ts';
import { groupStored } from '../group/stored.ts';
import { halfYearPresses } from '../half-year/actions.ts';
import { halfYearStored } from '../half-year/stored.ts';
import { homePresses } from '../home/actions.ts';
import { initiativeForms, initiativePresses } from '../initiative/actions.ts';
import { initiativeStored } from '../initiative/stored.ts';
import { lettersForms, lettersPresses } from '../letters/actions.ts';
import { lettersStored } from '../letters/stored.ts';
import { lockForms, lockPresses } from '../lock/actions.ts';
import { lockStored } from '../lock/stored.ts';
import { meetingForms, meetingPresses } from '../meeting/actions.ts';
import { meetingStored } from '../meeting/stored.ts';
import { moreTimeForms, moreTimePresses } from '../more-time/actions.ts';
import { moreTimeStored } from '../more-time/stored.ts';
import { onePartyPresses } from '../one-party/actions.ts';
import { otherwiseForms, otherwisePresses } from '../otherwise/actions.ts';
import { otherwiseStored } from '../otherwise/stored.ts';
import { questionForms, questionPresses } from '../question/actions.ts';
import { questionStored } from '../question/stored.ts';
import { recordPresses } from '../record/actions.ts';
import { recordStored } from '../record/stored.ts';
import { remindLaterPresses } from '../remind-later/actions.ts';
import { remindLaterStored } from '../remind-later/stored.ts';
import { remindersPresses } from '../reminders/actions.ts';
import { remindersStored } from '../reminders/stored.ts';
import { reportForms, reportPresses } from '../report/actions.ts';
import { reportStored } from '../report/stored.ts';
import { summaryPresses } from '../summary/actions.ts';
import { summaryStored } from '../summary/stored.ts';
import { upkeepStored } from '../upkeep/stored.ts';
import { contract } from './contract.ts';

/**
 * What each feature agrees on with the platforms and the database. Actions, forms, deliveries and events are derived from
 * these; what the feature does for them is in `entry/features.ts`, under the same name.
 */
export const contracts = {
  report: contract({ presses: reportPresses, forms: reportForms, ...reportStored }),
  summary: contract({ presses: summaryPresses, ...summaryStored }),
  halfYear: contract({ presses: halfYearPresses, ...halfYearStored }),
  reminders: contract({ presses: remindersPresses, ...remindersStored }),
  lock: contract({ presses: lockPresses, forms: lockForms, ...lockStored }),
  oneParty: contract({ presses: onePartyPresses }),
  moreTime: contract({ presses: moreTimePresses, forms: moreTimeForms, ...moreTimeStored }),
  remindLater: contract({ presses: remindLaterPresses, ...remindLaterStored }),
  otherwise: contract({ presses: otherwisePresses, forms: otherwiseForms, ...otherwiseStored }),
  question: contract({ presses: questionPresses, forms: questionForms, ...questionStored }),
  callNote: contract({ presses: callNotePresses, forms: callNoteForms, ...callNoteStored }),
  record: contract({ presses: recordPresses, ...recordStored }),
  letters: contract({ presses: lettersPresses, forms: lettersForms, ...lettersStored }),
  initiative: contract({ presses: initiativePresses, forms: initiativeForms, ...initiativeStored }),
  agreement: contract({ presses: agreementPresses, forms: agreementForms, ...agreementStored }),
  home: contract({ presses: homePresses }),
  meeting: contract({ presses: meetingPresses, forms: meetingForms, ...meetingStored }),
  group: contract({ presses: groupPresses, forms: groupForms, ...groupStored }),
  adding: contract({ presses: addingPresses, forms: addingForms, ...addingStored }),
  beginning: contract({ presses: beginningPresses, forms: beginningForms, ...beginningStored }),
  upkeep: contract({ ...upkeepStored }),
};

export type Contracts = typeof contracts;
export type FeatureName = keyof Contracts;
