import { useEffect, useRef, useState } from 'react';
import type { MorningRow } from '../../ui/collection/collection-words.ts';

/** Survives a visit to a case page: the clerk comes back to the same row. */
let remembered: string | undefined;

/** The chosen row; when it leaves the list, the one that took its place. */
export function useChosenRow(rows: readonly MorningRow[]) {
  const [key, setKey] = useState(remembered);
  const place = useRef(0);
  const found = rows.findIndex((row) => row.key === key);
  const at = found >= 0 ? found : Math.min(place.current, rows.length - 1);
  const row = rows[at];
  useEffect(() => {
    place.current = Math.max(at, 0);
    remembered = row?.key;
    if (row && row.key !== key) setKey(row.key);
  }, [at, row, key]);
  const choose = (next: MorningRow): void => setKey(next.key);
  const move = (by: 1 | -1): void => {
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (next) setKey(next.key);
  };
  return { row, choose, move };
}
