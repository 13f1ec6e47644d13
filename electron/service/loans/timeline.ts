import { chinaDateOf, type Instant, instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import type { LedgerEntryTable } from '../db/schema.ts';
import { parseDetail, type ReceiptDetail } from './rows.ts';

export interface TimelineItem {
  readonly key: string;
  readonly on: LocalDate;
  readonly at: Instant | null;
  readonly kind:
    | 'disbursement'
    | 'opening'
    | 'receipt'
    | 'reversal'
    | 'contact'
    | 'promise'
    | 'plan'
    | 'letter'
    | 'case'
    | 'amendment';
  readonly params: Readonly<Record<string, string | number | null>>;
}

const NEWEST = 200;

/** What happened on a loan, newest first; the page words each item from its kind and params. */
export async function loanTimeline(db: ReadDb, loanId: string): Promise<TimelineItem[]> {
  const lists = [
    await moneyItems(db, loanId),
    await contactItems(db, loanId),
    await promiseItems(db, loanId),
    await letterItems(db, loanId),
    await caseItems(db, loanId),
    await planItems(db, loanId),
  ];
  return lists
    .flat()
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1))
    .slice(0, NEWEST);
}

function sortKey(item: TimelineItem): string {
  return `${item.on} ${item.at ?? ''} ${item.key}`;
}

async function moneyItems(db: ReadDb, loanId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['id', 'kind', 'business_on', 'recorded_at', 'amount_fen', 'reverses_entry_id', 'detail_json'])
    .where('loan_id', '=', loanId)
    .where('kind', 'in', ['disbursement', 'opening', 'receipt', 'reversal'])
    .execute();
  const reversed = new Set(rows.map((row) => row.reverses_entry_id));
  return rows.map((row) => {
    const detail = parseDetail<Partial<ReceiptDetail> & { reason?: string }>(row.detail_json);
    return {
      key: `entry-${row.id}`,
      on: localDate(row.business_on),
      at: instant(row.recorded_at),
      kind: timelineKind(row.kind),
      params: {
        amountFen: row.amount_fen,
        channel: detail.channel ?? null,
        payerName: detail.payerName ?? null,
        reason: detail.reason ?? null,
        isReversed: reversed.has(row.id) ? 1 : 0,
      },
    };
  });
}

async function contactItems(db: ReadDb, loanId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('contact_log')
    .select(['id', 'started_at', 'channel', 'direction', 'person_label', 'relation', 'outcome', 'summary'])
    .where('loan_id', '=', loanId)
    .execute();
  return rows.map((row) => ({
    key: `contact-${row.id}`,
    on: chinaDateOf(instant(row.started_at)),
    at: instant(row.started_at),
    kind: 'contact',
    params: {
      channel: row.channel,
      direction: row.direction,
      person: row.person_label,
      relation: row.relation,
      outcome: row.outcome,
      summary: row.summary,
    },
  }));
}

async function promiseItems(db: ReadDb, loanId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('promise')
    .select(['id', 'made_on', 'recorded_at', 'amount_fen', 'due_on', 'withdrawn_on', 'withdrawn_reason'])
    .where('loan_id', '=', loanId)
    .execute();
  return rows.map((row) => ({
    key: `promise-${row.id}`,
    on: localDate(row.made_on),
    at: instant(row.recorded_at),
    kind: 'promise',
    params: {
      amountFen: row.amount_fen,
      dueOn: row.due_on,
      withdrawnOn: row.withdrawn_on,
      withdrawnReason: row.withdrawn_reason,
    },
  }));
}

async function letterItems(db: ReadDb, loanId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('letter')
    .select(['id', 'letter_no', 'kind', 'letter_date', 'issued_at', 'claimed_fen', 'status'])
    .where('loan_id', '=', loanId)
    .execute();
  return rows.map((row) => ({
    key: `letter-${row.id}`,
    on: localDate(row.letter_date),
    at: instant(row.issued_at),
    kind: 'letter',
    params: { letterNo: row.letter_no, kind: row.kind, claimedFen: row.claimed_fen, status: row.status },
  }));
}

async function caseItems(db: ReadDb, loanId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('collection_case')
    .select(['id', 'case_no', 'opened_on', 'closed_on', 'close_reason'])
    .where('loan_id', '=', loanId)
    .execute();
  return rows.flatMap((row): TimelineItem[] => {
    const opened: TimelineItem = {
      key: `case-${row.id}`,
      on: localDate(row.opened_on),
      at: null,
      kind: 'case',
      params: { caseNo: row.case_no, step: 'opened', reason: null },
    };
    if (row.closed_on === null) return [opened];
    const closed: TimelineItem = {
      ...opened,
      key: `case-closed-${row.id}`,
      on: localDate(row.closed_on),
      params: { caseNo: row.case_no, step: 'closed', reason: row.close_reason },
    };
    return [opened, closed];
  });
}

async function planItems(db: ReadDb, loanId: string): Promise<TimelineItem[]> {
  const rows = await db
    .selectFrom('repayment_plan')
    .select(['id', 'agreement_no', 'agreed_on', 'recorded_at', 'total_fen', 'status'])
    .where('loan_id', '=', loanId)
    .execute();
  return rows.map((row) => ({
    key: `plan-${row.id}`,
    on: localDate(row.agreed_on),
    at: instant(row.recorded_at),
    kind: 'plan',
    params: { agreementNo: row.agreement_no, totalFen: row.total_fen, status: row.status },
  }));
}

/** The timeline tells of money in and out of the loan itself; any other entry is a change of what is owed. */
function timelineKind(kind: LedgerEntryTable['kind']) {
  switch (kind) {
    case 'disbursement':
    case 'opening':
    case 'receipt':
    case 'reversal':
      return kind;
    default:
      return 'amendment' as const;
  }
}
