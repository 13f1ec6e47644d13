import i18next, { type i18n } from 'i18next';
import { useSyncExternalStore } from 'react';
import type { Language } from '../../shared/contract/settings.ts';
import type { DeskError } from '../bridge/desk-error.ts';
import type { LanguageWords } from './gather.ts';
import type { ErrorWords, WordKey, WordParams } from './keys.ts';

const STORAGE_KEY = 'desk.language';
const engine: i18n = i18next.createInstance();
const loaded = new Set<Language>();
const listeners = new Set<() => void>();
let current: Language = 'zh-CN';

export type Translate = (key: WordKey, params?: WordParams) => string;

/** Before a book is open the choice of this PC counts: the last one used, Chinese if none. */
export function storedLanguage(): Language {
  return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh-CN';
}

async function wordsOf(language: Language): Promise<LanguageWords> {
  if (language === 'en') return (await import('./load-en.ts')).en;
  return (await import('./load-zh-cn.ts')).zhCn;
}

/** Loads a language's words and makes every screen use it. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!engine.isInitialized) {
    await engine.init({
      lng: language,
      fallbackLng: false,
      keySeparator: '.',
      nsSeparator: false,
      interpolation: { escapeValue: false },
      resources: {},
    });
  }
  if (!loaded.has(language)) {
    const { words, errors } = await wordsOf(language);
    engine.addResourceBundle(language, 'translation', words);
    engine.addResourceBundle(language, 'errors', errors);
    loaded.add(language);
  }
  await engine.changeLanguage(language);
  current = language;
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language;
  document.title = language === 'en' ? 'Car Loan Desk' : '车贷案件工作台';
  translate = makeTranslate();
  for (const listener of listeners) listener();
}

let chosen: Language | undefined;

/** Chosen before the book is open: the book takes it over when it opens (Desk.tsx). */
export async function chooseLanguage(language: Language): Promise<void> {
  chosen = language;
  await switchLanguage(language);
}

/** The choice of the lock screen, once. */
export function takeChosenLanguage(): Language | undefined {
  const taken = chosen;
  chosen = undefined;
  return taken;
}

function makeTranslate(): Translate {
  return (key, params) => engine.t(key, params ?? {});
}
// A new function at each switch of language, so that memoised parts see the change.
let translate: Translate = makeTranslate();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The words of the present language: `const t = useT(); t('loans.title')`. */
export function useT(): Translate {
  return useSyncExternalStore(subscribe, () => translate);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current);
}

/** For code outside components (grid formatters made once): the words at the time of the call. */
export function t(key: WordKey, params?: WordParams): string {
  return translate(key, params);
}

/** What happened and what to do, in words; codes without words of their own fall back to 'unexpected'. */
export function wordError(error: Pick<DeskError, 'code' | 'params'>): ErrorWords {
  const found = engine.getResource(current, 'errors', error.code, { keySeparator: '\u0000' });
  const words: unknown =
    found ?? engine.getResource(current, 'errors', 'unexpected', { keySeparator: '\u0000' });
  if (!isErrorWords(words)) return { what: error.code, act: '' };
  const fill = (text: string): string =>
    engine.services.interpolator.interpolate(text, error.params, current, {});
  return { what: fill(words.what), act: fill(words.act) };
}

function isErrorWords(value: unknown): value is ErrorWords {
  return typeof value === 'object' && value !== null && 'what' in value && 'act' in value;
}
