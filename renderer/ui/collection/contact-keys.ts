import { useEffect, useRef } from 'react';
import { OUTCOMES } from './collection-words.ts';
import type { ContactForm } from './contact-form.ts';

interface Acts {
  readonly patch: (part: Partial<ContactForm>) => void;
  readonly save: () => void;
}

/**
 * While the panel is open, wherever the focus is: Ctrl+Enter saves; a digit outside a field (Alt+digit inside one)
 * gives the outcome.
 */
export function useContactKeys(acts: Acts): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        latest.current.save();
        return;
      }
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const outcome = /^[1-9]$/.test(event.key) ? OUTCOMES[Number(event.key) - 1] : undefined;
      if (outcome === undefined || event.ctrlKey || (isField && !event.altKey)) return;
      event.preventDefault();
      latest.current.patch({ outcome, nextAction: null, nextOn: null });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
