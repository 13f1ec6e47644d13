import { useShortcut } from '../../app/shortcuts.ts';
import type { PreviewAct } from './Preview.tsx';

/** ↑↓ Enter C P L S D U and /: they rest while a dialog is open. */
export function useMorningKeys(keys: {
  readonly isEnabled: boolean;
  readonly move: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly act: (act: PreviewAct) => void;
  readonly undo: () => void;
  readonly filter: () => void;
}): void {
  const options = { isEnabled: keys.isEnabled };
  useShortcut('ArrowDown', 'morning.key.down', () => keys.move(1), options);
  useShortcut('ArrowUp', 'morning.key.up', () => keys.move(-1), options);
  useShortcut(
    'Enter',
    'morning.key.open',
    (event) => {
      // a button or link with the focus keeps its own Enter
      const target = event.target instanceof HTMLElement ? event.target.closest('button, a') : null;
      if (target instanceof HTMLElement) target.click();
      else keys.open();
    },
    options,
  );
  useShortcut('C', 'morning.key.call', () => keys.act('call'), options);
  useShortcut('P', 'morning.key.promise', () => keys.act('promise'), options);
  useShortcut('L', 'morning.key.letter', () => keys.act('letter'), options);
  useShortcut('S', 'morning.key.snooze', () => keys.act('snooze'), options);
  useShortcut('D', 'morning.key.done', () => keys.act('done'), options);
  useShortcut('U', 'morning.key.undo', keys.undo, options);
  useShortcut('/', 'morning.key.filter', keys.filter, options);
}
