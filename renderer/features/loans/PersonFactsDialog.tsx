import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { onCtrlEnter } from '../../ui/collection/on-ctrl-enter.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { useToday } from '../../ui/today.ts';
import { FactHistory } from './FactHistory.tsx';
import type { Person } from './loan.ts';
import {
  ConsentFields,
  DeathFields,
  NoteFields,
  QuietFields,
  RepresentationFields,
} from './PersonFactFields.tsx';
import { factProblems, factsOfForm, formOfFacts } from './person-facts-form.ts';

/** 联系限制与情况: what the gate, the letters and the case page read of a person; each earlier state stays readable. */
export function PersonFactsDialog(props: {
  readonly person: Person;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const { message } = App.useApp();
  const { person, onClose } = props;
  const [form, setForm] = useState(() => formOfFacts(person.facts));
  const [isAsked, setIsAsked] = useState(false);
  const set = useDeskCommand('parties.setFacts');
  const found = factProblems(form, today, person.facts);
  const problems = isAsked ? found : new Set<never>();
  const save = (): void => {
    setIsAsked(true);
    if (found.size > 0) return;
    const input = { personId: person.personId, facts: factsOfForm(form), evidence: form.evidence.trim() };
    set.mutate(input, {
      onSuccess: () => {
        void message.success(t('loans.amend.saved'));
        onClose();
      },
    });
  };
  const part = {
    form,
    problems,
    isCompany: person.kind === 'company',
    onChange: (next: Partial<typeof form>) => setForm({ ...form, ...next }),
  };
  return (
    <FormDialog
      width={720}
      title={t('records.facts.title', { name: person.name })}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      confirmLoading={set.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <fieldset className="desk-plain-group" onKeyDown={onCtrlEnter(save)} data-testid="person-facts">
        <QuietFields {...part} />
        <RepresentationFields {...part} />
        {part.isCompany ? null : <DeathFields {...part} />}
        <ConsentFields {...part} />
        <NoteFields {...part} />
        <Field
          label={t('records.facts.evidence')}
          isRequired
          help={t('records.facts.evidenceHelp')}
          error={problems.has('evidence') ? t('loanForm.problem.required') : undefined}
        >
          {(control) => (
            <ImeInput
              {...control}
              value={form.evidence}
              onChange={(evidence) => part.onChange({ evidence })}
              maxLength={200}
              autoComplete="off"
            />
          )}
        </Field>
        {set.error ? <ErrorView error={set.error} isInline /> : null}
        <FactHistory personId={person.personId} />
      </fieldset>
    </FormDialog>
  );
}
