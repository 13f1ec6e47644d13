import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { oneOf } from '../../ui/one-of.ts';
import { useToday } from '../../ui/today.ts';
import { ID_TYPES } from './codes.ts';
import type { Person } from './loan.ts';
import { PersonFields } from './PersonFields.tsx';
import { emptyPerson, type PersonForm, personInputOf, personProblems } from './person-form.ts';

/** The form opens with what may be shown; masked numbers stay empty, which leaves them as they are. */
function formOf(person: Person): PersonForm {
  return {
    ...emptyPerson(),
    personId: person.personId,
    kind: person.kind,
    name: person.name,
    idType: oneOf(ID_TYPES, person.idType) ?? 'other',
    employer: person.employer ?? '',
    phones: [],
    addresses: [],
  };
}

/** Corrects a person: the old name stays readable with its end day; telephones and addresses are added. */
export function AmendPerson(props: { readonly person: Person; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const today = useToday();
  const { message } = App.useApp();
  const [form, setForm] = useState(() => formOf(props.person));
  const [evidence, setEvidence] = useState('');
  const [effectiveOn, setEffectiveOn] = useState<typeof today | undefined>(today);
  const [isAsked, setIsAsked] = useState(false);
  const amend = useDeskCommand('parties.save');
  const save = (): void => {
    setIsAsked(true);
    const problems = personProblems(form, today, { isPhoneNeeded: false });
    if (problems.size > 0 || effectiveOn === undefined) return;
    amend.mutate(
      { person: personInputOf(form), evidence: evidence.trim(), effectiveOn },
      {
        onSuccess: () => {
          void message.success(t('loans.amend.saved'));
          props.onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('loans.amend.personTitle', { name: props.person.name })}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      confirmLoading={amend.isPending}
      onOk={save}
      onCancel={props.onClose}
      width={720}
    >
      <p className="desk-soft">{t('loans.amend.historyNote')}</p>
      <div className="loan-group">
        <PersonFields
          person={form}
          onChange={setForm}
          areProblemsShown={isAsked}
          isPhoneNeeded={false}
          autoFocus
        />
        <Field label={t('loans.amend.evidence')} help={t('loans.amend.evidenceHelp')}>
          {(control) => <ImeInput {...control} value={evidence} onChange={setEvidence} maxLength={200} />}
        </Field>
        <Field label={t('loans.amend.effectiveOn')} isRequired>
          {(control) => <DateField {...control} value={effectiveOn} onChange={setEffectiveOn} />}
        </Field>
      </div>
      {amend.error ? <ErrorView error={amend.error} isInline /> : null}
    </FormDialog>
  );
}
