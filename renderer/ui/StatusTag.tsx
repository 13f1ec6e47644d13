import type { ReactNode } from 'react';

export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'neutral';
const SIGNS: Readonly<Record<Tone, string>> = { red: '✗', amber: '!', green: '✓', blue: '→', neutral: '' };

/** A state as word and colour, never colour alone: red = lost or about to be, amber = today, green = in or done. */
export function StatusTag({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children: ReactNode;
}): ReactNode {
  const sign = SIGNS[tone];
  return (
    <span className={`desk-tag desk-tag-${tone}`}>
      {sign ? <span aria-hidden="true">{sign} </span> : null}
      {children}
    </span>
  );
}
