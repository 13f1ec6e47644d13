import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type LocalDate, parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { useToday } from '../../ui/today.ts';
import type { Loan } from './loan.ts';

/** 综合融资成本明示表: signed when, kept where; recorded and corrected here. */
export function DisclosureFact({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const { disclosure } = loan;
  return (
    <>
      {disclosure ? `${disclosure.signedOn} · ${disclosure.paper} ` : null}
      <Button type="link" size="small" onClick={() => setIsOpen(true)} data-testid="loan-disclosure">
        {t(disclosure ? 'records.disclosure.correct' : 'records.disclosure.record')}
      </Button>
      {isOpen ? <DisclosureDialog loan={loan} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

function DisclosureDialog(props: { readonly loan: Loan; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const today = useToday();
  const record = useDeskCommand('loans.recordDisclosure');
  const { loan, onClose } = props;
  const [signedOn, setSignedOn] = useState<LocalDate | undefined>(
    loan.disclosure === null ? undefined : parseLocalDate(loan.disclosure.signedOn),
  );
  const [paper, setPaper] = useState(loan.disclosure?.paper ?? '');
  const isLate = signedOn !== undefined && signedOn > today;
  const isReady = signedOn !== undefined && !isLate && paper.trim() !== '';
  const save = (): void => {
    if (!isReady || record.isPending) return;
    const disclosure = { signedOn, paper: paper.trim() };
    record.mutate({ loanId: loan.loanId, disclosure }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('records.disclosure.title', { contractNo: loan.contractNo })}
      okText={t('ui.save')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={record.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <p className="desk-soft">{t('records.disclosure.help')}</p>
      <Field
        label={t('records.disclosure.signedOn')}
        isRequired
        error={isLate ? t('records.facts.dayWrong') : undefined}
      >
        {(control) => <DateField {...control} value={signedOn} onChange={setSignedOn} />}
      </Field>
      <Field label={t('records.disclosure.paper')} isRequired help={t('records.disclosure.paperHelp')}>
        {(control) => (
          <ImeInput
            {...control}
            value={paper}
            onChange={setPaper}
            onEnter={save}
            maxLength={200}
            autoComplete="off"
          />
        )}
      </Field>
      {record.error ? <ErrorView error={record.error} isInline /> : null}
    </FormDialog>
  );
}
