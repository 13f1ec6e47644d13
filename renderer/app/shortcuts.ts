import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { WordKey } from '../i18n/keys.ts';

export interface Shortcut {
  /** 'Ctrl+K', 'F2', 'c', '?', 'ArrowDown', 'Ctrl+Enter' */
  readonly key: string;
  readonly labelKey: WordKey;
  readonly scope: 'page' | 'everywhere';
}

interface Registered extends Shortcut {
  readonly run: (event: KeyboardEvent) => void;
}

let registered: readonly Registered[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Registered[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

/** The name of a pressed key in the form that shortcuts are written in. */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const isLetter = /^[a-z]$/i.test(event.key);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isNamed = event.key.length > 1 || isLetter;
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey && isNamed ? 'Shift' : '',
    key,
  ]
    .filter((part) => part !== '')
    .join('+');
}

/** 'Ctrl+K' as keyName gives it: single letters small. */
export function normalise(key: string): string {
  const parts = key.split('+');
  const last = parts.at(-1) ?? '';
  return [...parts.slice(0, -1), last.length === 1 ? last.toLowerCase() : last].join('+');
}

function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

/** Keys that write text or move in it stay with the field that has the focus. */
function belongsToField(key: string): boolean {
  return !/^(Ctrl|Alt)\+/.test(key) && !/^F\d/.test(key);
}

function onKeyDown(event: KeyboardEvent): void {
  // 229: the input method has the key (desktop.md 3.2, IME)
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
  const key = keyName(event);
  if (isTypingTarget(event.target) && belongsToField(key)) return;
  // an open dialog owns the keyboard: its own buttons, Esc and Enter
  const isInDialog =
    document.querySelector('.ant-modal-wrap:not([style*="display: none"]) .ant-modal') !== null;
  const match = registered.findLast((shortcut) => normalise(shortcut.key) === key);
  if (!match || (isInDialog && match.scope === 'page' && belongsToField(key))) return;
  event.preventDefault();
  match.run(event);
}

/** Called once at start. */
export function listenForShortcuts(): void {
  window.addEventListener('keydown', onKeyDown);
}

/**
 * A key for an action while the calling component is on screen; the newest wins. Single letters do nothing while a
 * field has the focus; nothing runs during composition. `?` lists them all. Pass isEnabled false to rest.
 */
export function useShortcut(
  key: string,
  labelKey: WordKey,
  run: (event: KeyboardEvent) => void,
  options: { readonly scope?: 'page' | 'everywhere'; readonly isEnabled?: boolean } = {},
): void {
  const latest = useRef(run);
  latest.current = run;
  const scope = options.scope ?? 'page';
  const isEnabled = options.isEnabled ?? true;
  useEffect(() => {
    if (!isEnabled) return undefined;
    const entry: Registered = { key, labelKey, scope, run: (event) => latest.current(event) };
    publish([...registered, entry]);
    return () => publish(registered.filter((other) => other !== entry));
  }, [key, labelKey, scope, isEnabled]);
}

export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => registered,
  );
}
