/**
 * The kinds of lender of law/README; they select the interest and conduct regime. MICROLOAN and PAWN are subtypes of
 * LOCAL7. LOCAL7 itself stands for the other five (guarantee, equity market, finance lease, factoring, local AMC).
 */
export const LENDER_TYPES = ['PRIVATE', 'LICENSED_FI', 'LOCAL7', 'MICROLOAN', 'PAWN'] as const;
export type LenderType = (typeof LENDER_TYPES)[number];

/** Where a parameter of a lender is looked for, the most specific first (R9.1). */
export function scopesOf(lenderType: LenderType): readonly string[] {
  switch (lenderType) {
    case 'PRIVATE':
      return ['PRIVATE', 'all'];
    case 'LICENSED_FI':
      return ['LICENSED_FI', 'all'];
    case 'LOCAL7':
      return ['LOCAL7', 'all'];
    case 'MICROLOAN':
      return ['MICROLOAN', 'LOCAL7', 'all'];
    case 'PAWN':
      return ['PAWN', 'LOCAL7', 'all'];
  }
}
