import { type ReactNode, useState } from 'react';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { useToday } from '../../ui/today.ts';

export interface EndedContact {
  readonly kind: 'phone' | 'address';
  readonly recordId: string;
  /** as shown: a masked number or the address */
  readonly label: string;
}

/** A telephone or address that is no more: out of use from a day, kept with the reason. */
export function EndContact(props: {
  readonly contact: EndedContact;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const end = useDeskCommand('parties.endContact');
  const [endedOn, setEndedOn] = useState<LocalDate | undefined>(today);
  const [reason, setReason] = useState('');
  const { contact, onClose } = props;
  const isLate = endedOn !== undefined && endedOn > today;
  return (
    <ReasonDialog
      title={t('records.end.title', { what: contact.label })}
      body={t(contact.kind === 'phone' ? 'records.end.phoneBody' : 'records.end.addressBody')}
      okText={t('records.end.ok')}
      reason={reason}
      onReason={setReason}
      reasonHelp={t(contact.kind === 'phone' ? 'records.end.phoneHelp' : 'records.end.addressHelp')}
      isReady={endedOn !== undefined && !isLate}
      isBusy={end.isPending}
      error={end.error}
      onOk={() => {
        if (endedOn === undefined) return;
        const { kind, recordId } = contact;
        end.mutate({ kind, recordId, endedOn, reason: reason.trim() }, { onSuccess: onClose });
      }}
      onCancel={onClose}
    >
      <Field label={t('records.end.on')} isRequired error={isLate ? t('records.facts.dayWrong') : undefined}>
        {(control) => <DateField {...control} value={endedOn} onChange={setEndedOn} />}
      </Field>
    </ReasonDialog>
  );
}
