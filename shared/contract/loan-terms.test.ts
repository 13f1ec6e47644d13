import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { aFlatLoan } from '../domain/ledger/ledger-builder.ts';
import type { LoanTerms } from '../domain/loan/terms.ts';
import { localDate } from '../kernel/local-date.ts';
import { fen } from '../kernel/money.ts';
import { loanTermsField } from './loan-terms.ts';

/** Compiles only while the parsed shape is LoanTerms and LoanTerms is the parsed shape. */
const asTerms = (parsed: z.output<typeof loanTermsField>): LoanTerms => parsed;

describe('the terms of a loan as they travel', () => {
  it('are the terms of the domain, with every setting that a contract may have', () => {
    const terms = aFlatLoan({
      dueOnDayOff: { kind: 'next-working-day', interest: 'to-moved-day' },
      variations: { flatSplit: 'total', dueDates: [localDate('2025-02-10')] },
      upFront: {
        statedPrincipalFen: fen(1_300_000),
        charges: [
          { kind: 'fee', amountFen: fen(100_000), takenOn: localDate('2025-01-10'), isDeducted: true },
        ],
      },
    });
    expect(asTerms(loanTermsField.parse(JSON.parse(JSON.stringify(terms))))).toEqual(terms);
  });

  it('refuse an order that leaves a component out, and a setting nobody knows', () => {
    const terms = aFlatLoan();
    const short = {
      ...terms,
      allocation: { ...terms.allocation, order: ['cost', 'interest', 'penalty', 'fee'] },
    };
    expect(loanTermsField.safeParse(short).success).toBe(false);
    expect(
      loanTermsField.safeParse({ ...terms, dueOnDayOff: { kind: 'previous-working-day' } }).success,
    ).toBe(false);
    expect(loanTermsField.safeParse({ ...terms, grace: 3 }).success).toBe(false);
  });
});
