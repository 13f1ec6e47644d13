import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import type { Output } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { addressKindWord, sourceWord } from './check-words.ts';
import { KINDS, type LetterKind } from './codes.ts';
import type { WishState } from './letter-wish.ts';

type Check = Output<'letters.check'>;

interface WishFormProps {
  readonly check: Check;
  readonly state: WishState;
  readonly onChange: (next: Partial<WishState>) => void;
  readonly reason: string;
  readonly onReason: (text: string) => void;
}

/** What goes into the letter: to whom and where, to which day, payable when; what the law asks beside it. */
export function WishForm(props: WishFormProps): ReactNode {
  const t = useT();
  const { check, state, onChange } = props;
  const isStopped = check.checks.some((one) => one.code === 'stopFlag' && one.state !== 'pass');
  const needsLpr =
    state.lpr !== undefined ||
    check.checks.some((one) => one.code === 'cap' && one.params.reason === 'law.lprChoiceNeeded');
  return (
    <>
      <KindChoice check={check} onChoose={(kind) => onChange({ kind })} />
      <Addressees check={check} onChoose={(to) => onChange({ to })} />
      <div className="letter-days">
        <Field label={t('letters.issue.asOf')} help={t('letters.issue.asOfHelp', { date: check.asOf })}>
          {(control) => (
            <DateField
              {...control}
              value={check.asOf}
              onChange={(day) => {
                if (day !== undefined && day !== check.asOf) onChange({ asOf: day });
              }}
            />
          )}
        </Field>
        <Field
          label={t('letters.issue.deadline')}
          help={t('letters.issue.deadlineHelp', { date: check.earliestDeadlineOn })}
        >
          {(control) => (
            <DateField
              {...control}
              value={parseLocalDate(state.deadline ?? check.deadlineOn)}
              onChange={(day) => {
                if (day !== undefined && day !== check.deadlineOn) onChange({ deadline: day });
              }}
            />
          )}
        </Field>
      </div>
      {needsLpr ? (
        <Field label={t('letters.issue.lprChoice')} help={t('letters.issue.lprHelp')} isRequired>
          {(control) => (
            <Radio.Group
              {...control}
              value={state.lpr}
              onChange={(event) => onChange({ lpr: event.target.value === 'after' ? 'after' : 'before' })}
              options={[
                { value: 'before', label: t('letters.issue.lprBefore') },
                { value: 'after', label: t('letters.issue.lprAfter') },
              ]}
            />
          )}
        </Field>
      ) : null}
      {isStopped ? (
        <Field label={t('letters.issue.reason')} help={t('letters.issue.reasonHelp')} isRequired>
          {(control) => (
            <ImeTextArea {...control} value={props.reason} onChange={props.onReason} maxLength={400} />
          )}
        </Field>
      ) : null}
    </>
  );
}

/** 催收函, or 催收通知书 with its slip; past limitation only the latter (R3.7, DOC-02). */
function KindChoice(props: {
  readonly check: Check;
  readonly onChoose: (kind: LetterKind) => void;
}): ReactNode {
  const t = useT();
  const { check } = props;
  const isBarred = check.kindByRule === 'notice';
  return (
    <Field
      label={t('letters.column.kind')}
      help={t(isBarred ? 'letters.issue.kindBarred' : 'letters.issue.kindHelp')}
    >
      {(control) => (
        <Radio.Group
          {...control}
          value={check.kind}
          onChange={(event) => {
            const kind = KINDS.find((one) => one === event.target.value);
            if (kind) props.onChoose(kind);
          }}
          options={KINDS.map((kind) => ({
            value: kind,
            label: t(`letters.kind.${kind}`),
            disabled: isBarred && kind === 'demand' && check.kind !== 'demand',
          }))}
        />
      )}
    </Field>
  );
}

function Addressees(props: {
  readonly check: Check;
  readonly onChoose: (personId: string) => void;
}): ReactNode {
  const t = useT();
  const { check } = props;
  return (
    <fieldset className="letter-addressees">
      <legend>{t('letters.issue.addressee')}</legend>
      {check.addressees.map((one) => (
        <label key={`${one.role}-${one.personId}`} className="letter-addressee">
          <input
            type="radio"
            name="addressee"
            checked={one.personId === check.addresseeId}
            disabled={!one.isAddressable}
            onChange={() => props.onChoose(one.personId)}
          />
          <span>
            <strong>{one.name}</strong> <span className="desk-soft">{t(`loans.role.${one.role}`)}</span>
            <br />
            {one.address === null ? (
              <span className="desk-red">✗ {t('letters.issue.noAddress')}</span>
            ) : (
              <>
                {one.address}
                <br />
                <span className="desk-soft desk-small">
                  {addressKindWord(t, one.addressKind, one.isAgreedDelivery)} ·{' '}
                  {t('letters.issue.source', { source: sourceWord(t, one.addressSource) })}
                </span>
              </>
            )}
            {one.isAddressable ? null : (
              <>
                <br />
                <span className="desk-amber desk-small">⚠ {t('letters.issue.notAddressable')}</span>
              </>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
