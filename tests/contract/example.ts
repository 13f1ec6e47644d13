import type { Service } from '../../electron/service/start-service.ts';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import type { MethodName } from '../../shared/contract/index.ts';
import { lendersContract } from '../../shared/contract/lenders.ts';
import { loansGet } from '../../shared/contract/loan-page.ts';
import { loansList } from '../../shared/contract/loans.ts';
import { answerOf } from '../support/desk-for-tests.ts';

/** What the book holds that an input may name: two users, one lender, invented loans. */
export interface KnownIds {
  readonly ownerId: string;
  readonly clerkId: string;
  readonly lenderId: string;
  /** the loan with the largest overdue sum */
  readonly loanId: string;
  readonly borrowerId: string;
}

/** One call of a method that its handler answers. */
export interface Example {
  readonly valid: (known: KnownIds) => unknown;
  /** 'ok', or the expected error */
  readonly answers: string;
  /** an input that the schema refuses; one with an unknown field when left out */
  readonly invalid?: unknown;
  /** runs on a book of its own, since it locks, replaces or re-keys it */
  readonly isLast?: boolean;
}

/** Each area lists its own methods in inputs/<area>.ts. */
export type Examples = Partial<Record<MethodName, Example>>;

/** Fills the new book with a few invented loans and says what is in it. */
export async function knownIds(service: Service): Promise<KnownIds> {
  const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  const lenderId = lenders[0]?.id ?? '';
  await answerOf(service, 'sample.fill', { loans: 20, seed: 7, asOf: '2026-11-23', lenderId });
  const worst = { filter: {}, sort: { by: 'overdue', direction: 'desc' }, offset: 0, limit: 1 };
  const { rows } = loansList.output.parse(await answerOf(service, 'loans.list', worst));
  const loanId = rows[0]?.loanId ?? '';
  const loan = loansGet.output.parse(await answerOf(service, 'loans.get', { loanId }));
  const borrower = loan.parties.find((party) => party.role === 'borrower');
  return {
    ownerId: users[0]?.id ?? '',
    clerkId: users[1]?.id ?? '',
    lenderId,
    loanId,
    borrowerId: borrower?.personId ?? '',
  };
}
