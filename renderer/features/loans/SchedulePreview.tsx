import { type ReactNode, useDeferredValue } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { percentOfPpm } from '../../ui/percent-text.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { NewLoanForm } from './new-loan-form.ts';
import { Facts, Section } from './Section.tsx';
import { termsInputOf } from './terms-form.ts';

type Preview = Output<'loans.previewSchedule'>;

/** The schedule of the terms as typed, its yearly cost, and the cap that it is held to. */
export function SchedulePreview({ form }: { readonly form: NewLoanForm }): ReactNode {
  const t = useT();
  const shown = useDeferredValue(form);
  const terms = termsInputOf(shown.terms);
  const input = terms ? { terms, ...(shown.lenderId ? { lenderId: shown.lenderId } : {}) } : undefined;
  const answer = useDeskQuery('loans.previewSchedule', input, { keepPrevious: true });
  return (
    <Section title={t('loanForm.preview.title')}>
      <div data-testid="schedule-preview">
        {!input ? (
          <p className="desk-soft">{t('loanForm.preview.wait')}</p>
        ) : answer.error ? (
          <ErrorView error={answer.error} isInline />
        ) : answer.data ? (
          <PreviewBody preview={answer.data} />
        ) : (
          <span className="desk-late desk-soft">{t('ui.loading')}</span>
        )}
      </div>
    </Section>
  );
}

function PreviewBody({ preview }: { readonly preview: Preview }): ReactNode {
  const t = useT();
  const { aprSimplePpm, aprEffectivePpm, principalFen } = preview;
  return (
    <>
      <Facts
        facts={[
          [t('loanForm.advanced.reached'), <MoneyText key="reached" fen={principalFen} />],
          [
            t('loanForm.preview.totalInterest'),
            <MoneyText key="interest" fen={preview.totalInterestFen} isStrong />,
          ],
          [
            t('loanForm.preview.yearlyCost'),
            aprSimplePpm === null || aprEffectivePpm === null
              ? '—'
              : t('loanForm.preview.yearlyCostText', {
                  simple: `${percentOfPpm(aprSimplePpm)}%`,
                  effective: `${percentOfPpm(aprEffectivePpm)}%`,
                }),
          ],
          [t('loanForm.preview.cap'), <CapState key="cap" preview={preview} />],
        ]}
      />
      <ScrollBox className="loan-section-scroll loan-preview-scroll" label={t('loans.section.schedule')}>
        <table className="loan-table">
          <thead>
            <tr>
              <th className="desk-right">{t('loans.schedule.no')}</th>
              <th>{t('loans.schedule.dueOn')}</th>
              <th className="desk-right">{t('loans.component.principal')}</th>
              <th className="desk-right">{t('loans.component.interest')}</th>
              <th className="desk-right">{t('loans.component.total')}</th>
              <th className="desk-right">{t('loanForm.preview.balance')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.instalments.map((one) => (
              <tr key={one.no}>
                <td className="desk-right">{one.no}</td>
                <td className="desk-date">{one.dueOn}</td>
                <td className="desk-right">
                  <MoneyText fen={one.principalFen} />
                </td>
                <td className="desk-right">
                  <MoneyText fen={one.interestFen} />
                </td>
                <td className="desk-right">
                  <MoneyText fen={one.totalFen} isStrong />
                </td>
                <td className="desk-right">
                  <MoneyText fen={one.balanceAfterFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function CapState({ preview }: { readonly preview: Preview }): ReactNode {
  const t = useT();
  const { capPpm, capCode, aprSimplePpm } = preview;
  if (capCode !== null) return <StatusTag tone="amber">{t('loanForm.preview.capUnknown')}</StatusTag>;
  if (capPpm === null || aprSimplePpm === null) return '—';
  const cap = `${percentOfPpm(capPpm)}%`;
  return aprSimplePpm > capPpm ? (
    <StatusTag tone="red">{t('loanForm.preview.capOver', { cap })}</StatusTag>
  ) : (
    <StatusTag tone="green">{t('loanForm.preview.capOk', { cap })}</StatusTag>
  );
}
