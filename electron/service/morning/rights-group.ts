import { sql } from 'kysely';
import type { MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import { rightStage } from '../../../shared/domain/collection/morning/stages.ts';
import type { RightClock } from '../../../shared/domain/collection/rights/right-clock.ts';
import { addDays, addMonths, daysBetween, type LocalDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { effectiveParameters } from '../law/effective-parameters.ts';
import { type LoanRights, loadRights } from '../rights/queries.ts';
import { rightTermsOf } from '../rights/right-terms.ts';
import { rankedSource, type SheetQuestion } from './group-page.ts';

/** Holidays can move an end by this much; candidates are picked a little wider than the warnings reach. */
const MARGIN_DAYS = 20;
const WARNED_DAYS = 60;
/** A right that passed stays on the sheet so long, unless it is marked done. */
const PASSED_SHOWN_DAYS = 30;

/** Rights within 60, 30 and 7 days of their last safe day, and those that passed lately. */
export const rightsGroup = rankedSource(
  async (question) => rightItems(question, await candidates(question)),
  (item) => item.urgency <= 0,
);

export interface RightsLoan {
  readonly id: string;
  readonly contract_no: string;
  readonly overdue_total_fen: number;
}

/** The items of these loans' clocks: what the sheet shows, and what a mark is checked against. */
export async function rightItems(
  question: SheetQuestion,
  loans: readonly RightsLoan[],
): Promise<readonly MorningItem[]> {
  const rights = await loadRights(
    question.db,
    loans.map((loan) => loan.id),
    { law: question.law, asOf: question.today },
  );
  return loans.flatMap((loan) => {
    const own = rights.get(loan.id);
    if (own === undefined) return [];
    // a mortgage runs on the limitation's clock: one row for both
    const clocks = own.clocks.filter((clock) => clock.kind !== 'mortgage');
    return clocks.flatMap((clock) => itemOf(loan, { clock, own }, question.today));
  });
}

function itemOf(
  loan: RightsLoan,
  right: { readonly clock: RightClock; readonly own: LoanRights },
  today: LocalDate,
): MorningItem[] {
  const { clock, own } = right;
  const stage = rightStage(clock);
  if (stage === null || clock.deadline === null || clock.daysLeft === null) return [];
  const { lastSafeDay, legalEnd } = clock.deadline;
  const isPassed = clock.state === 'passed';
  if (isPassed && daysBetween(legalEnd, today) > PASSED_SHOWN_DAYS) return [];
  const person = {
    personId: clock.personId,
    personName: clock.personId === null ? null : (own.names.get(clock.personId) ?? null),
  };
  const kind = clock.kind === 'guarantee' ? 'guarantee' : 'limitation';
  return [
    {
      key: `right:${kind}:${loan.id}:${clock.personId ?? '-'}:${lastSafeDay}:${stage}`,
      group: 'rights',
      reasonCode: isPassed ? `right.${kind}Passed` : `right.${kind}`,
      params: isPassed
        ? { endsOn: legalEnd, ...person }
        : { daysLeft: clock.daysLeft, lastSafeOn: lastSafeDay, endsOn: legalEnd, ...person },
      loanId: loan.id,
      contractNo: loan.contract_no,
      urgency: clock.daysLeft,
      overdueFen: fen(loan.overdue_total_fen),
      nextAction: isPassed ? 'ask-counsel' : 'preserve-right',
      lastSafeOn: lastSafeDay,
    },
  ];
}

/**
 * Loans with a clock that may be near: limitation from the last due date (interruptions only move it later), guarantee
 * periods by their agreed or default end, and loans with an acceleration notice. An index picks them; few are left.
 */
async function candidates({ db, law, today }: SheetQuestion): Promise<readonly RightsLoan[]> {
  const terms = rightTermsOf(await effectiveParameters(db, law), { asOf: today, signedOn: today });
  const latestEnd = addDays(today, WARNED_DAYS + MARGIN_DAYS);
  const earliestEnd = addDays(today, -PASSED_SHOWN_DAYS - MARGIN_DAYS);
  const agedOut = addMonths(latestEnd, -terms.limitationMonths);
  const { rows } = await sql<RightsLoan>`
    select loan.id, loan.contract_no, loan_position.overdue_total_fen
      from loan_position indexed by loan_position_final_due cross join loan indexed by loan_sheet
     where loan.id = loan_position.loan_id and loan_position.status in ('active', 'overdue') and loan_position.final_due_on <= ${agedOut}
    union
    select loan.id, loan.contract_no, loan_position.overdue_total_fen
      from loan_position indexed by loan_position_final_due
     cross join loan_party
     cross join loan indexed by loan_sheet
     where loan_party.loan_id = loan_position.loan_id and loan_party.role = 'guarantor'
       and loan.id = loan_position.loan_id and loan_position.status in ('active', 'overdue') and loan_position.final_due_on < ${today}
       and loan_party.released_on is null
       and coalesce(loan_party.guarantee_period_ends_on,
             date(loan_position.final_due_on, '+' || cast(coalesce(loan_party.guarantee_period_months, ${terms.guaranteeMonths}) as integer)
               || ' months'))
           between ${earliestEnd} and ${latestEnd}
    union
    select loan.id, loan.contract_no, loan_position.overdue_total_fen
      from letter
      join loan on loan.id = letter.loan_id
      join loan_position on loan_position.loan_id = loan.id
     where letter.kind = 'acceleration' and letter.status != 'cancelled'
       and loan_position.status in ('active', 'overdue')`.execute(db);
  return rows;
}
