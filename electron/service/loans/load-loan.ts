import type { LedgerEntry } from '../../../shared/domain/ledger/entry.ts';
import type { LoanTerms } from '../../../shared/domain/loan/terms.ts';
import type { Instalment, ScheduleVersion } from '../../../shared/domain/schedule/instalment.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { id, type LoanId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { entryOfRow, instalmentOfRow, termsOfJson } from './rows.ts';

/** Everything a replay needs. */
export interface LoanState {
  readonly loanId: LoanId;
  readonly terms: LoanTerms;
  readonly versions: readonly ScheduleVersion[];
  readonly entries: readonly LedgerEntry[];
  /** seq of the last entry; 0 when none */
  readonly lastSeq: number;
  readonly finalDueOn: LocalDate;
}

const LOANS_PER_QUERY = 500;

/** The states of many loans in four queries a chunk; a loan that does not exist is absent from the map. */
export async function loadLoanStates(
  db: ReadDb,
  loanIds: readonly string[],
): Promise<ReadonlyMap<LoanId, LoanState>> {
  const states = new Map<LoanId, LoanState>();
  for (let start = 0; start < loanIds.length; start += LOANS_PER_QUERY) {
    for (const state of await loadChunk(db, loanIds.slice(start, start + LOANS_PER_QUERY))) {
      states.set(state.loanId, state);
    }
  }
  return states;
}

async function loadChunk(db: ReadDb, loanIds: readonly string[]): Promise<LoanState[]> {
  if (loanIds.length === 0) return [];
  const loans = await db.selectFrom('loan').select(['id', 'terms_json']).where('id', 'in', loanIds).execute();
  const versions = await versionsOf(db, loanIds);
  const entries = await db
    .selectFrom('ledger_entry')
    .selectAll()
    .where('loan_id', 'in', loanIds)
    .orderBy('seq')
    .execute();
  const entriesByLoan = new Map<string, typeof entries>();
  for (const entry of entries) {
    const list = entriesByLoan.get(entry.loan_id);
    if (list === undefined) entriesByLoan.set(entry.loan_id, [entry]);
    else list.push(entry);
  }
  return loans.map((loan) => {
    const own = entriesByLoan.get(loan.id) ?? [];
    const ownVersions = present(versions.get(loan.id), 'a loan has at least one schedule version');
    const latest = present(ownVersions.at(-1), 'a loan has at least one schedule version');
    return {
      loanId: id<'loan'>(loan.id),
      terms: termsOfJson(loan.terms_json),
      versions: ownVersions,
      entries: own.map(entryOfRow),
      lastSeq: own.at(-1)?.seq ?? 0,
      finalDueOn: present(latest.instalments.at(-1), 'a schedule has an instalment').dueOn,
    };
  });
}

async function versionsOf(db: ReadDb, loanIds: readonly string[]): Promise<Map<string, ScheduleVersion[]>> {
  const versions = await db
    .selectFrom('schedule_version')
    .select(['id', 'loan_id', 'version_no', 'effective_on', 'recorded_at'])
    .where('loan_id', 'in', loanIds)
    .orderBy('version_no')
    .execute();
  const rows = await db
    .selectFrom('instalment')
    .selectAll()
    .where(
      'schedule_id',
      'in',
      versions.map((version) => version.id),
    )
    .orderBy('schedule_id')
    .orderBy('no')
    .execute();
  const bySchedule = new Map<number, Instalment[]>();
  for (const row of rows) {
    const list = bySchedule.get(row.schedule_id);
    if (list === undefined) bySchedule.set(row.schedule_id, [instalmentOfRow(row)]);
    else list.push(instalmentOfRow(row));
  }
  const byLoan = new Map<string, ScheduleVersion[]>();
  for (const version of versions) {
    const list = byLoan.get(version.loan_id) ?? [];
    list.push({
      versionNo: version.version_no,
      effectiveOn: localDate(version.effective_on),
      recordedAt: instant(version.recorded_at),
      instalments: bySchedule.get(version.id) ?? [],
    });
    byLoan.set(version.loan_id, list);
  }
  return byLoan;
}

/** One loan's state; undefined when there is no such loan. */
export async function loadLoanState(db: ReadDb, loanId: LoanId): Promise<LoanState | undefined> {
  const states = await loadLoanStates(db, [loanId]);
  return states.get(loanId);
}
