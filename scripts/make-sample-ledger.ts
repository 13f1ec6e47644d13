import { mkdirSync, writeFileSync } from 'node:fs';
import { inventLoans } from './sample-ledger/invented-loans.ts';
import { Dice } from './sample-ledger/invented-people.ts';
import { ledgerCells, plantErrors } from './sample-ledger/ledger-rows.ts';
import { encodeGb18030, ledgerCsv, ledgerWorkbook, ledgerXls } from './sample-ledger/write-files.ts';

/**
 * Makes resources/sample/ledger-300.xlsx, a messy ledger of 300 loans of invented persons, and its small
 * extracts under
 * tests/fixtures/. Run: node scripts/make-sample-ledger.ts. The seed is fixed: the same code makes the
 * same bytes.
 */
export const SAMPLE_SEED = 20_261_123;
export const SAMPLE_LOANS = 300;
const EXTRACT_LOANS = 10;

/** The files by path inside the project. */
export async function sampleFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const dice = new Dice(SAMPLE_SEED);
  const rows = inventLoans(dice, SAMPLE_LOANS).map((loan) => plantErrors(loan.no, ledgerCells(dice, loan)));
  const extract = rows.slice(0, EXTRACT_LOANS);
  return new Map([
    ['resources/sample/ledger-300.xlsx', await ledgerWorkbook(rows)],
    ['tests/fixtures/ledger-extract-gb18030.csv', encodeGb18030(ledgerCsv(extract, ','))],
    ['tests/fixtures/ledger-extract.xls', ledgerXls(extract)],
  ]);
}

if (import.meta.main) {
  const root = new URL('../', import.meta.url);
  for (const [path, bytes] of await sampleFiles()) {
    const target = new URL(path, root);
    mkdirSync(new URL('./', target), { recursive: true });
    writeFileSync(target, bytes);
    console.log(`${path}: ${bytes.length} bytes`);
  }
}
