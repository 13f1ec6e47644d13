import type { ReactNode } from 'react';
import { dayOfWeek, parseLocalDate } from '../../shared/kernel/local-date.ts';
import { type Translate, useT } from '../i18n/words.ts';
import { daysFromToday } from './date-text.ts';
import { useToday } from './today.ts';

/** '今天', '昨天', '3 天后' … or '' farther than `withinDays` away. */
export function relativeDay(t: Translate, days: number, withinDays = 31): string {
  if (days === 0) return t('ui.today');
  if (days === -1) return t('ui.yesterday');
  if (days === 1) return t('ui.tomorrow');
  if (Math.abs(days) > withinDays) return '';
  return days > 0 ? t('ui.inDays', { count: days }) : t('ui.daysAgo', { count: -days });
}

const WEEKDAY_KEYS = [
  'ui.week1',
  'ui.week2',
  'ui.week3',
  'ui.week4',
  'ui.week5',
  'ui.week6',
  'ui.week7',
] as const;

export function weekdayName(t: Translate, date: string): string {
  const parsed = parseLocalDate(date);
  const key = parsed === undefined ? undefined : WEEKDAY_KEYS[dayOfWeek(parsed) - 1];
  return key ? t(key) : '';
}

/** A day: 2026-11-23, with 今天 / 昨天 / 3 天后 beside it where that helps. */
export function DateText(props: {
  readonly date: string | null | undefined;
  readonly isPlain?: boolean;
}): ReactNode {
  const t = useT();
  const today = useToday();
  if (!props.date) return <span className="desk-soft">—</span>;
  const days = daysFromToday(props.date, today);
  const beside = props.isPlain || days === undefined ? '' : relativeDay(t, days);
  return (
    <span className="desk-date">
      <time dateTime={props.date}>{props.date}</time>
      {beside ? <span className="desk-soft"> {beside}</span> : null}
    </span>
  );
}
