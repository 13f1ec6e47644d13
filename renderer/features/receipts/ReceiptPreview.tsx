import type { ReactNode } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { formatFen, formatMoney } from '../../ui/money-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { type ReceiptForm, receiptInputOf } from './receipt-form.ts';

type Preview = Output<'receipts.preview'>;
const PARTS = ['cost', 'interest', 'penalty', 'fee', 'principal'] as const;

/** What the money will pay, line by line, computed by the replay that will book it; and what it changes. */
export function ReceiptPreview({ form }: { readonly form: ReceiptForm }): ReactNode {
  const t = useT();
  const answer = useDeskQuery('receipts.preview', receiptInputOf(form), { keepPrevious: true });
  const isReady = receiptInputOf(form) !== undefined;
  return (
    <section
      className="receipt-preview"
      aria-label={t('receipts.previewPanel.title')}
      data-testid="receipt-preview"
      aria-busy={answer.isPlaceholderData}
    >
      <h2>{t('receipts.previewPanel.title')}</h2>
      {!isReady ? (
        <p className="desk-soft">{t('receipts.previewPanel.wait')}</p>
      ) : answer.error ? (
        <ErrorView error={answer.error} isInline />
      ) : answer.data ? (
        <PreviewBody preview={answer.data} />
      ) : (
        <span className="desk-late desk-soft">{t('ui.loading')}</span>
      )}
    </section>
  );
}

function PreviewBody({ preview }: { readonly preview: Preview }): ReactNode {
  const t = useT();
  const order = preview.allocationOrder.flatMap((part) => {
    const component = oneOf(PARTS, part);
    return component ? [t(`loans.component.${component}`)] : [];
  });
  return (
    <>
      <LinesTable preview={preview} />
      <p className="desk-soft desk-small">{t('receipts.previewPanel.order', { order: order.join(' → ') })}</p>
      <BeforeAfter preview={preview} />
      <Warnings preview={preview} />
    </>
  );
}

function LinesTable({ preview }: { readonly preview: Preview }): ReactNode {
  const t = useT();
  const parts = PARTS.filter((part) => preview.paid[`${part}Fen`] !== 0);
  if (preview.lines.length === 0 && preview.unallocatedFen === 0) {
    return <p className="desk-amber">{t('receipts.previewPanel.none')}</p>;
  }
  return (
    <div className="receipt-scroll">
      <table className="receipt-table receipt-lines">
        <thead>
          <tr>
            <th>{t('receipts.previewPanel.line')}</th>
            <th>{t('receipts.previewPanel.dueOn')}</th>
            {parts.map((part) => (
              <th key={part} className="desk-right">
                {t(`loans.component.${part}`)}
              </th>
            ))}
            <th className="desk-right">{t('loans.component.total')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.lines.map((line) => (
            <tr key={line.instalmentNo ?? 'charge'}>
              <td>
                {line.instalmentNo === null
                  ? t('receipts.previewPanel.charge')
                  : t('receipts.previewPanel.instalment', { no: line.instalmentNo })}
              </td>
              <td className="desk-date">{line.dueOn ?? '—'}</td>
              {parts.map((part) => (
                <td key={part} className="desk-right">
                  {line.amounts[`${part}Fen`] === 0 ? '—' : formatFen(line.amounts[`${part}Fen`])}
                </td>
              ))}
              <td className="desk-right">
                <strong>{formatFen(line.amounts.totalFen)}</strong>
              </td>
            </tr>
          ))}
          {preview.unallocatedFen > 0 ? (
            <tr>
              <td colSpan={2 + parts.length}>{t('receipts.previewPanel.unallocated')}</td>
              <td className="desk-right">
                <span className="desk-amber">{formatFen(preview.unallocatedFen)}</span>
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  );
}

function BeforeAfter({ preview }: { readonly preview: Preview }): ReactNode {
  const t = useT();
  const { before, after } = preview;
  const row = (label: string, from: ReactNode, to: ReactNode): ReactNode => (
    <tr>
      <th scope="row">{label}</th>
      <td className="desk-right">{from}</td>
      <td className="desk-right desk-strong">{to}</td>
    </tr>
  );
  const money = (fen: number): ReactNode => <MoneyText fen={fen} />;
  return (
    <table className="receipt-table">
      <thead>
        <tr>
          <td />
          <th className="desk-right">{t('receipts.previewPanel.before')}</th>
          <th className="desk-right">{t('receipts.previewPanel.after')}</th>
        </tr>
      </thead>
      <tbody>
        {row(
          t('receipts.previewPanel.overdue'),
          money(before.overdue.totalFen),
          money(after.overdue.totalFen),
        )}
        {row(t('receipts.previewPanel.daysPastDue'), before.daysPastDue, after.daysPastDue)}
        {row(
          t('receipts.previewPanel.outstanding'),
          money(before.outstandingPrincipalFen),
          money(after.outstandingPrincipalFen),
        )}
        {before.creditFen > 0 || after.creditFen > 0
          ? row(t('receipts.previewPanel.credit'), money(before.creditFen), money(after.creditFen))
          : null}
      </tbody>
    </table>
  );
}

/** What the clerk must know before booking: credit, limitation, later receipts and letters that it changes. */
function Warnings({ preview }: { readonly preview: Preview }): ReactNode {
  const t = useT();
  const partsOf = (amounts: Preview['paid']): string =>
    PARTS.filter((part) => amounts[`${part}Fen`] !== 0)
      .map((part) => `${t(`loans.component.${part}`)} ${formatMoney(amounts[`${part}Fen`])}`)
      .join(' + ');
  return (
    <>
      {preview.warnings.map((warning) => (
        <p key={warning.code} className="desk-amber">
          ⚠{' '}
          {warning.code === 'receipt.leavesCredit'
            ? t('receipts.warning.leavesCredit', { amount: formatMoney(Number(warning.params.creditFen)) })
            : t('receipts.warning.noInterruption')}
        </p>
      ))}
      {preview.changedReceipts.length > 0 ? (
        <div className="desk-amber">
          ⚠ {t('receipts.previewPanel.changed', { count: preview.changedReceipts.length })}
          <ul>
            {preview.changedReceipts.map((changed) => (
              <li key={changed.entryId}>
                {t('receipts.previewPanel.changedLine', {
                  date: changed.businessOn,
                  before: partsOf(changed.before),
                  after: partsOf(changed.after),
                })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {preview.affectedLetters.length > 0 ? (
        <div className="desk-amber">
          ⚠ {t('receipts.previewPanel.letters', { count: preview.affectedLetters.length })}
          <ul>
            {preview.affectedLetters.map((letter) => (
              <li key={letter.letterId}>
                {t('receipts.previewPanel.lettersLine', { no: letter.letterNo, date: letter.asOf })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
