import type { RowUsed } from '../../../shared/domain/law/calculation.ts';
import { resolveCap } from '../../../shared/domain/law/cap.ts';
import type { LawBook } from '../../../shared/domain/law/law-book.ts';
import type { LenderType } from '../../../shared/domain/law/lender-type.ts';
import { numberOn, textOn } from '../../../shared/domain/law/parameters.ts';
import { formationDateOf, resolveRegime, unlicensedLending } from '../../../shared/domain/law/regime.ts';
import type { LawValue, LetterInputs } from '../../../shared/domain/letter/inputs.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import { addYears, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { currentLawBook } from '../law/law-book.ts';
import type { LoanState } from '../loans/load-loan.ts';
import { optionalDate } from '../parties/queries.ts';
import type { BaseContext } from '../rpc/context.ts';
import type { LetterLoanRow, LetterWish } from './load-inputs.ts';

export interface LetterLaw {
  readonly cap: LetterInputs['cap'];
  readonly cureDaysMin: LawValue;
  readonly cureDaysDefault: number;
  readonly letterGapDays: LawValue;
  readonly rows: LetterInputs['lawRows'];
  readonly unapprovedRows: LetterInputs['unapprovedRows'];
  readonly unlicensed: LetterInputs['unlicensed'];
  /** R2.12: the day from which borrowers sign the table of the all-in cost; null where this loan needs none */
  readonly disclosureRequiredSince: LocalDate | null;
}

/** What the law says about a letter of this loan, with the rows it came from. */
export async function letterLaw(
  db: ReadDb,
  base: BaseContext,
  about: { readonly loan: LetterLoanRow; readonly state: LoanState; readonly wish: LetterWish },
): Promise<LetterLaw> {
  const law = await currentLawBook(db, base.desk.law);
  const on = base.today;
  const licences = await licencesOf(db, about.loan.lender_id);
  const cap = capOf({ ...about, licences, law, on });
  const rows = cap.kind === 'resolved' ? cap.rows : [];
  return {
    cap: cap.kind === 'resolved' ? { kind: 'resolved', rule: cap.rule } : cap,
    cureDaysMin: lawNumber(law, 'demand.cureDays.min', on),
    cureDaysDefault: lawNumber(law, 'demand.cureDays.default', on).value,
    letterGapDays: lawNumber(law, 'conduct.letter.minGapDays', on),
    rows,
    unapprovedRows: await unapprovedOf(db, law, rows),
    unlicensed: await unlicensedOf(db, { ...about, licences, law, on }),
    disclosureRequiredSince: disclosureRequiredSince(about.loan, law, on),
  };
}

/** R2.12: a personal loan, made on or after the day on which the rule came into force for this kind of lender. */
function disclosureRequiredSince(loan: LetterLoanRow, law: LawBook, on: LocalDate): LocalDate | null {
  if (loan.borrower_kind !== 'natural') return null;
  const question = { id: 'apr.personalDisclosure.effective', lenderType: loan.lender_type };
  const since = textOn(law, { ...question, on });
  if (!since.ok || loan.disbursed_on < since.value.value) return null;
  return localDate(since.value.value);
}

interface Licence {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

interface LawQuestion {
  readonly loan: LetterLoanRow;
  readonly state: LoanState;
  readonly wish: LetterWish;
  readonly licences: readonly Licence[];
  readonly law: LawBook;
  readonly on: LocalDate;
}

type CapOutcome =
  | {
      readonly kind: 'resolved';
      readonly rule: Extract<LetterInputs['cap'], { kind: 'resolved' }>['rule'];
      readonly rows: readonly RowUsed[];
    }
  | { readonly kind: 'unresolved'; readonly reason: string };

/** R2.1, R10.6: from the entity's type and licence on the day of formation; a private loan's from the LPR of that day. */
function capOf(question: LawQuestion): CapOutcome {
  const { loan, state, wish } = question;
  const formation = formationOf(loan);
  if (!formation.ok) return { kind: 'unresolved', reason: formation.error.code };
  const cap = resolveCap(
    {
      lenderType: loan.lender_type,
      licences: question.licences,
      formationDate: formation.value,
      filedOn: null,
      asOf: question.on,
      termMonths: termMonths(state),
      ...(wish.lprChoice === undefined ? {} : { lprChoice: wish.lprChoice }),
    },
    question.law,
  );
  if (!cap.ok) return { kind: 'unresolved', reason: cap.error.code };
  return { kind: 'resolved', rule: cap.value.result, rows: cap.value.rowsUsed };
}

function formationOf(loan: LetterLoanRow) {
  return formationDateOf({
    isLenderNaturalPerson: loan.lender_legal_form === 'natural',
    isBorrowerNaturalPerson: loan.borrower_kind === 'natural',
    signedOn: localDate(loan.signed_on),
    firstPaidOutOn: localDate(loan.disbursed_on),
  });
}

function termMonths(state: LoanState): number {
  const { frequency, termCount } = state.terms;
  return frequency.unit === 'month' ? frequency.every * termCount : termCount;
}

async function licencesOf(db: ReadDb, lenderId: string): Promise<Licence[]> {
  const rows = await db
    .selectFrom('lender_licence')
    .select(['valid_from', 'valid_to'])
    .where('lender_id', '=', lenderId)
    .orderBy('valid_from')
    .execute();
  return rows.map((row) => ({ validFrom: localDate(row.valid_from), validTo: optionalDate(row.valid_to) }));
}

function lawNumber(law: LawBook, id: string, on: LocalDate): LawValue {
  const found = numberOn(law, { id, lenderType: 'all', on });
  invariant(found.ok, `the law data has ${id}`);
  return { value: found.value.value, row: found.value.row };
}

/** R10.8: rows of low confidence count as approved once who, counsel and date are on file. */
async function unapprovedOf(
  db: ReadDb,
  law: LawBook,
  rows: readonly RowUsed[],
): Promise<LetterInputs['unapprovedRows']> {
  const weak = rows.filter((row) => row.confidence === 'low' || row.confidence === 'none');
  if (weak.length === 0) return [];
  const approvals = await db.selectFrom('law_approval').selectAll().execute();
  const isApproved = (row: RowUsed): boolean =>
    approvals.some(
      (one) =>
        one.parameter_id === row.id && one.scope === row.scope && one.effective_from === row.effectiveFrom,
    );
  return weak
    .filter((row) => !isApproved(row))
    .map((row) => {
      const named = law.parameters.get(row.id)?.at(-1);
      // an LPR fixing is no parameter: its own name and day, as 'LPR1Y 2025-03-20'
      const fixing = `${row.id.toUpperCase()} ${row.effectiveFrom}`;
      return { nameZh: named?.nameZh ?? fixing, nameEn: named?.nameEn ?? fixing };
    });
}

const UNLICENSED_LINE = 'criminal.unlicensed.warnLoans';

/** R10.6: counsel's opinion is stored as the approval of the warning line's row. */
async function unlicensedOf(db: ReadDb, question: LawQuestion): Promise<LetterInputs['unlicensed']> {
  const formation = formationOf(question.loan);
  const formationDate = formation.ok ? formation.value : localDate(question.loan.signed_on);
  const lenderType: LenderType = question.loan.lender_type;
  const regime = resolveRegime({ lenderType, licences: question.licences, formationDate }).result;
  if (regime !== 'PRIVATE') return null;
  const line = numberOn(question.law, { id: UNLICENSED_LINE, lenderType: 'PRIVATE', on: question.on });
  const window = numberOn(question.law, {
    id: 'criminal.illegalLending.windowYears',
    lenderType: 'PRIVATE',
    on: question.on,
  });
  invariant(line.ok && window.ok, 'the law data has the line of unlicensed lending');
  const borrowers = await distinctBorrowers(db, {
    lenderId: question.loan.lender_id,
    from: addYears(question.on, -window.value.value),
    to: question.on,
  });
  const opinion = await db
    .selectFrom('law_approval')
    .select('parameter_id')
    .where('parameter_id', '=', UNLICENSED_LINE)
    .executeTakeFirst();
  const lending = unlicensedLending(
    {
      regime,
      isLenderNaturalPerson: question.loan.lender_legal_form === 'natural',
      distinctBorrowersInWindow: borrowers,
      isCounselOpinionStored: opinion !== undefined,
      on: question.on,
    },
    question.law,
  );
  invariant(lending.ok, 'the law data has the line of unlicensed lending');
  return {
    borrowers,
    line: { value: line.value.value, row: line.value.row },
    isPrincipalOnly: lending.value.result.isPrincipalOnly,
  };
}

async function distinctBorrowers(
  db: ReadDb,
  window: { readonly lenderId: string; readonly from: LocalDate; readonly to: LocalDate },
): Promise<number> {
  const row = await db
    .selectFrom('loan')
    .select((eb) => eb.fn.count<number>('borrower_id').distinct().as('borrowers'))
    .where('lender_id', '=', window.lenderId)
    .where('signed_on', '>', window.from)
    .where('signed_on', '<=', window.to)
    .executeTakeFirstOrThrow();
  return row.borrowers;
}
