import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ImportedLoan } from '../../../shared/domain/import/imported-loan.ts';
import type { RememberedMapping } from '../../../shared/domain/import/mapping.ts';
import type { ImportReport } from './tally.ts';

/** Packed quickly rather than tightly: what an import has read and not yet stored. */
export function bytesOfLoans(loans: readonly ImportedLoan[]): Uint8Array {
  return deflateRawSync(JSON.stringify(loans), { level: 1 });
}

/** Loans that plan-import.ts put aside in this very process. */
export function loansOfBytes(bytes: Uint8Array): readonly ImportedLoan[] {
  return JSON.parse(inflateRawSync(bytes).toString('utf8')) as ImportedLoan[];
}

export function reportOfJson(json: string): ImportReport {
  return JSON.parse(json) as ImportReport;
}

export function mappingOfJson(json: string): RememberedMapping {
  return JSON.parse(json) as RememberedMapping;
}
