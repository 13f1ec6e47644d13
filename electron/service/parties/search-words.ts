/** What the search box may find a loan by. */
export interface Searchable {
  readonly contractNo: string;
  readonly loanNoteNo?: string | null;
  readonly plate: string | null;
  readonly vin: string | null;
  readonly people: readonly {
    readonly name: string;
    readonly pinyinFull: string;
    readonly pinyinInitials: string;
    readonly idNo: string | null;
    readonly phones: readonly string[];
  }[];
}

/**
 * One lower-case text a loan, its parts divided by '|', so that a search is one pass over one narrow column. Dots and
 * hyphens are left out here and in the typed words alike (db/loan-order.ts searchWords).
 */
export function searchWordsOf(loan: Searchable): string {
  const parts = [loan.contractNo, loan.loanNoteNo, loan.plate, loan.vin];
  for (const person of loan.people) {
    parts.push(person.name, person.pinyinInitials, person.pinyinFull, person.idNo, ...person.phones);
  }
  return parts
    .filter((part): part is string => typeof part === 'string' && part.length > 0)
    .map((part) =>
      part
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[·\-\s]/g, ''),
    )
    .join('|');
}
