import { useCallback, useEffect, useRef, useState } from 'react';
import { desk } from '../bridge/desk.ts';
import { toDeskError } from '../bridge/desk-error.ts';

/**
 * What was typed and not saved, by form. In memory while the book is open; written to the encrypted book a moment
 * after typing stops and at the lock, then dropped from memory; read again after unlocking.
 */
const drafts = new Map<string, unknown>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const SAVE_DELAY_MS = 1500;

async function saveDraft(key: string): Promise<boolean> {
  timers.delete(key);
  if (!drafts.has(key)) return true;
  try {
    await desk.call('drafts.save', { key, body: JSON.stringify(drafts.get(key)) });
    return true;
  } catch (thrown) {
    // Typing goes on: the draft stays in memory and is tried again with the next keystroke and at the lock.
    console.warn('draft kept in memory only', toDeskError(thrown).code);
    return false;
  }
}

export function putDraft(key: string, body: unknown): void {
  drafts.set(key, body);
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => void saveDraft(key), SAVE_DELAY_MS),
  );
}

export function draftOf(key: string): unknown {
  return drafts.get(key);
}

export function dropDraft(key: string): void {
  clearTimeout(timers.get(key));
  timers.delete(key);
  if (!drafts.delete(key)) return;
  void desk.call('drafts.remove', { key }).catch(toDeskError);
}

/** Before the lock: saves what is pending and forgets what is safe in the book. */
export async function storeDrafts(): Promise<void> {
  for (const timer of timers.values()) clearTimeout(timer);
  for (const key of [...drafts.keys()]) {
    if (await saveDraft(key)) drafts.delete(key);
  }
}

/** After unlocking; what is in memory is newer and wins. */
export async function loadDrafts(): Promise<void> {
  try {
    for (const draft of await desk.call('drafts.list', {})) {
      if (!drafts.has(draft.key)) drafts.set(draft.key, JSON.parse(draft.body));
    }
  } catch (thrown) {
    console.warn('drafts not read', toDeskError(thrown).code);
  }
}

/**
 * State of a form that survives lock, crash and navigation. `read` turns a stored draft into the form's type, or
 * undefined when it does not fit any more. `clear` after saving or discarding.
 */
export function useDraft<Form>(
  key: string,
  initial: Form,
  read: (draft: unknown) => Form | undefined,
): {
  readonly form: Form;
  readonly setForm: (next: Form) => void;
  readonly clear: () => void;
  readonly isTouched: boolean;
} {
  const initialRef = useRef(initial);
  const [form, setState] = useState<Form>(() => read(draftOf(key)) ?? initial);
  const [isTouched, setIsTouched] = useState(() => drafts.has(key));
  const setForm = useCallback(
    (next: Form) => {
      setState(next);
      setIsTouched(true);
      putDraft(key, next);
    },
    [key],
  );
  const clear = useCallback(() => {
    dropDraft(key);
    setState(initialRef.current);
    setIsTouched(false);
  }, [key]);
  useEffect(() => {
    initialRef.current = initial;
  }, [initial]);
  return { form, setForm, clear, isTouched };
}
