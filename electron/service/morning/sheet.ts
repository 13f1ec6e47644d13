import { sql } from 'kysely';
import { snoozeLimit } from '../../../shared/domain/collection/morning/mark.ts';
import {
  MORNING_GROUP_ORDER,
  type MorningGroup,
  type MorningItem,
} from '../../../shared/domain/collection/morning/morning-item.ts';
import { bucketOf } from '../../../shared/domain/delinquency/bucket.ts';
import { daysPastDue } from '../../../shared/domain/delinquency/days-past-due.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { chinaDateOf, instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import { addDays } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { keptUntilChange } from '../db/kept-until-change.ts';
import { matchingLoans } from '../db/loan-order.ts';
import { dateOrNull } from '../rights/queries.ts';
import { gpsGroup, insuranceGroup, mortgageGroup, otherGroup } from './book-groups.ts';
import {
  type GroupQuestion,
  type GroupSource,
  nameOfQuestion,
  type SheetQuestion,
  type Window,
} from './group-page.ts';
import { plansGroup } from './plans-group.ts';
import { promisesGroup } from './promises-group.ts';
import { proofGroup } from './proof-group.ts';
import { rightsGroup } from './rights-group.ts';
import { rollingGroup } from './rolling-group.ts';

const SOURCES: Readonly<Record<MorningGroup, GroupSource>> = {
  rights: rightsGroup,
  promises: promisesGroup,
  rolling: rollingGroup,
  proof: proofGroup,
  plans: plansGroup,
  insurance: insuranceGroup,
  mortgage: mortgageGroup,
  gps: gpsGroup,
  other: otherGroup,
};

/** A question with the words of the filter and the groups that they name; no words: the whole sheet. */
export interface FilteredQuestion extends SheetQuestion {
  readonly words: readonly string[];
  readonly wholeGroups: readonly MorningGroup[];
}

/** The loans that the words find are looked for once, before any group counts. */
const foundLoans = keptUntilChange(
  ({ words }: FilteredQuestion) => JSON.stringify(words),
  async ({ db, words }) => matchingLoans(db, words),
);

async function groupQuestion(question: FilteredQuestion): Promise<GroupQuestion> {
  const { words, wholeGroups } = question;
  if (words.length === 0) return { ...question, found: undefined };
  return { ...question, found: { words, wholeGroups, loanIds: await foundLoans(question) } };
}

function questionOfGroup(question: GroupQuestion, group: MorningGroup): GroupQuestion {
  const isWhole = question.found?.wholeGroups.includes(group) ?? false;
  return isWhole ? { ...question, found: undefined } : question;
}

/** Counts of every group: what the sheet, a page of it and the status bar ask for again and again. */
const groupCounts = keptUntilChange(nameOfQuestion, async (question: GroupQuestion) => {
  const counts = [];
  for (const group of MORNING_GROUP_ORDER) {
    counts.push({ group, ...(await SOURCES[group].count(questionOfGroup(question, group))) });
  }
  return counts;
});

/** How many rows stand open on the whole sheet, whatever a filter shows of it; no row is read. */
export async function openCount(question: SheetQuestion) {
  const counts = await groupCounts({ ...question, found: undefined });
  return {
    open: counts.reduce((sum, count) => sum + count.total, 0),
    dueToday: counts.reduce((sum, count) => sum + count.dueToday, 0),
  };
}

/** A part of one group with what its rows show. */
export async function groupOfSheet(filtered: FilteredQuestion, group: MorningGroup, window: Window) {
  const question = await groupQuestion(filtered);
  const counts = await groupCounts(question);
  const total = counts.find((count) => count.group === group)?.total ?? 0;
  const items =
    total > window.offset ? await SOURCES[group].items(questionOfGroup(question, group), window, total) : [];
  return { group, total, rows: await wireItems(question, items) };
}

/** The whole sheet: the first rows of every group that has any, and the counts. */
export async function morningSheet(filtered: FilteredQuestion, limitPerGroup: number) {
  return keptSheet({ ...(await groupQuestion(filtered)), limitPerGroup });
}

const keptSheet = keptUntilChange(
  (question: GroupQuestion & { readonly limitPerGroup: number }) =>
    `${question.limitPerGroup} ${nameOfQuestion(question)}`,
  async (question) => {
    const { limitPerGroup, today } = question;
    const counts = await groupCounts(question);
    const shown = counts.filter((count) => count.total > 0);
    const items: MorningItem[] = [];
    for (const { group, total } of shown) {
      const window = { offset: 0, limit: limitPerGroup };
      items.push(...(await SOURCES[group].items(questionOfGroup(question, group), window, total)));
    }
    const rows = await wireItems(question, items);
    return {
      asOf: today,
      groups: shown.map(({ group, total }) => ({
        group,
        total,
        rows: rows.filter((row) => row.group === group),
      })),
      counts: { ...(await openCount(question)), casesOpen: await openCaseCount(question) },
      doneToday: await doneToday(question),
      dueTomorrow: await dueTomorrow(question),
    };
  },
);

async function wireItems(question: SheetQuestion, items: readonly MorningItem[]) {
  const { db, today } = question;
  const loanIds = [...new Set(items.map((item) => item.loanId))];
  if (loanIds.length === 0) return [];
  const rows = await db
    .selectFrom('loan')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .innerJoin('loan_position', 'loan_position.loan_id', 'loan.id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .leftJoin('collection_case', (join) =>
      join.onRef('collection_case.loan_id', '=', 'loan.id').on('collection_case.closed_on', 'is', null),
    )
    .select((eb) => [
      'loan.id',
      'loan.stop_flag',
      'person.name',
      'vehicle.plate',
      'loan_position.oldest_unpaid_due_on',
      'collection_case.id as case_id',
      eb
        .selectFrom('contact_log')
        .select((inner) => inner.fn.max('contact_log.started_at').as('at'))
        .whereRef('contact_log.loan_id', '=', 'loan.id')
        .as('last_contact_at'),
    ])
    .where('loan.id', 'in', loanIds)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return items.map((item) => {
    const row = present(byId.get(item.loanId), 'an item of the sheet has its loan');
    const dpd = daysPastDue(dateOrNull(row.oldest_unpaid_due_on), today);
    return {
      key: item.key,
      group: item.group,
      reasonCode: item.reasonCode,
      params: item.params,
      loanId: id<'loan'>(item.loanId),
      caseId: row.case_id === null ? null : id<'case'>(row.case_id),
      contractNo: item.contractNo,
      borrowerName: row.name,
      plate: row.plate,
      daysPastDue: dpd,
      bucket: bucketOf(dpd),
      overdueFen: item.overdueFen,
      lastContactOn: row.last_contact_at === null ? null : chinaDateOf(instant(row.last_contact_at)),
      nextAction: item.nextAction,
      snoozeUntilAtMost: snoozeLimit(item.lastSafeOn, today),
      hasStopFlag: row.stop_flag !== null,
    };
  });
}

async function openCaseCount({ db }: SheetQuestion): Promise<number> {
  const row = await db
    .selectFrom('collection_case')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('closed_on', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

async function doneToday({ db, today }: SheetQuestion) {
  const from = startOfChinaDay(today);
  const to = startOfChinaDay(addDays(today, 1));
  const { rows } = await sql<{
    done: number;
    snoozed: number;
    contacts: number;
    promises: number;
    receipts: number;
    receipt_fen: number;
  }>`select
      (select count(*) from work_mark where marked_on = ${today} and kind = 'done') as done,
      (select count(*) from work_mark where marked_on = ${today} and kind = 'snoozed') as snoozed,
      (select count(*) from contact_log where started_at >= ${from} and started_at < ${to}) as contacts,
      (select count(*) from promise where made_on = ${today}) as promises,
      (select count(*) from ledger_entry where kind = 'receipt' and business_on = ${today}
         and not exists (select 1 from ledger_entry as undo where undo.reverses_entry_id = ledger_entry.id)) as receipts,
      (select coalesce(sum(amount_fen), 0) from ledger_entry where kind = 'receipt' and business_on = ${today}
         and not exists (select 1 from ledger_entry as undo where undo.reverses_entry_id = ledger_entry.id)) as receipt_fen
    `.execute(db);
  const row = present(rows[0], 'a query of counts has one row');
  return {
    count: row.done,
    snoozedCount: row.snoozed,
    contactCount: row.contacts,
    promiseCount: row.promises,
    receiptCount: row.receipts,
    receiptFen: fen(row.receipt_fen),
  };
}

async function dueTomorrow({ db, today }: SheetQuestion) {
  const on = addDays(today, 1);
  const { rows } = await sql<{
    promises: number;
    promise_fen: number;
    steps: number;
    instalments: number;
  }>`select
      (select count(*) from promise where due_on = ${on} and withdrawn_on is null) as promises,
      (select coalesce(sum(amount_fen), 0) from promise where due_on = ${on} and withdrawn_on is null) as promise_fen,
      (select count(*) from collection_case where next_action_on = ${on} and closed_on is null) as steps,
      (select count(*) from loan_position where next_due_on = ${on} and status = 'active') as instalments
    `.execute(db);
  const row = present(rows[0], 'a query of counts has one row');
  return {
    on,
    promiseCount: row.promises,
    promiseFen: fen(row.promise_fen),
    nextActionCount: row.steps,
    instalmentCount: row.instalments,
  };
}
