import { Button, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import type { PlanForm } from './plan-form.ts';
import type { Proposal } from './plan-words.ts';

/** Income, other debts and pay-day give three plans side by side; one press takes one over. */
export function Composer(props: {
  readonly form: PlanForm;
  readonly onChange: (part: Partial<PlanForm>) => void;
  readonly onChoose: (proposal: Proposal) => void;
}): ReactNode {
  const t = useT();
  const { form, onChange } = props;
  const { incomeFen, burdenFen, payDay, loanId } = form;
  const composed = useDeskQuery(
    'plans.compose',
    incomeFen === null
      ? undefined
      : { loanId, monthlyIncomeFen: incomeFen, monthlyBurdenFen: burdenFen ?? 0, payDay },
    { keepPrevious: true },
  );
  return (
    <section className="desk-panel" aria-label={t('plans.editor.afford')} data-testid="plan-composer">
      <h2 className="plan-head">{t('plans.editor.afford')}</h2>
      <div className="plan-fields">
        <Field label={t('plans.editor.income')}>
          {(control) => (
            <MoneyInput
              {...control}
              valueFen={incomeFen ?? undefined}
              onChange={(fen) => onChange({ incomeFen: fen ?? null })}
            />
          )}
        </Field>
        <Field label={t('plans.editor.burden')}>
          {(control) => (
            <MoneyInput
              {...control}
              valueFen={burdenFen ?? undefined}
              onChange={(fen) => onChange({ burdenFen: fen ?? null })}
            />
          )}
        </Field>
        <Field label={t('plans.editor.payDay')} help={t('plans.editor.payDayUnit')}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={31}
              precision={0}
              value={payDay}
              onChange={(value) => onChange({ payDay: value ?? 10 })}
            />
          )}
        </Field>
      </div>
      {composed.error ? <ErrorView error={composed.error} isInline /> : null}
      {composed.data ? (
        <>
          <p className="desk-figures">
            {t('plans.editor.free', {
              amount: formatMoney(composed.data.freeMonthlyFen),
              running: formatMoney(composed.data.runningInstalmentFen),
            })}
          </p>
          <div className="plan-options">
            {composed.data.options.map((option) => (
              <div key={option.option} className="plan-option desk-figures">
                <strong>{t(`plans.option.${option.option}`)}</strong>
                <span className="desk-soft desk-small">{t(`plans.optionHelp.${option.option}`)}</span>
                <span>
                  {option.instalments.length} × <strong>{formatMoney(option.regularFen)}</strong>
                </span>
                <span>{t('plans.editor.ends', { date: option.endsOn })}</span>
                <span>
                  {t('plans.editor.monthly')} {formatMoney(option.monthlyBurdenFen)}
                  {option.incomeSharePpm === null
                    ? ''
                    : ` · ${t('plans.editor.share', { percent: Math.round(option.incomeSharePpm / 10_000) })}`}
                </span>
                <Button size="small" onClick={() => props.onChoose(option)}>
                  {t('plans.editor.choose')}
                </Button>
              </div>
            ))}
          </div>
        </>
      ) : null}
    </section>
  );
}
