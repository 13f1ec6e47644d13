import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import type { LenderDraft } from '../../shared/contract/lenders.ts';
import { useT } from '../i18n/words.ts';
import { Field } from './Field.tsx';
import { ImeInput } from './ImeInput.tsx';
import { AccountsEditor, LicencesEditor } from './LenderLists.tsx';
import { checkLender, LENDER_TYPE_LIST } from './lender-check.ts';

type TextName =
  | 'name'
  | 'address'
  | 'telephone'
  | 'contactPerson'
  | 'contactHours'
  | 'complaintLine'
  | 'letterPrefix';

const TEXTS: readonly {
  readonly name: TextName;
  readonly isRequired: boolean;
  readonly maxLength: number;
}[] = [
  { name: 'address', isRequired: true, maxLength: 200 },
  { name: 'telephone', isRequired: true, maxLength: 40 },
  { name: 'contactPerson', isRequired: true, maxLength: 40 },
  { name: 'contactHours', isRequired: true, maxLength: 60 },
  { name: 'complaintLine', isRequired: true, maxLength: 40 },
  { name: 'letterPrefix', isRequired: true, maxLength: 8 },
];

export interface LenderFormProps {
  readonly draft: LenderDraft;
  readonly onChange: (draft: LenderDraft) => void;
  /** after the first try to go on: says at each field what is missing */
  readonly areProblemsShown: boolean;
}

/** A lender entity: letterhead, licence history, collection accounts. For the first run and for settings. */
export function LenderForm({ draft, onChange, areProblemsShown }: LenderFormProps): ReactNode {
  const t = useT();
  const problems = checkLender(draft);
  const problemOf = (field: keyof LenderDraft): string | undefined => {
    const problem = problems.get(field);
    return areProblemsShown && problem ? t(`lender.problem.${problem}`) : undefined;
  };
  const text = (name: TextName, isRequired: boolean, maxLength: number): ReactNode => (
    <Field
      key={name}
      label={t(`lender.${name}`)}
      isRequired={isRequired}
      help={t(`lender.help.${name}`)}
      error={problemOf(name)}
    >
      {(control) => (
        <ImeInput
          {...control}
          value={draft[name]}
          maxLength={maxLength}
          onChange={(next) => onChange({ ...draft, [name]: next })}
        />
      )}
    </Field>
  );
  return (
    <div className="desk-form desk-lender-form">
      {text('name', true, 80)}
      <Field label={t('lender.lenderType')} isRequired help={t(`lender.typeHelp.${draft.lenderType}`)}>
        {(control) => (
          <Select
            {...control}
            value={draft.lenderType}
            onChange={(lenderType) => onChange({ ...draft, lenderType })}
            options={LENDER_TYPE_LIST.map((value) => ({ value, label: t(`lender.type.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field
        label={t('lender.creditCode')}
        isRequired={draft.lenderType !== 'PRIVATE'}
        error={problemOf('creditCode')}
      >
        {(control) => (
          <ImeInput
            {...control}
            value={draft.creditCode}
            maxLength={18}
            onChange={(next) =>
              onChange({ ...draft, creditCode: next.toUpperCase().trim(), creditCodeKept: false })
            }
          />
        )}
      </Field>
      {problems.get('creditCode') === 'creditCode' || draft.creditCodeKept ? (
        <Checkbox
          checked={draft.creditCodeKept}
          onChange={(event) => onChange({ ...draft, creditCodeKept: event.target.checked })}
        >
          {t('lender.keepCode')}
        </Checkbox>
      ) : null}
      {TEXTS.map((field) => text(field.name, field.isRequired, field.maxLength))}
      {draft.lenderType === 'PRIVATE' ? null : (
        <LicencesEditor
          licences={draft.licences}
          error={problemOf('licences')}
          onChange={(licences) => onChange({ ...draft, licences })}
        />
      )}
      <AccountsEditor
        accounts={draft.accounts}
        error={problemOf('accounts')}
        onChange={(accounts) => onChange({ ...draft, accounts })}
      />
    </div>
  );
}
