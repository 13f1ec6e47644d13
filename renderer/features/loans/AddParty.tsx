import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useToday } from '../../ui/today.ts';
import { PartyFields } from './PartyFields.tsx';
import { emptyParty, partyInputOf } from './party-form.ts';
import { personProblems } from './person-form.ts';

/** One more person on the loan: guarantor, spouse, registered owner … */
export function AddParty(props: { readonly loanId: string; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const today = useToday();
  const { message } = App.useApp();
  const [party, setParty] = useState(emptyParty);
  const [isAsked, setIsAsked] = useState(false);
  const add = useDeskCommand('parties.addToLoan');
  const save = (): void => {
    setIsAsked(true);
    if (personProblems(party.person, today, { isPhoneNeeded: false }).size > 0) return;
    add.mutate(
      { loanId: props.loanId, party: partyInputOf(party) },
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
      title={t('loans.amend.partyTitle')}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      confirmLoading={add.isPending}
      onOk={save}
      onCancel={props.onClose}
      width={720}
    >
      <div className="loan-group">
        <PartyFields party={party} onChange={setParty} areProblemsShown={isAsked} />
      </div>
      {add.error ? <ErrorView error={add.error} isInline /> : null}
    </FormDialog>
  );
}
