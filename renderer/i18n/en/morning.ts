import type { ErrorsWorded, Worded } from '../keys.ts';
import type { words as zh, errors as zhErrors } from '../zh-CN/morning.ts';

export const words: Worded<typeof zh> = {
  reasons: {
    right: {
      limitation: 'Limitation ends in {{daysLeft}} days; last safe day {{lastSafeOn}}',
      guarantee: 'Guarantee period of {{personName}} ends in {{daysLeft}} days; last safe day {{lastSafeOn}}',
      mortgage: 'The mortgage must be used by {{lastSafeOn}}, {{daysLeft}} days left',
      limitationPassed: 'Limitation passed on {{endsOn}}; a demand does not revive it',
      guaranteePassed: 'Guarantee period of {{personName}} passed on {{endsOn}}',
    },
    promise: {
      dueToday: 'Promise of {{amount}} is due today',
      broken: 'Promised {{amount}} by {{dueOn}}; nothing arrived',
      partial: 'Promised {{amount}} by {{dueOn}}; only {{paid}} arrived',
    },
    overdue: {
      new: 'Newly overdue, {{daysPastDue}} days; {{stop}} cures it',
      rolling: 'Enters {{nextBucket}} in {{daysToRoll}} days; {{stop}} today stops it',
    },
    letter: {
      notDispatched: '{{letterNo}} issued {{days}} days ago and not posted',
      inTransit: '{{letterNo}} posted {{days}} days ago, no proof of delivery',
      archiveTracking: '{{letterNo}} posted {{days}} days ago: keep the tracking record',
    },
    plan: {
      breached: '{{agreementNo}} is broken; {{missed}} missed',
      dueToday: '{{agreementNo}}: {{amount}} due today',
    },
    insurance: {
      lapsed: 'Insurance ended on {{endsOn}}, {{days}} days ago',
      lapsing: 'Insurance ends on {{endsOn}}, in {{days}} days',
    },
    mortgage: {
      unregistered: 'Paid out {{days}} days ago, mortgage not registered',
    },
    gps: {
      noData: 'GPS: no data',
    },
    case: {
      nextAction: 'Planned: {{action}} ({{on}})',
      noContact: 'The case has no next step',
      stopFlag: 'Stop flag set: only acts that keep a right',
    },
  },
  actions: {
    call: 'Call',
    'call-again': 'Call again',
    'check-promise': 'Check promise',
    'check-receipt': 'Check receipt',
    'find-number': 'Find a number',
    'offer-plan': 'Offer a plan',
    'send-demand': 'Send demand',
    'dispatch-letter': 'Post letter',
    'register-proof': 'Register delivery',
    'archive-tracking': 'Keep tracking',
    'preserve-right': 'Preserve right',
    'ask-counsel': 'Ask counsel',
    'answer-dispute': 'Answer dispute',
    'review-hardship': 'Review hardship',
    'review-plan': 'Review plan',
    'renew-insurance': 'Renew insurance',
    'register-mortgage': 'Register mortgage',
    'check-gps': 'Check GPS',
    visit: 'Visit',
    other: 'Other',
  },
  groups: {
    rights: 'Rights running out',
    promises: 'Promises due or broken',
    rolling: 'New and about to roll',
    proof: 'Letters without proof',
    plans: 'Repayment plans',
    insurance: 'Insurance',
    mortgage: 'Mortgage not registered',
    gps: 'GPS without data',
    other: 'Other',
  },
};

export const errors: ErrorsWorded<typeof zhErrors> = {
  'morning.snoozeNeedsDay': {
    what: 'No day was given to postpone to.',
    act: 'Choose a day.',
  },
  'morning.snoozeNotFuture': {
    what: 'The day must be later than today ({{today}}).',
    act: 'Choose tomorrow or later.',
  },
  'morning.snoozeTooFar': {
    what: 'It can be postponed to {{latestOn}} at most.',
    act: 'Choose an earlier day, or set the next step of the case.',
  },
  'morning.snoozePastLastSafeDay': {
    what: 'A right can’t be postponed past its last safe day, {{lastSafeOn}}.',
    act: 'Choose {{lastSafeOn}} or earlier.',
  },
  'morning.reasonMissing': {
    what: 'No reason was given.',
    act: 'Write the reason, then save.',
  },
  'morning.itemGone': {
    what: 'This matter has changed; nothing was marked.',
    act: 'Refresh the sheet and look again.',
  },
};
