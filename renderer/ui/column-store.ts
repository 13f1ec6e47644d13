interface KnownColumn {
  readonly id: string;
  readonly isHiddenAtFirst?: boolean;
}

function storageKey(viewKey: string): string {
  return `desk.columns.${viewKey}`;
}

/** The columns of a list that are not shown: the clerk's choice on this PC, or the list's own first choice. */
export function hiddenColumns(viewKey: string, columns: readonly KnownColumn[]): ReadonlySet<string> {
  const stored = localStorage.getItem(storageKey(viewKey));
  if (stored !== null) return new Set(stored.split(','));
  return new Set(columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id));
}

export function storeHiddenColumns(viewKey: string, hidden: ReadonlySet<string>): void {
  localStorage.setItem(storageKey(viewKey), [...hidden].join(','));
}

export function forgetHiddenColumns(viewKey: string): void {
  localStorage.removeItem(storageKey(viewKey));
}
