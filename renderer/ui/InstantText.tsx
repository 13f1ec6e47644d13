import type { ReactNode } from 'react';
import { chinaDateOf, chinaTimeOf, type Instant } from '../../shared/kernel/instant.ts';
import { useT } from '../i18n/words.ts';
import { relativeDay } from './DateText.tsx';
import { daysFromToday } from './date-text.ts';
import { useToday } from './today.ts';

/** When something was recorded, in China's time: '今天 09:41', '2026-11-20 10:12'. */
export function InstantText({ at }: { readonly at: Instant | null | undefined }): ReactNode {
  const t = useT();
  const today = useToday();
  if (!at) return <span className="desk-soft">—</span>;
  const date = chinaDateOf(at);
  const days = daysFromToday(date, today) ?? -2;
  const day = days === 0 || days === -1 ? relativeDay(t, days) : date;
  return (
    <time className="desk-date" dateTime={at} title={`${date} ${chinaTimeOf(at)}`}>
      {day} {chinaTimeOf(at).slice(0, 5)}
    </time>
  );
}
