import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { Field } from '../../ui/Field.tsx';
import { IdNumberField } from '../../ui/IdentityFields.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { useToday } from '../../ui/today.ts';
import { ContactFields } from './ContactFields.tsx';
import { ID_TYPES } from './codes.ts';
import { isIdWrong, type PersonForm, personProblems } from './person-form.ts';

export interface PersonFieldsProps {
  readonly person: PersonForm;
  readonly onChange: (person: PersonForm) => void;
  readonly areProblemsShown: boolean;
  readonly isPhoneNeeded: boolean;
  readonly autoFocus?: boolean;
}

/** A person or company: the number checks itself, tells birth and sex, and finds who is already in the book. */
export function PersonFields(props: PersonFieldsProps): ReactNode {
  const t = useT();
  const today = useToday();
  const { person, onChange, areProblemsShown } = props;
  const problems = personProblems(person, today, props);
  const set = (next: Partial<PersonForm>): void => onChange({ ...person, ...next });
  return (
    <>
      <Field label={t('loanForm.person.kind')}>
        {(control) => (
          <Select
            {...control}
            value={person.kind}
            onChange={(kind) =>
              set({ kind, idType: kind === 'company' ? 'credit-code' : 'resident-id', isIdKept: false })
            }
            options={[
              { value: 'natural' as const, label: t('loanForm.person.natural') },
              { value: 'company' as const, label: t('loanForm.person.company') },
            ]}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field
        label={t('loanForm.person.name')}
        isRequired
        error={areProblemsShown && problems.has('name') ? t('loanForm.problem.required') : undefined}
      >
        {(control) => (
          <ImeInput
            {...control}
            value={person.name}
            onChange={(name) => set({ name })}
            maxLength={80}
            autoComplete="off"
            autoFocus={props.autoFocus ?? false}
          />
        )}
      </Field>
      <Field label={t('loanForm.person.idType')}>
        {(control) => (
          <Select
            {...control}
            value={person.idType}
            onChange={(idType) => set({ idType, isIdKept: false })}
            options={ID_TYPES.map((value) => ({ value, label: t(`loans.idType.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {person.idType === 'none' ? <div /> : <NumberField {...props} />}
      <KnownPerson person={person} onChange={onChange} />
      {isIdWrong(person, today) ? (
        <Checkbox
          className="loan-wide"
          checked={person.isIdKept}
          onChange={(event) => set({ isIdKept: event.target.checked })}
        >
          {t('loanForm.person.keepId')}
        </Checkbox>
      ) : null}
      <Field label={t('loanForm.person.employer')}>
        {(control) => (
          <ImeInput
            {...control}
            value={person.employer}
            onChange={(employer) => set({ employer })}
            maxLength={120}
          />
        )}
      </Field>
      <Field label={t('loanForm.person.income')}>
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={person.monthlyIncomeFen ?? undefined}
            onChange={(income) => set({ monthlyIncomeFen: income ?? null })}
          />
        )}
      </Field>
      <ContactFields
        person={person}
        onChange={onChange}
        problem={areProblemsShown && problems.has('phone') ? t('loanForm.problem.phone') : undefined}
      />
    </>
  );
}

function NumberField(props: PersonFieldsProps): ReactNode {
  const t = useT();
  const today = useToday();
  const { person, onChange } = props;
  const problems = personProblems(person, today, props);
  const set = (idNo: string): void => {
    if (idNo !== person.idNo) onChange({ ...person, idNo, isIdKept: false });
  };
  const error = problems.has('idNo')
    ? t('loanForm.problem.idNo')
    : problems.has('idKept')
      ? t('loanForm.problem.idKept')
      : undefined;
  return (
    <Field
      label={t('loanForm.person.idNo')}
      isRequired={person.personId === undefined}
      error={props.areProblemsShown ? error : undefined}
    >
      {(control) =>
        person.idType === 'resident-id' ? (
          <IdNumberField {...control} value={person.idNo} onChange={set} />
        ) : (
          <ImeInput {...control} value={person.idNo} onChange={set} maxLength={40} autoComplete="off" />
        )
      }
    </Field>
  );
}

/** The same person is never kept twice: a number of the book offers that record. */
function KnownPerson(props: Pick<PersonFieldsProps, 'person' | 'onChange'>): ReactNode {
  const t = useT();
  const { person, onChange } = props;
  const kind = person.idType === 'resident-id' || person.idType === 'credit-code' ? person.idType : undefined;
  const text = person.idNo.trim();
  const isAsked = kind !== undefined && text.length >= 15 && text.length <= 60;
  const check = useDeskQuery('parties.checkIdentifier', isAsked && kind ? { kind, text } : undefined);
  const { knownPersonId, knownPersonName } = check.data ?? {};
  if (person.personId !== undefined && person.knownName !== undefined) {
    return (
      <div className="loan-wide desk-green">
        ✓ {t('loanForm.person.isKnown', { name: person.knownName })}{' '}
        <Button
          size="small"
          onClick={() => onChange({ ...person, personId: undefined, knownName: undefined })}
        >
          {t('loanForm.person.releaseKnown')}
        </Button>
      </div>
    );
  }
  if (!isAsked || !knownPersonId || person.personId !== undefined) return null;
  const name = knownPersonName ?? '';
  return (
    <div className="loan-wide desk-amber">
      ⚠ {t('loanForm.person.known', { name })}{' '}
      <Button
        size="small"
        onClick={() => onChange({ ...person, personId: knownPersonId, knownName: name, name })}
      >
        {t('loanForm.person.takeKnown')}
      </Button>
    </div>
  );
}
