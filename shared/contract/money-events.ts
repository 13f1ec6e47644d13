import { z } from 'zod';
import { command, query } from './define.ts';
import {
  dateField,
  fenField,
  idField,
  nonNegativeFenField,
  positiveFenField,
  requiredTextField,
} from './fields.ts';
import { componentsOutput } from './loan-terms.ts';

/**
 * Money events beside receipts and charges. Only an owner books a waiver, a write-off or a refund: his own act is the
 * approval, kept with reason and name in the audit trail.
 */
const EVENT_ERRORS = [
  /** {} */
  'event.ownerOnly',
  /** {businessOn, today} */
  'event.inFuture',
  'entry.beforeDisbursement',
  'entry.withinOpening',
] as const;

const entryOutput = z.strictObject({ entryId: z.string() });

/** 减免 by component; it reaches what has fallen due by its day. waiver.aboveOwed {component, amountFen, owedFen} */
export const eventsWaive = command({
  input: z.strictObject({
    loanId: idField('loan'),
    businessOn: dateField,
    amounts: z.strictObject({
      principalFen: nonNegativeFenField,
      interestFen: nonNegativeFenField,
      penaltyFen: nonNegativeFenField,
      feeFen: nonNegativeFenField,
      costFen: nonNegativeFenField,
    }),
    reason: requiredTextField(400),
  }),
  output: entryOutput,
  errors: [...EVENT_ERRORS, 'waiver.amountNotPositive', 'waiver.aboveOwed'],
});

/** 核销 of the whole debt of a day. The debtor owes on; what comes in later is recovery. */
export const eventsWriteOff = command({
  input: z.strictObject({ loanId: idField('loan'), businessOn: dateField, reason: requiredTextField(400) }),
  output: entryOutput.extend({ amountFen: fenField }),
  errors: [...EVENT_ERRORS, 'writeOff.repeated', 'writeOff.amountNotPositive'],
});

/** 退款 of money held 预收. refund.aboveCredit {amountFen, creditFen} */
export const eventsRefund = command({
  input: z.strictObject({
    loanId: idField('loan'),
    businessOn: dateField,
    amountFen: positiveFenField,
    /** to whose account, and the bank's slip */
    account: requiredTextField(80),
    voucher: requiredTextField(80),
  }),
  output: entryOutput,
  errors: [...EVENT_ERRORS, 'refund.aboveCredit', 'entry.amountNotPositive'],
});

/** What settles the loan on a day, today or later, if nothing else happens until then. quote.inPast {on, today} */
export const eventsSettlementQuote = query({
  input: z.strictObject({ loanId: idField('loan'), on: dateField }),
  output: z.strictObject({
    on: dateField,
    /** the whole debt by component; undue principal and interest up to the day are in it */
    owed: componentsOutput,
    creditFen: fenField,
    totalFen: fenField,
    /** what penalty adds for each day after it */
    dailyPenaltyFen: fenField,
  }),
  errors: ['quote.inPast'],
});

export const moneyEventsContract = {
  'events.waive': eventsWaive,
  'events.writeOff': eventsWriteOff,
  'events.refund': eventsRefund,
  'events.settlementQuote': eventsSettlementQuote,
};
