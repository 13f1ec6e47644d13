/**
 * What a check found. error: cannot be right; warning: its check digit fails or its form is unusual, and the clerk may
 * keep the value, marked (law/README section 7). `normalised` is the form to store either way.
 */
export type IdentityCheck<Facts, Reason extends string> =
  | { readonly ok: true; readonly normalised: string; readonly facts: Facts }
  | {
      readonly ok: false;
      readonly normalised: string;
      readonly reason: Reason;
      readonly severity: 'error' | 'warning';
    };

export function fails<Reason extends string>(
  normalised: string,
  reason: Reason,
  severity: 'error' | 'warning' = 'error',
): {
  readonly ok: false;
  readonly normalised: string;
  readonly reason: Reason;
  readonly severity: 'error' | 'warning';
} {
  return { ok: false, normalised, reason, severity };
}

/** Σ value × weight of two lists of one length. */
export function weightedSum(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((total, value, index) => total + value * (weights[index] ?? 0), 0);
}
