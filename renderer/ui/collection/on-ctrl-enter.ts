import type { KeyboardEvent } from 'react';

/** Ctrl+Enter saves a form, never during a composition. */
export function onCtrlEnter(save: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
}
