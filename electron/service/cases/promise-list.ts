import type { z } from 'zod';
import type { promisesList } from '../../../shared/contract/contacts.ts';
import { present } from '../../../shared/kernel/assert.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { judgedPromises, wirePromise } from './promise-book.ts';

/** Promises by due day, latest first, each judged by its loan's receipts as of today. */
export async function listPromises(db: ReadDb, input: z.output<typeof promisesList.input>, today: LocalDate) {
  const filtered = db
    .selectFrom('promise')
    .$if(input.loanId !== undefined, (query) => query.where('promise.loan_id', '=', input.loanId ?? ''))
    .$if(input.dueFromOn !== undefined, (query) => query.where('promise.due_on', '>=', input.dueFromOn ?? ''))
    .$if(input.dueToOn !== undefined, (query) => query.where('promise.due_on', '<=', input.dueToOn ?? ''));
  const page = await filtered
    .innerJoin('loan', 'loan.id', 'promise.loan_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .select(['promise.id', 'promise.loan_id', 'loan.contract_no', 'person.name', 'vehicle.plate'])
    .orderBy('promise.due_on', 'desc')
    .orderBy('loan.contract_no')
    .orderBy('promise.id')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  const total = await filtered.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const judged = await judgedPromises(db, [...new Set(page.map((row) => row.loan_id))], today);
  const byId = new Map(judged.map((promise) => [promise.promiseId, promise]));
  return {
    asOf: today,
    total: total.count,
    rows: page.map((row) => ({
      ...wirePromise(present(byId.get(row.id), 'a stored promise is judged')),
      contractNo: row.contract_no,
      borrowerName: row.name,
      plate: row.plate,
    })),
  };
}
