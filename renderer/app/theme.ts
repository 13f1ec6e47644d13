import { useSyncExternalStore } from 'react';
import type { Theme } from '../../shared/contract/settings.ts';
import { DARK, LIGHT } from '../ui/tokens.ts';

const STORAGE_KEY = 'desk.theme';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
/** The person asked the system for less movement. */
const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
const listeners = new Set<() => void>();
let chosen: Theme = readStored();

function readStored(): Theme {
  const text = localStorage.getItem(STORAGE_KEY);
  return text === 'light' || text === 'dark' ? text : 'system';
}

/** Whether the page is dark now: the choice, or the system's when the choice is 'system'. */
export function isDarkNow(): boolean {
  return chosen === 'dark' || (chosen === 'system' && systemDark.matches);
}

export function switchTheme(next: Theme): void {
  chosen = next;
  localStorage.setItem(STORAGE_KEY, next);
  apply();
}

/** Writes the palette as CSS variables, which desk.css and the grid use. */
export function apply(): void {
  const isDark = isDarkNow();
  const root = document.documentElement;
  root.dataset.theme = isDark ? 'dark' : 'light';
  for (const [name, colour] of Object.entries(isDark ? DARK : LIGHT)) {
    root.style.setProperty(`--desk-${name}`, colour);
  }
  for (const listener of listeners) listener();
}
systemDark.addEventListener('change', apply);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDarkNow);
}

/** Whether the system asks for little motion. */
export function isCalm(): boolean {
  return calm.matches;
}
