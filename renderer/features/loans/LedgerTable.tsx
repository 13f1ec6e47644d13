import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { receiptChannels, receiptRelations } from '../../ui/receipt-codes.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { Loan } from './loan.ts';
import { partsText } from './ScheduleTable.tsx';
import { Section } from './Section.tsx';

type Line = Loan['ledger'][number];

const REVERSIBLE: readonly Line['kind'][] = ['receipt', 'fee', 'cost', 'waiver', 'write-off', 'refund'];

/** Every booked entry, newest first; a reversal and what it reverses name each other. */
export function LedgerTable({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const [reversing, setReversing] = useState<Line | undefined>(undefined);
  const seqOf = (entryId: string | null): number | undefined =>
    loan.ledger.find((line) => line.entryId === entryId)?.seq;
  return (
    <Section title={t('loans.section.ledger')} isPlain>
      <ScrollBox className="loan-section-scroll" label={t('loans.section.ledger')}>
        <table className="loan-table" data-testid="loan-ledger">
          <thead>
            <tr>
              <th>{t('loans.ledger.on')}</th>
              <th>{t('loans.ledger.kind')}</th>
              <th className="desk-right">{t('loans.ledger.amount')}</th>
              <th>{t('loans.ledger.paid')}</th>
              <th>{t('loans.ledger.who')}</th>
              <th>{t('loans.ledger.actor')}</th>
              <th aria-label={t('loans.ledger.reverse')} />
            </tr>
          </thead>
          <tbody>
            {loan.ledger.map((line) => (
              <LedgerRow
                key={line.entryId}
                line={line}
                reversesSeq={seqOf(line.reversesEntryId)}
                reversedBySeq={seqOf(line.reversedByEntryId)}
                onReverse={() => setReversing(line)}
              />
            ))}
          </tbody>
        </table>
        {loan.ledger.length === 0 ? (
          <p className="loan-section-body desk-soft">{t('loans.ledger.empty')}</p>
        ) : null}
      </ScrollBox>
      {reversing ? <ReverseDialog line={reversing} onClose={() => setReversing(undefined)} /> : null}
    </Section>
  );
}

function LedgerRow(props: {
  readonly line: Line;
  readonly reversesSeq: number | undefined;
  readonly reversedBySeq: number | undefined;
  readonly onReverse: () => void;
}): ReactNode {
  const t = useT();
  const { line, reversesSeq, reversedBySeq } = props;
  const isOff = line.reversedByEntryId !== null;
  const canReverse = !isOff && REVERSIBLE.includes(line.kind);
  return (
    <tr className={isOff ? 'loan-line-off' : ''} title={t('loans.ledger.seq', { seq: line.seq })}>
      <td className="desk-date">{line.businessOn}</td>
      <td>
        {t(`loans.entry.${line.kind}`)}{' '}
        {isOff ? <StatusTag tone="neutral">{t('loans.ledger.reversed')}</StatusTag> : null}
        <div className="desk-soft desk-small">
          {reversesSeq === undefined ? null : t('loans.ledger.reversesSeq', { seq: reversesSeq })}
          {reversedBySeq === undefined ? null : t('loans.ledger.reversedBySeq', { seq: reversedBySeq })}
        </div>
      </td>
      <td className="desk-right">
        <MoneyText
          fen={line.amountFen}
          {...(line.kind === 'receipt' && !isOff ? { tone: 'green' as const } : {})}
        />
      </td>
      <td>
        {line.allocation && !isOff ? partsText(t, line.allocation) : ''}
        {line.unallocatedFen > 0 && !isOff ? (
          <div className="desk-amber">
            {t('loans.ledger.unallocated', { amount: formatMoney(line.unallocatedFen) })}
          </div>
        ) : null}
      </td>
      <td className="desk-wrap">{whoText(t, line)}</td>
      <td>{line.actorName}</td>
      <td className="desk-right">
        {canReverse ? (
          <Button
            size="small"
            type="link"
            danger
            aria-label={`${t('loans.ledger.reverse')} ${t('loans.ledger.seq', { seq: line.seq })}`}
            onClick={props.onReverse}
          >
            {t('loans.ledger.reverse')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}

function whoText(t: Translate, line: Line): string {
  const channel = oneOf(receiptChannels, line.channel);
  const relation = oneOf(receiptRelations, line.payerRelation);
  const payer =
    relation && relation !== 'borrower' && line.payerName
      ? `${line.payerName}（${t(`receipts.relation.${relation}`)}）`
      : line.payerName;
  return [payer, channel ? t(`receipts.channel.${channel}`) : line.channel, line.reference, line.note]
    .filter((text) => text !== null && text !== '')
    .join(' · ');
}

/** 冲正 asks once, says what it does and what it cannot do, and wants the reason. */
function ReverseDialog({ line, onClose }: { readonly line: Line; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  const reverse = useDeskCommand('receipts.reverse');
  const act = (): void => {
    setIsAsked(true);
    if (reason.trim() === '') return;
    reverse.mutate(
      { entryId: line.entryId, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success(t('loans.reverse.done'));
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen
      isDanger
      title={t('loans.reverse.title', {
        seq: line.seq,
        kind: t(`loans.entry.${line.kind}`),
        amount: formatMoney(line.amountFen),
        date: line.businessOn,
      })}
      okText={t('loans.reverse.ok')}
      isBusy={reverse.isPending}
      error={reverse.error}
      onOk={act}
      onCancel={onClose}
    >
      <p>{t('loans.reverse.body1')}</p>
      <p>{t('loans.reverse.body2')}</p>
      <Field
        label={t('loans.reverse.reason')}
        isRequired
        help={t('loans.reverse.reasonHelp')}
        error={isAsked && reason.trim() === '' ? t('lender.problem.required') : undefined}
      >
        {(control) => (
          <ImeInput {...control} value={reason} onChange={setReason} maxLength={400} onEnter={act} />
        )}
      </Field>
    </ConfirmDialog>
  );
}
