import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGo, usePathParam } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { WithKey } from '../../ui/KeyHint.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PdfView } from '../../ui/PdfView.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type Letter, STATUS_TONES } from './codes.ts';
import { LetterFacts, LetterLog } from './LetterFacts.tsx';
import { RecordDialog } from './RecordDialog.tsx';
import type { RecordKind } from './record-form.ts';
import { useLetterFile } from './use-letter-file.ts';
import './letters.css';

/** One issued letter: the stored pages as they were, what to do next, and everything that happened to it. */
export function LetterPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const letterId = usePathParam('letterId');
  const letter = useDeskQuery('letters.get', { letterId }, { keepPrevious: true });
  if (letter.error) {
    return (
      <div data-testid="letter-page">
        <ErrorView error={letter.error} onRetry={() => void letter.refetch()} />
        <Button style={{ marginTop: 8 }} onClick={() => go('/letters')}>
          {t('letters.backToList')}
        </Button>
      </div>
    );
  }
  if (!letter.data) return <div className="desk-late desk-soft">{t('letters.letter.loading')}</div>;
  return (
    <div className="letter-page" data-testid="letter-page">
      <OneLetter letter={letter.data} />
    </div>
  );
}

function OneLetter({ letter }: { readonly letter: Letter }): ReactNode {
  const t = useT();
  const [kind, setKind] = useState<RecordKind | undefined>(undefined);
  const pdf = useDeskQuery('letters.pdf', { letterId: letter.letterId });
  return (
    <>
      <Head letter={letter} />
      <div className="letter-desk">
        <div className="letter-left">
          <NextStep letter={letter} onRecord={setKind} />
          <section className="desk-panel">
            <h2 className="letter-panel-head">{t('letters.letter.facts')}</h2>
            <LetterFacts letter={letter} />
          </section>
          <section className="desk-panel">
            <h2 className="letter-panel-head">{t('letters.letter.log')}</h2>
            <LetterLog letter={letter} />
          </section>
        </div>
        <section className="letter-pages" data-testid="letter-pdf">
          {pdf.error ? (
            <ErrorView error={pdf.error} onRetry={() => void pdf.refetch()} />
          ) : (
            <PdfView bytes={pdf.data?.pdf} label={letter.letterNo} />
          )}
        </section>
      </div>
      {kind ? (
        <RecordDialog key={kind} kind={kind} letter={letter} onClose={() => setKind(undefined)} />
      ) : null}
    </>
  );
}

function Head({ letter }: { readonly letter: Letter }): ReactNode {
  const t = useT();
  const go = useGo();
  const file = useLetterFile();
  const print = (): void => void file.output(letter.letterId, 'print');
  const save = (): void => void file.output(letter.letterId, 'save');
  useShortcut('Ctrl+P', 'letters.file.print', print, { isEnabled: !file.isBusy });
  useShortcut('Ctrl+S', 'letters.file.save', save, { isEnabled: !file.isBusy });
  useShortcut('O', 'letters.openLoan', () => go(`/loans/${letter.loanId}`));
  return (
    <>
      <PageHeader
        title={letter.letterNo}
        beside={
          <>
            <StatusTag tone={STATUS_TONES[letter.status]}>{t(`letters.status.${letter.status}`)}</StatusTag>
            <span>
              {letter.borrowerName} · {letter.contractNo}
            </span>
            <span className="desk-soft desk-small" role="status">
              {file.note}
            </span>
          </>
        }
        actions={
          <>
            <Button onClick={() => go('/letters')}>{t('letters.backToList')}</Button>
            <WithKey keys="O" label={t('letters.openLoan')}>
              <Button onClick={() => go(`/loans/${letter.loanId}`)}>{t('letters.openLoan')}</Button>
            </WithKey>
            <WithKey keys="Ctrl+S" label={t('letters.file.sameBytes')}>
              <Button disabled={file.isBusy} onClick={save}>
                {t('letters.file.save')}
              </Button>
            </WithKey>
            <WithKey keys="Ctrl+P" label={t('letters.file.sameBytes')}>
              <Button type="primary" disabled={file.isBusy} onClick={print}>
                {t('letters.file.print')}
              </Button>
            </WithKey>
          </>
        }
      />
      {file.error ? <ErrorView error={file.error} isInline /> : null}
    </>
  );
}

function NextStep(props: {
  readonly letter: Letter;
  readonly onRecord: (kind: RecordKind) => void;
}): ReactNode {
  const t = useT();
  const { letter, onRecord } = props;
  const isOpen = letter.status !== 'cancelled';
  const canCancel = isOpen && letter.status !== 'delivered';
  useShortcut('E', 'letters.record.dispatch', () => onRecord('dispatch'), { isEnabled: isOpen });
  useShortcut('V', 'letters.record.delivery', () => onRecord('delivery'), { isEnabled: isOpen });
  useShortcut('S', 'letters.record.seal', () => onRecord('seal'), { isEnabled: isOpen });
  return (
    <section className="desk-panel">
      <h2 className="letter-panel-head">{t('letters.letter.next')}</h2>
      <div>{nextStep(t, letter)}</div>
      {isOpen ? (
        <div className="letter-buttons">
          <WithKey keys="E" label={t('letters.record.dispatch')}>
            <Button
              type={letter.status === 'issued' ? 'primary' : 'default'}
              onClick={() => onRecord('dispatch')}
            >
              {t('letters.record.dispatch')}
            </Button>
          </WithKey>
          <WithKey keys="V" label={t('letters.record.delivery')}>
            <Button
              type={letter.status === 'sent' ? 'primary' : 'default'}
              onClick={() => onRecord('delivery')}
            >
              {t('letters.record.delivery')}
            </Button>
          </WithKey>
          <WithKey keys="S" label={t('letters.record.seal')}>
            <Button onClick={() => onRecord('seal')}>{t('letters.record.seal')}</Button>
          </WithKey>
          {canCancel ? (
            <Button danger onClick={() => onRecord('cancel')}>
              {t('letters.record.cancel')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

function nextStep(t: ReturnType<typeof useT>, letter: Letter): string {
  switch (letter.status) {
    case 'issued':
      return t(letter.isPrinted ? 'letters.letter.nextDispatch' : 'letters.letter.nextPrint');
    case 'sent':
      return t('letters.letter.nextDelivery');
    case 'cancelled':
      return t('letters.letter.nextCancelled', { reason: letter.cancelReason ?? '' });
    default:
      return t(letter.deliveryLevel === null ? 'letters.letter.nextReturned' : 'letters.letter.nextDone');
  }
}
