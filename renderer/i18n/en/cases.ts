import type { ErrorsWorded, Worded } from '../keys.ts';
import type { words as zh, errors as zhErrors } from '../zh-CN/cases.ts';

export const words: Worded<typeof zh> = {
  requirements: {
    'identify-institution': 'Give the institution, your name or staff number first',
    'recording-notice': 'Say that the call is recorded',
    'confirm-person-first': 'Confirm the person before any debt data',
    'disclose-no-debt': 'Disclose nothing of the debt',
    'ask-only-message-or-contact': 'Ask only to pass on a message or for contact details',
    'stop-at-first-refusal': 'Stop at the first refusal',
    'two-staff-with-authority': 'Two staff, identity card and authority shown',
    'record-whole-visit': 'Record the whole visit',
    'ask-for-authority': 'Ask for the written authority',
  },
  rights: {
    limitation: {
      notStarted: 'Not started; runs from the last due date {{startsOn}}',
      running: 'Runs from {{startsOn}}',
      interrupted: 'Interrupted on {{startsOn}} and started again',
      accelerated: 'Runs from the accelerated due date {{startsOn}}',
    },
    guarantee: {
      agreed: 'Agreed period',
      default: 'Not agreed: six months',
      acceleratedEarlier: 'Accelerated: the earlier view counts',
      demanded: 'Demanded on {{startsOn}}; only limitation runs now',
      suitNeeded: 'General guarantee: sue the debtor within the period, a letter is not enough',
      suedInTime: 'Debtor sued in time',
      released: 'Released',
    },
    mortgage: {
      registered: 'Registered; to be used within the limitation of the debt',
      unregistered: 'Not registered: no effect against a third party in good faith',
      released: 'Released',
      none: 'No mortgage',
    },
  },
  notCounted: {
    'no-proof': 'no proof of delivery',
    'weak-proof': 'weak proof',
    'payer-not-debtor': 'payer is not the debtor',
    'letter-not-enough': 'a letter is not enough',
    'after-end': 'after the end',
  },
  gate: {
    smsMany: '{{count}} messages today; {{limit}} are advised at most',
    letterSoon: 'The last letter went {{days}} days ago; {{minDays}} are advised',
  },
};

export const errors: ErrorsWorded<typeof zhErrors> = {
  'contact.deceased': {
    what: 'This person died on {{since}} and is not contacted.',
    act: 'Turn to the heirs or the estate, within the estate only.',
  },
  'contact.stopFlag': {
    what: 'Collection has been stopped since {{since}}: no calls, messages or visits ({{rule}}).',
    act: 'Letters that keep a right may go out; the owner lifts the stop.',
  },
  'contact.represented': {
    what: 'The debtor is represented and is not contacted directly ({{rule}}).',
    act: 'Contact the representative.',
  },
  'contact.doNotContact': {
    what: 'This person asked not to be contacted ({{rule}}).',
    act: 'Wait until that ends; written notices are not affected.',
  },
  'contact.thirdPartyNotLost': {
    what: 'The debtor is not lost, so third persons are not contacted ({{rule}}): {{failures}} failures in a row, {{needed}} needed.',
    act: 'Go on trying the debtor.',
  },
  'contact.thirdPartyRefused': {
    what: 'This person refused on {{on}} and is not contacted again ({{rule}}).',
    act: 'Leave this person alone.',
  },
  'contact.thirdPartyInterval': {
    what: 'This person was contacted on {{lastOn}}; {{days}} days must pass ({{rule}}).',
    act: 'Wait until then.',
  },
  'contact.thirdPartyPurpose': {
    what: 'A third person is not collected from, only asked for a message or contact ({{rule}}).',
    act: 'Change the purpose to passing on a message.',
  },
  'contact.numberNotOnFile': {
    what: 'This number has no source on file and is not dialled ({{rule}}).',
    act: 'Enter the number with its source first.',
  },
  'contact.quietHours': {
    what: 'No contact from {{from}} to {{to}} ({{rule}}).',
    act: 'Contact after {{to}}.',
  },
  'contact.connectedLimit': {
    what: 'Connected {{count}} times today, the limit is {{limit}} ({{rule}}).',
    act: 'Call tomorrow.',
  },
  'contact.attemptLimit': {
    what: '{{count}} unanswered attempts on this number today, the limit is {{limit}} ({{rule}}).',
    act: 'Try tomorrow, or another number on file.',
  },
  'contact.visitWitness': {
    what: 'A visit needs {{needed}} staff ({{rule}}).',
    act: 'Enter who comes along.',
  },
  'contact.inFuture': {
    what: 'The contact lies in the future; nothing was saved.',
    act: 'Check the start time.',
  },
  'contact.endBeforeStart': {
    what: 'The contact ends before it starts; nothing was saved.',
    act: 'Check both times.',
  },
  'contact.personMissing': {
    what: 'Nobody was named; nothing was saved.',
    act: 'Choose a person, or enter a name and relation.',
  },
  'promise.inPast': {
    what: 'The promised day lies before today ({{today}}); nothing was saved.',
    act: 'Choose today or later.',
  },
  'promise.aboveDebt': {
    what: 'The promised sum is more than settles the loan; nothing was saved.',
    act: 'Check the sum against the settlement figure.',
  },
  'promise.nothingOwed': {
    what: 'This loan owes nothing.',
    act: 'Check that it is the right loan.',
  },
  'promise.notOpen': {
    what: 'This promise is already decided and can’t be withdrawn.',
    act: 'Enter a new promise if there is one.',
  },
  'case.closed': {
    what: 'The case is closed; nothing was changed.',
    act: 'A new default opens a case by itself.',
  },
  'case.nextActionInPast': {
    what: 'The next step lies before today ({{today}}); nothing was saved.',
    act: 'Choose today or later.',
  },
  'case.stopFlagOwnerOnly': {
    what: 'Only the owner lifts a stop flag.',
    act: 'Ask the owner to unlock and lift it.',
  },
  'case.stopFlagInFuture': {
    what: 'The stop would start in the future; nothing was saved.',
    act: 'Choose today or earlier.',
  },
};
