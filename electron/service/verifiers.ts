import { finding, type Verifier } from './book/finding.ts';
import { differingPositions } from './loans/verify-positions.ts';

/** The ledger of every loan folds to the position stored beside it. */
const ledger: Verifier = async (db) => {
  const { checked, differing } = await differingPositions(db);
  return finding('ledger', checked, differing);
};

/** One line per area: what `verify` checks beyond the file, the audit chain and the documents. */
export const VERIFIERS: readonly Verifier[] = [ledger];
