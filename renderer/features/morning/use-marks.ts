import { useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import type { MorningRow } from '../../ui/collection/collection-words.ts';
import type { Mark } from './MarkDialog.tsx';

/** Done and snoozed with one step of undo. */
export function useMarks(onMarked: () => void) {
  const command = useDeskCommand('morning.mark');
  const unmark = useDeskCommand('morning.unmark');
  const [last, setLast] = useState<
    { readonly markId: string; readonly row: MorningRow; readonly mark: Mark } | undefined
  >(undefined);
  const mark = (row: MorningRow, wish: Mark): void => {
    const { kind, untilOn, reason } = wish;
    command.mutate(
      { itemKey: row.key, loanId: row.loanId, kind, untilOn, reason },
      {
        onSuccess: ({ markId }) => {
          setLast({ markId, row, mark: wish });
          onMarked();
        },
      },
    );
  };
  const undo = (): void => {
    if (last) unmark.mutate({ markId: last.markId }, { onSuccess: () => setLast(undefined) });
  };
  return { mark, undo, last, isBusy: command.isPending, error: command.error };
}
