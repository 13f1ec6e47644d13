import type { ErrorsWorded, Worded } from '../keys.ts';
import type { words as zh, errors as zhErrors } from '../zh-CN/records.ts';

export const words: Worded<typeof zh> = {
  reason: 'Reason',
  clause: {
    add: 'Record a clause',
    record: 'Record',
    recordKind: 'Record the clause: {{kind}}',
    none: 'No contract clause is recorded. Letters, agreements and costs cannot rest on a clause until it is.',
    title: 'Record a clause of contract {{contractNo}}',
    paperOn: 'Contract signed on',
    paperHelp: 'The day of the contract or supplement in which this clause stands',
    paperFuture: 'The contract cannot be signed after today',
    paper: 'Contract of {{date}}',
    recordedBy: 'recorded by {{name}}',
    replaces: 'Replaces',
    replacesHelp: 'The replaced clause stays readable; new letters no longer rest on it',
    replacesNone: 'Nothing: it stands beside the others',
    strike: 'Strike',
    strikeTitle: 'Strike clause {{no}} ({{kind}})?',
    strikeBody:
      'Only for a clause that does not stand in this contract. New letters no longer rest on it; issued letters stay as they are, and the wording stays readable.',
    endedOnes_one: 'Replaced or struck clause ({{count}})',
    endedOnes_other: 'Replaced or struck clauses ({{count}})',
    replacedBy: 'replaced by {{name}}',
    struckBy: 'struck by {{name}}: {{reason}}',
    tooLong: '{{length}} characters, {{max}} at most: record only the wording that concerns this kind',
    numberTooLong: 'At most {{max}} characters',
  },
  need: {
    penalty: 'Penalty follows the loan terms; court papers quote the wording',
    acceleration: 'A notice of acceleration rests on it',
    costs: 'Booking costs of enforcement and claiming them in a letter rest on it',
    allocation: 'Quoted in the repayment agreement; without it Civil Code 561 applies',
    sale: 'Quoted when the vehicle is sold by agreement',
    'delivery-address':
      'A demand sent to the agreed address rests on it; without it the address is an ordinary one',
    jurisdiction: 'Quoted in the repayment agreement and in court',
  },
  apply: {
    open: 'Record one contract form for many loans',
    title: 'Record a contract form’s clauses on many loans',
    body: 'Check number and wording of each clause against the paper. It is one step that adds what is absent and changes no recorded clause; undoing the import removes them too.',
    ok: 'Record on these loans',
    scope: 'Which loans',
    onto: 'Record on',
    ofImport: 'Loans of this import ({{file}})',
    ofProduct: '“{{product}}” loans of {{lender}}',
    ofLender: 'All loans of {{lender}}',
    withoutClauses: 'Only loans without any clause',
    missingKind: 'Also loans that have clauses, but none of that kind',
    loans_one: '{{count}} loan',
    loans_other: '{{count}} loans',
    coverage_one: '{{count}} loan in all.',
    coverage_other: '{{count}} loans in all.',
    lacking: 'Absent on so many loans: {{list}}.',
    onePaper: 'These clauses stand in papers signed on one day',
    onePaperHelp: 'Such as a supplement that all borrowers signed that day',
    ownPaper: 'Contract signed on: each loan’s own signing day',
    done_one: 'Recorded on {{count}} loan, {{clauses}} clauses in all',
    done_other: 'Recorded on {{count}} loans, {{clauses}} clauses in all',
    problem: {
      none: 'There is no clause yet',
      clause: 'A clause lacks its number or wording, or is too long',
      repeated: 'The same kind and number is there twice',
      paper: 'Enter the day the contract was signed',
      future: 'The contract cannot be signed after today',
    },
    prompt_one:
      '{{count}} loan has no contract clause on record: an agreed address or costs of enforcement cannot be relied on.',
    prompt_other:
      '{{count}} loans have no contract clause on record: an agreed address or costs of enforcement cannot be relied on.',
    short: 'Record clauses',
    column: 'No clauses',
  },
};

export const errors: ErrorsWorded<typeof zhErrors> = {
  'clause.onRecord': {
    what: 'This loan already has clause {{clauseNo}} of that kind. Nothing was saved.',
    act: 'If its wording differs, choose it under “Replaces”; otherwise check the number.',
  },
  'clause.ended': {
    what: 'This clause was replaced or struck meanwhile. Nothing was saved.',
    act: 'Close the form, open the loan again and work on the clauses it has now.',
  },
  'clause.paperInFuture': {
    what: 'The contract’s day lies after today ({{today}}). Nothing was saved.',
    act: 'Check the day on the paper.',
  },
  'clause.repeated': {
    what: 'Clause {{clauseNo}} is there twice in one kind. Nothing was saved.',
    act: 'Remove one of them or correct its number.',
  },
  'clause.nothingToAdd': {
    what: 'All {{loanCount}} loans chosen have these clauses already. Nothing was changed.',
    act: 'To change a recorded clause, replace it in the contract panel of that loan.',
  },
};
