import type { WriteTx } from '../db/handles.ts';
import { type LenderInput, lenderColumns } from './rows.ts';

export interface LenderSaving {
  readonly lenderId: string;
  readonly input: LenderInput;
  readonly isNew: boolean;
  readonly isDefault: boolean;
  readonly isActive: boolean;
  readonly now: string;
  readonly today: string;
  readonly newId: () => string;
}

/**
 * Writes an entity with its licences and accounts. Accounts that letters may have printed are ended, not
 * deleted.
 */
export async function storeLender(tx: WriteTx, saving: LenderSaving): Promise<void> {
  const columns = lenderColumns(saving.input);
  const closedAt = saving.isActive ? null : saving.now;
  if (saving.isNew) {
    await tx
      .insertInto('lender')
      .values({
        ...columns,
        id: saving.lenderId,
        is_default: saving.isDefault ? 1 : 0,
        created_at: saving.now,
        closed_at: closedAt,
      })
      .execute();
  } else {
    await tx
      .updateTable('lender')
      .set({ ...columns, closed_at: closedAt })
      .where('id', '=', saving.lenderId)
      .executeTakeFirstOrThrow();
  }
  await storeLicences(tx, saving);
  await storeAccounts(tx, saving);
}

async function storeLicences(tx: WriteTx, saving: LenderSaving): Promise<void> {
  await tx.deleteFrom('lender_licence').where('lender_id', '=', saving.lenderId).execute();
  for (const licence of saving.input.licences) {
    await tx
      .insertInto('lender_licence')
      .values({
        id: saving.newId(),
        lender_id: saving.lenderId,
        lender_type: saving.input.lenderType,
        number: licence.licenceNo,
        issued_by: '',
        valid_from: licence.validFrom,
        valid_to: licence.validTo,
      })
      .execute();
  }
}

async function storeAccounts(tx: WriteTx, saving: LenderSaving): Promise<void> {
  const present = await tx
    .selectFrom('collection_account')
    .selectAll()
    .where('lender_id', '=', saving.lenderId)
    .where('valid_to', 'is', null)
    .execute();
  for (const row of present) {
    const kept = saving.input.accounts.find((account) => isSameAccount(account, row));
    await tx
      .updateTable('collection_account')
      .set({
        valid_to: kept === undefined ? saving.today : null,
        is_default: kept?.isDefault === true ? 1 : 0,
      })
      .where('id', '=', row.id)
      .execute();
  }
  for (const account of saving.input.accounts) {
    if (present.some((row) => isSameAccount(account, row))) continue;
    await tx
      .insertInto('collection_account')
      .values({
        id: saving.newId(),
        lender_id: saving.lenderId,
        account_name: account.accountName,
        bank_name: account.bankName,
        account_no: account.accountNo,
        is_default: account.isDefault ? 1 : 0,
        valid_from: saving.today,
        valid_to: null,
      })
      .execute();
  }
}

function isSameAccount(
  account: LenderInput['accounts'][number],
  row: { readonly account_name: string; readonly bank_name: string; readonly account_no: string },
): boolean {
  return (
    account.accountName === row.account_name &&
    account.bankName === row.bank_name &&
    account.accountNo === row.account_no
  );
}
