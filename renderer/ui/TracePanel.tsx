import type { ReactNode } from 'react';
import { useT } from '../i18n/words.ts';
import { formatFen } from './money-text.ts';

/** One line of an explanation, already worded by its area: what, base × rate × days, amount. */
export interface TraceRow {
  readonly key: string;
  readonly what: string;
  readonly period?: string | undefined;
  readonly days?: number | undefined;
  readonly baseFen?: number | undefined;
  readonly rate?: string | undefined;
  /** the rule or contract clause that makes it so */
  readonly rule?: string | undefined;
  readonly amountFen: number;
  /** the sum of the lines above it */
  readonly isSubtotal?: boolean;
}

/** Explains an amount: its lines, their sum, and the rule of each. */
export function TracePanel(props: {
  readonly title: string;
  readonly rows: readonly TraceRow[];
  readonly totalFen: number;
  readonly note?: ReactNode;
}): ReactNode {
  const t = useT();
  return (
    <section className="desk-trace" aria-label={props.title}>
      <h3>{props.title}</h3>
      <table>
        <thead>
          <tr>
            <th>{t('ui.trace.what')}</th>
            <th>{t('ui.trace.period')}</th>
            <th className="desk-right">{t('ui.trace.days')}</th>
            <th className="desk-right">{t('ui.trace.base')}</th>
            <th className="desk-right">{t('ui.trace.rate')}</th>
            <th className="desk-right">{t('ui.trace.amount')}</th>
            <th>{t('ui.trace.rule')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key} className={row.isSubtotal ? 'desk-strong' : ''}>
              <td>{row.what}</td>
              <td>{row.period ?? ''}</td>
              <td className="desk-right">{row.days ?? ''}</td>
              <td className="desk-right">{row.baseFen === undefined ? '' : formatFen(row.baseFen)}</td>
              <td className="desk-right">{row.rate ?? ''}</td>
              <td className="desk-right">{formatFen(row.amountFen)}</td>
              <td className="desk-soft">{row.rule ?? ''}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={5}>{t('ui.trace.total')}</td>
            <td className="desk-right desk-strong">{formatFen(props.totalFen)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      {props.note ? <p className="desk-soft">{props.note}</p> : null}
    </section>
  );
}
