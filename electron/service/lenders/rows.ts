import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { lenderDraftSchema, lenderSchema } from '../../../shared/contract/lenders.ts';
import type { CollectionAccountTable, LenderLicenceTable, LenderTable } from '../db/schema.ts';
import type { Plain } from '../rpc/context.ts';

export type LenderRow = Selectable<LenderTable>;
export type LicenceRow = Selectable<LenderLicenceTable>;
export type AccountRow = Selectable<CollectionAccountTable>;
export type LenderView = Plain<z.input<typeof lenderSchema>>;
export type LenderInput = Plain<z.output<typeof lenderDraftSchema>>;

export interface LenderParts {
  readonly lender: LenderRow;
  readonly licences: readonly LicenceRow[];
  readonly accounts: readonly AccountRow[];
  readonly loanCount: number;
}

export function lenderView(parts: LenderParts): LenderView {
  const { lender } = parts;
  return {
    id: lender.id,
    name: lender.name,
    lenderType: lender.lender_type,
    creditCode: lender.credit_code,
    creditCodeKept: lender.credit_code_kept === 1,
    address: lender.address,
    telephone: lender.telephone,
    contactPerson: lender.contact_person,
    contactHours: lender.service_hours,
    complaintLine: lender.complaint_line,
    letterPrefix: lender.letter_code,
    licences: parts.licences.map((row) => ({
      licenceNo: row.number,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    })),
    accounts: parts.accounts.map((row) => ({
      accountName: row.account_name,
      bankName: row.bank_name,
      accountNo: row.account_no,
      isDefault: row.is_default === 1,
    })),
    isActive: lender.closed_at === null,
    loanCount: parts.loanCount,
  };
}

/** The columns that the form fills. */
export function lenderColumns(input: LenderInput) {
  return {
    name: input.name,
    short_name: input.letterPrefix,
    lender_type: input.lenderType,
    legal_form: input.creditCode === '' ? 'natural' : 'company',
    credit_code: input.creditCode,
    credit_code_kept: input.creditCodeKept ? (1 as const) : (0 as const),
    address: input.address,
    telephone: input.telephone,
    contact_person: input.contactPerson,
    service_hours: input.contactHours,
    complaint_line: input.complaintLine,
    letter_code: input.letterPrefix,
  };
}
