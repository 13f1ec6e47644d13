import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { dateOrNull } from '../rights/queries.ts';

/** A loan with its position and its latest stay in collection. */
export interface MovedLoan {
  readonly loanId: string;
  readonly lenderId: string;
  readonly status: 'active' | 'overdue' | 'settled' | 'written-off';
  readonly oldestUnpaidDueOn: LocalDate | null;
  readonly overdueFen: number;
  readonly stayCount: number;
  readonly latestCaseId: string | null;
  readonly latestOpenedOn: LocalDate | null;
  readonly latestClosedOn: LocalDate | null;
}

/** Overdue loans without an open case, and open cases of loans that are not overdue any more. */
export async function movedLoans(
  db: ReadDb,
  today: LocalDate,
  scope: readonly string[] | undefined,
): Promise<readonly MovedLoan[]> {
  const entering = await baseQuery(db)
    .where('loan_position.status', '=', 'overdue')
    .where('loan_position.oldest_unpaid_due_on', '<', today)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('collection_case as running')
            .select('running.id')
            .whereRef('running.loan_id', '=', 'loan.id')
            .where('running.closed_on', 'is', null),
        ),
      ),
    )
    .$if(scope !== undefined, (query) => query.where('loan.id', 'in', scope ?? []))
    .orderBy('loan.lender_id')
    .orderBy('loan.contract_no')
    .execute();
  const leaving = await baseQuery(db)
    .where('latest.closed_on', 'is', null)
    .$if(scope === undefined, (query) =>
      query.where('loan.id', 'in', (eb) =>
        eb
          .selectFrom('collection_case as open_case')
          .select('open_case.loan_id')
          .where('open_case.closed_on', 'is', null),
      ),
    )
    // within a scope each loan is asked for its case: walking all open cases for 500 loans of an import took longer
    // than storing them
    .$if(scope !== undefined, (query) => query.where('latest.id', 'is not', null))
    .where((eb) =>
      eb.or([
        eb('loan_position.status', '!=', 'overdue'),
        eb('loan_position.oldest_unpaid_due_on', 'is', null),
        eb('loan_position.oldest_unpaid_due_on', '>=', today),
      ]),
    )
    .$if(scope !== undefined, (query) => query.where('loan.id', 'in', scope ?? []))
    .execute();
  return [...entering, ...leaving].map((row) => ({
    loanId: row.id,
    lenderId: row.lender_id,
    status: row.status,
    oldestUnpaidDueOn: dateOrNull(row.oldest_unpaid_due_on),
    overdueFen: row.overdue_total_fen,
    stayCount: row.stay_count ?? 0,
    latestCaseId: row.latest_id,
    latestOpenedOn: dateOrNull(row.opened_on),
    latestClosedOn: dateOrNull(row.closed_on),
  }));
}

/** Each loan with its position and its latest stay in collection. A stay's id ends in its number, so the latest is unique. */
function baseQuery(db: ReadDb) {
  return db
    .selectFrom('loan_position')
    .innerJoin('loan', 'loan.id', 'loan_position.loan_id')
    .leftJoin('collection_case as latest', (join) =>
      join.onRef('latest.loan_id', '=', 'loan.id').on((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('collection_case as newer')
              .select('newer.id')
              .whereRef('newer.loan_id', '=', 'latest.loan_id')
              .where((inner) =>
                inner.or([
                  inner('newer.opened_on', '>', inner.ref('latest.opened_on')),
                  inner.and([
                    inner('newer.opened_on', '=', inner.ref('latest.opened_on')),
                    inner('newer.case_no', '>', inner.ref('latest.case_no')),
                  ]),
                ]),
              ),
          ),
        ),
      ),
    )
    .select((eb) => [
      'loan.id',
      'loan.lender_id',
      'loan_position.status',
      'loan_position.oldest_unpaid_due_on',
      'loan_position.overdue_total_fen',
      'latest.id as latest_id',
      'latest.opened_on',
      'latest.closed_on',
      eb
        .selectFrom('collection_case as stay')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('stay.loan_id', '=', 'loan.id')
        .as('stay_count'),
    ]);
}
