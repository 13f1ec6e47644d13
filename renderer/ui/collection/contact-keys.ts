import type { KeyboardEvent } from 'react';
import { OUTCOMES } from './collection-words.ts';
import type { ContactForm } from './contact-form.ts';

/** Ctrl+Enter saves from anywhere; a digit outside a field (or Alt+digit inside one) gives the outcome. */
export function contactKeys(act: {
  readonly patch: (part: Partial<ContactForm>) => void;
  readonly save: () => void;
}): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      act.save();
      return;
    }
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const outcome = /^[1-9]$/.test(event.key) ? OUTCOMES[Number(event.key) - 1] : undefined;
    if (outcome === undefined || event.ctrlKey || (isField && !event.altKey)) return;
    event.preventDefault();
    act.patch({ outcome, nextAction: null, nextOn: null });
  };
}
