import type { SourceRow } from './cell.ts';
import type { ImportedLoan } from './imported-loan.ts';
import type { ColumnMapping } from './mapping.ts';
import { readLegalForm, readYesNo } from './read-words.ts';
import type { RowNote, RowReason, RowWarning } from './reading.ts';
import { readOpening } from './row-opening.ts';
import {
  readBankCard,
  readBorrower,
  readCoBorrowers,
  readGuarantors,
  readSpouse,
  readVehicle,
} from './row-parties.ts';
import { type RowContext, RowReader } from './row-reader.ts';
import { readTerms } from './row-terms.ts';

/** One loan row read: a loan without reasons, or the reasons why it stays out. Warnings go with either. */
export interface RowOutcome {
  /** as Excel counts it */
  readonly row: number;
  readonly good: ImportedLoan | undefined;
  readonly reasons: readonly RowNote<RowReason>[];
  readonly warnings: readonly RowNote<RowWarning>[];
}

/**
 * Reads one loan row. A failed identity check is a warning and the value is kept, marked (law/README
 * section 7).
 */
export function interpretRow(source: SourceRow, mapping: ColumnMapping, context: RowContext): RowOutcome {
  const reader = new RowReader(source, mapping, context);
  const contractNo = reader.text('contractNo');
  if (contractNo === undefined && reader.reasons.length === 0) reader.reason('field.missing', 'contractNo');
  const borrower = readBorrower(reader);
  const terms = readTerms(reader);
  const opening = readOpening(reader, terms);
  const card = readBankCard(reader);
  const parties = {
    spouse: readSpouse(reader),
    spouseSigned: readSpouseSigned(reader),
    coBorrowers: readCoBorrowers(reader),
    guarantors: readGuarantors(reader),
    vehicle: readVehicle(reader),
  };
  const words = {
    loanNo: reader.text('loanNo') ?? null,
    lenderName: reader.text('lenderName') ?? null,
    productName: reader.text('productName') ?? '',
    legalForm: readLegalFormField(reader),
    remarks: reader.text('remarks') ?? '',
  };
  const { reasons, warnings } = reader;
  const isGood =
    reasons.length === 0 && contractNo !== undefined && borrower !== undefined && terms !== undefined;
  if (!isGood) return { row: source.row, good: undefined, reasons, warnings };
  const good: ImportedLoan = {
    contractNo: contractNo.replace(/\s/g, ''),
    borrower,
    terms,
    opening,
    bankCardNumber: card.number,
    bankCardCheck: card.check,
    ...parties,
    ...words,
    source: { file: context.file, sheet: context.sheet, row: source.row },
  };
  return { row: source.row, good, reasons, warnings };
}

function readSpouseSigned(reader: RowReader): boolean | null {
  const text = reader.text('spouseSigned');
  if (text === undefined) return null;
  const answer = readYesNo(text);
  if (answer === undefined) reader.warn('yesNo.unknown', 'spouseSigned');
  return answer ?? null;
}

/** Car loans are secured by a mortgage unless the ledger says otherwise. */
function readLegalFormField(reader: RowReader): ImportedLoan['legalForm'] {
  const text = reader.text('legalForm');
  if (text === undefined) return 'mortgage';
  const form = readLegalForm(text);
  if (form === undefined) reader.warn('legalForm.unknown', 'legalForm', { text: text.slice(0, 40) });
  return form ?? 'other';
}
