import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { toDeskError } from '../../bridge/desk-error.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { shell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/words.ts';
import { DateText } from '../../ui/DateText.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { InstantText } from '../../ui/InstantText.tsx';
import { addressKindWord, sourceWord } from './check-words.ts';
import type { Letter } from './codes.ts';
import { FiguresTable } from './FiguresTable.tsx';

/** To whom and where, which days, the frozen figures, and what the waybill may say. */
export function LetterFacts({ letter }: { readonly letter: Letter }): ReactNode {
  const t = useT();
  return (
    <>
      <dl className="letter-facts">
        <dt>{t('letters.column.addressee')}</dt>
        <dd>
          {letter.addresseeName} <span className="desk-soft">{t(`loans.role.${letter.addresseeRole}`)}</span>
        </dd>
        <dt>{t('letters.letter.address')}</dt>
        <dd>
          {letter.address}{' '}
          <span className="desk-soft">
            {t('letters.letter.addressOf', {
              kind: addressKindWord(t, letter.addressKind, false),
              source: sourceWord(t, letter.addressSource),
            })}
          </span>
        </dd>
        <dt>{t('letters.letter.itemName')}</dt>
        <dd>
          {letter.waybillItemName} <CopyItem text={letter.waybillItemName} />
          <div className="desk-soft desk-small">{t('letters.letter.itemNameHelp')}</div>
        </dd>
        <dt>{t('letters.column.asOf')}</dt>
        <dd>
          <DateText date={letter.asOf} />
        </dd>
        <dt>{t('letters.column.deadlineOn')}</dt>
        <dd>
          <DateText date={letter.deadlineOn} />
        </dd>
        <dt>{t('letters.letter.issuedAt')}</dt>
        <dd>
          <InstantText at={letter.issuedAt} /> {letter.issuedByName} ·{' '}
          {t('letters.letter.pages', { count: letter.pageCount })}
        </dd>
        <dt>{t('letters.letter.fingerprint')}</dt>
        <dd>
          <span className="desk-small desk-figures" title={letter.documentSha256}>
            {letter.documentSha256.slice(0, 16)}…
          </span>{' '}
          <Verify letterId={letter.letterId} />
        </dd>
      </dl>
      <FiguresTable figures={letter.figures} />
    </>
  );
}

function CopyItem({ text }: { readonly text: string }): ReactNode {
  const t = useT();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Button
      size="small"
      onClick={() => void shell.call('shell.copyText', { text }).then(() => setIsCopied(true), toDeskError)}
    >
      {t(isCopied ? 'letters.letter.copied' : 'letters.letter.copyItem')}
    </Button>
  );
}

function Verify({ letterId }: { readonly letterId: string }): ReactNode {
  const t = useT();
  const [isAsked, setIsAsked] = useState(false);
  const answer = useDeskQuery('letters.verify', isAsked ? { letterId } : undefined);
  if (!isAsked) {
    return (
      <Button size="small" onClick={() => setIsAsked(true)}>
        {t('letters.letter.verify')}
      </Button>
    );
  }
  if (answer.error) return <ErrorView error={answer.error} isInline onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <span className="desk-late desk-soft">{t('ui.loading')}</span>;
  const { isDocumentIntact, areFactsIntact, isReproduced } = answer.data;
  if (!isDocumentIntact) return <div className="desk-red">✗ {t('letters.letter.verifyDocument')}</div>;
  if (!areFactsIntact) return <div className="desk-red">✗ {t('letters.letter.verifyFacts')}</div>;
  if (!isReproduced) return <div className="desk-amber">⚠ {t('letters.letter.verifyOther')}</div>;
  return <div className="desk-green">✓ {t('letters.letter.verifyOk')}</div>;
}

/** Prints, saves, seals, posting, delivery: newest first. */
export function LetterLog({ letter }: { readonly letter: Letter }): ReactNode {
  const t = useT();
  if (letter.events.length === 0) return <span className="desk-soft">{t('letters.letter.logEmpty')}</span>;
  return (
    <ul className="letter-log" data-testid="letter-log">
      {letter.events.toReversed().map((event) => (
        <li key={`${event.recordedAt}-${event.kind}`}>
          <strong>{t(`letters.event.${event.kind}`)}</strong> <DateText date={event.happenedOn} />
          {event.copies === null ? null : ` · ${t('letters.letter.copies', { count: event.copies })}`}
          {event.waybillNo ? ` · ${event.carrier ?? ''} ${event.waybillNo}` : ''}
          {event.deliveryLevel ? ` · ${t(`letters.level.${event.deliveryLevel}.name`)}` : ''}
          {event.isDebtAcknowledged ? <div>✓ {t('letters.record.acknowledged')}</div> : null}
          {event.evidence ? <div>{event.evidence}</div> : null}
          <div className="desk-soft desk-small">
            {event.actorName} · <InstantText at={event.recordedAt} />
          </div>
        </li>
      ))}
    </ul>
  );
}
