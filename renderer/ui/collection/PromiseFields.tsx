import { Button } from 'antd';
import type { ReactNode } from 'react';
import { amountInWords } from '../../../shared/domain/wording/amount-in-words.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../DateField.tsx';
import { Field } from '../Field.tsx';
import { MoneyInput } from '../MoneyInput.tsx';
import { formatMoney } from '../money-text.ts';
import type { CasePage } from './collection-words.ts';

export interface PromiseParts {
  readonly amountFen: number | null;
  readonly dueOn: LocalDate | null;
}

/** Amount with 大写 and the day; one press fills in what cures or settles today. */
export function PromiseFields(props: {
  readonly page: CasePage;
  readonly form: PromiseParts;
  readonly onChange: (part: Partial<PromiseParts>) => void;
  readonly isFirst?: boolean;
}): ReactNode {
  const t = useT();
  const { page, form, onChange } = props;
  const { cureTodayFen, settleTodayFen } = page.balances;
  const fill = (amountFen: number, text: string): ReactNode => (
    <Button size="small" type="link" onClick={() => onChange({ amountFen })}>
      {text}
    </Button>
  );
  return (
    <div className="case-row" data-testid="promise-fields">
      <Field
        label={t('cases.promise.amount')}
        isRequired
        help={
          <>
            {cureTodayFen > 0
              ? fill(cureTodayFen, t('cases.promise.fillCure', { amount: formatMoney(cureTodayFen) }))
              : null}
            {fill(settleTodayFen, t('cases.promise.fillSettle', { amount: formatMoney(settleTodayFen) }))}
          </>
        }
      >
        {(control) => (
          <MoneyInput
            {...control}
            autoFocus={props.isFirst ?? false}
            valueFen={form.amountFen ?? undefined}
            inWords={(amountFen) => amountInWords(fen(amountFen))}
            onChange={(amountFen) => onChange({ amountFen: amountFen ?? null })}
          />
        )}
      </Field>
      <Field label={t('cases.promise.dueOn')} isRequired>
        {(control) => (
          <DateField
            {...control}
            value={form.dueOn ?? undefined}
            onChange={(dueOn) => onChange({ dueOn: dueOn ?? null })}
          />
        )}
      </Field>
    </div>
  );
}
