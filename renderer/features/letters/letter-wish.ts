import { useEffect, useState } from 'react';
import type { UrlState } from '../../app/navigation.ts';
import type { Input } from '../../bridge/desk.ts';
import { oneOf } from '../../ui/one-of.ts';
import { KINDS, type LetterKind } from './codes.ts';

/** What the page's address says about the letter to be; the reason is typed text and stays out of it. */
export interface WishState {
  readonly loanId: string | undefined;
  /** undefined: the kind that the rule chooses */
  readonly kind: LetterKind | undefined;
  readonly to: string | undefined;
  readonly asOf: string | undefined;
  readonly deadline: string | undefined;
  readonly lpr: 'before' | 'after' | undefined;
}

export function readWish(search: UrlState): WishState {
  return {
    loanId: idOf(search.loanId),
    kind: kindOf(search.kind),
    to: idOf(search.to),
    asOf: dayOf(search.asOf),
    deadline: dayOf(search.deadline),
    lpr: search.lpr === 'before' || search.lpr === 'after' ? search.lpr : undefined,
  };
}

export function kindOf(value: unknown): LetterKind | undefined {
  return typeof value === 'string' ? oneOf(KINDS, value) : undefined;
}

export function idOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? value.toString() : value;
  return typeof text === 'string' && /^[0-9a-z][0-9a-z-]{0,63}$/.test(text) ? text : undefined;
}

export function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

/** The service's input of check and preview; undefined without a loan. */
export function wishOf(state: WishState, reason: string): Input<'letters.check'> | undefined {
  if (state.loanId === undefined) return undefined;
  return {
    loanId: state.loanId,
    rightPreservingReason: reason.trim(),
    ...(state.kind ? { kind: state.kind } : {}),
    ...(state.to ? { addresseeId: state.to } : {}),
    ...(state.asOf ? { asOf: state.asOf } : {}),
    ...(state.deadline ? { deadlineOn: state.deadline } : {}),
    ...(state.lpr ? { lprChoice: state.lpr } : {}),
  };
}

/** The value as it stood when it last rested for `delayMs`. */
export function useSettled<Value>(value: Value, delayMs: number): Value {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content, made anew at each drawing
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [text, delayMs]);
  return settled;
}
