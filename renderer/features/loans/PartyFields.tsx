import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { GUARANTEE_KINDS, OTHER_ROLES } from './codes.ts';
import { PersonFields } from './PersonFields.tsx';
import type { PartyForm } from './party-form.ts';

interface PartyProps {
  readonly party: PartyForm;
  readonly onChange: (party: PartyForm) => void;
  readonly areProblemsShown: boolean;
}

/** Somebody beside the borrower: role, relation, signature, guarantee, and the person. */
export function PartyFields({ party, onChange, areProblemsShown }: PartyProps): ReactNode {
  const t = useT();
  const set = (next: Partial<PartyForm>): void => onChange({ ...party, ...next });
  return (
    <>
      <Field label={t('loanForm.party.role')} isRequired>
        {(control) => (
          <Select
            {...control}
            value={party.role}
            onChange={(role) => set({ role })}
            options={OTHER_ROLES.map((value) => ({ value, label: t(`loans.role.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('loanForm.party.relation')}>
        {(control) => (
          <ImeInput
            {...control}
            value={party.relation}
            onChange={(relation) => set({ relation })}
            maxLength={40}
          />
        )}
      </Field>
      <Checkbox
        className="loan-wide"
        checked={party.hasSigned === true}
        onChange={(event) => set({ hasSigned: event.target.checked })}
      >
        {t('loanForm.party.hasSigned')}
      </Checkbox>
      {party.role === 'guarantor' ? <GuaranteeFields party={party} onChange={onChange} /> : null}
      <PersonFields
        person={party.person}
        onChange={(person) => set({ person })}
        areProblemsShown={areProblemsShown}
        isPhoneNeeded={false}
      />
    </>
  );
}

function GuaranteeFields({ party, onChange }: Omit<PartyProps, 'areProblemsShown'>): ReactNode {
  const t = useT();
  const set = (next: Partial<PartyForm>): void => onChange({ ...party, ...next });
  return (
    <>
      <Field label={t('loanForm.party.guaranteeKind')} isRequired>
        {(control) => (
          <Select
            {...control}
            value={party.guaranteeKind ?? 'unclear'}
            onChange={(guaranteeKind) => set({ guaranteeKind })}
            options={GUARANTEE_KINDS.map((value) => ({ value, label: t(`loans.guarantee.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('loanForm.party.guaranteeContractNo')}>
        {(control) => (
          <ImeInput
            {...control}
            value={party.guaranteeContractNo}
            onChange={(guaranteeContractNo) => set({ guaranteeContractNo })}
            maxLength={60}
          />
        )}
      </Field>
      <Field label={t('loanForm.party.guaranteeAmount')}>
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={party.guaranteeAmountFen ?? undefined}
            onChange={(fen) => set({ guaranteeAmountFen: fen ?? null })}
          />
        )}
      </Field>
      <Field label={t('loanForm.party.guaranteeEnds')} help={t('loanForm.party.guaranteeEndsHelp')}>
        {(control) => (
          <DateField
            {...control}
            value={parseLocalDate(party.guaranteePeriodEndsOn ?? '')}
            onChange={(day) => set({ guaranteePeriodEndsOn: day ?? null })}
          />
        )}
      </Field>
    </>
  );
}
