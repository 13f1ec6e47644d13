import { fenOf } from './golden-json.ts';

/** What a case expected and what the engine says, where they differ. */
export interface Difference {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
}

/** No difference allowed. */
export const EXACTLY = { toleranceFen: 0 } as const;

/**
 * Compares an expected text with fen, within a tolerance in fen, after rounding to the places that the
 * source shows.
 */
export class MoneyComparison {
  readonly differences: Difference[] = [];
  readonly #unitFen: number;

  constructor(displayScale: number) {
    this.#unitFen = 10 ** (2 - displayScale);
  }

  compare(
    what: string,
    pair: { readonly expected: unknown; readonly actual: number; readonly toleranceFen: number },
  ) {
    if (pair.expected === undefined) return;
    const expected = fenOf(String(pair.expected));
    const shown = Math.round(pair.actual / this.#unitFen) * this.#unitFen;
    if (Math.abs(shown - expected) <= pair.toleranceFen) return;
    this.differences.push({ what, expected: String(pair.expected), actual: (shown / 100).toFixed(2) });
  }

  compareText(what: string, expected: unknown, actual: string) {
    if (expected === undefined || String(expected) === actual) return;
    this.differences.push({ what, expected: String(expected), actual });
  }
}
