import { type ReactNode, useState } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useToday } from '../../ui/today.ts';
import type { Letter } from './codes.ts';
import {
  DeliveryFields,
  DispatchFields,
  OnField,
  SealFields,
  SlipField,
  TextField,
} from './RecordFields.tsx';
import { hasSlip, missingOf, type RecordForm, type RecordKind, readForm } from './record-form.ts';

interface DialogProps {
  readonly kind: RecordKind;
  readonly letter: Letter;
  readonly onClose: () => void;
}

/** Posting, delivery, seal or cancellation of one letter; what was typed survives closing and the lock. */
export function RecordDialog({ kind, letter, onClose }: DialogProps): ReactNode {
  const t = useT();
  const today = useToday();
  const first: RecordForm = {
    on: today,
    carrier: 'EMS',
    waybillNo: '',
    text: '',
    copies: 1,
    outcome: 'delivered',
    level: '',
    isAcknowledged: false,
  };
  const draft = useDraft(`letter-${kind}:${letter.letterId}`, first, readForm);
  const [isTried, setIsTried] = useState(false);
  const save = useSave(kind, letter, () => {
    draft.clear();
    onClose();
  });
  const missing = missingOf(kind, draft.form);
  const submit = (): void => {
    setIsTried(true);
    if (missing.size === 0) save.run(draft.form);
  };
  useShortcut('Ctrl+Enter', 'letters.record.save', submit);
  const fields = {
    form: draft.form,
    set: (part: Partial<RecordForm>) => draft.setForm({ ...draft.form, ...part }),
    missing: isTried ? missing : new Set<string>(),
  };
  return (
    <FormDialog
      title={
        kind === 'cancel'
          ? t('letters.record.cancelTitle', { letterNo: letter.letterNo })
          : t(`letters.record.${kind}`)
      }
      okText={t(kind === 'cancel' ? 'letters.record.cancel' : 'letters.record.save')}
      cancelText={t('ui.close')}
      okButtonProps={{ danger: kind === 'cancel', title: 'Ctrl+Enter' }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={onClose}
      width={560}
    >
      <div>
        {kind === 'cancel' ? <p>{t('letters.record.cancelWhat')}</p> : <OnField kind={kind} {...fields} />}
        {kind === 'dispatch' ? <DispatchFields {...fields} /> : null}
        {kind === 'delivery' ? <DeliveryFields {...fields} /> : null}
        {kind === 'delivery' && hasSlip(letter, draft.form) ? <SlipField {...fields} /> : null}
        {kind === 'seal' ? <SealFields {...fields} /> : <TextField kind={kind} {...fields} />}
        {save.error ? <ErrorView error={save.error} record={letter.letterNo} isInline /> : null}
      </div>
    </FormDialog>
  );
}

function useSave(kind: RecordKind, letter: Letter, onSuccess: () => void) {
  const { letterId } = letter;
  const dispatch = useDeskCommand('letters.recordDispatch');
  const delivery = useDeskCommand('letters.recordDelivery');
  const seal = useDeskCommand('letters.recordSeal');
  const cancel = useDeskCommand('letters.cancel');
  const chosen = { dispatch, delivery, seal, cancel }[kind];
  const run = (form: RecordForm): void => {
    const { on, text, copies, carrier, waybillNo, outcome, level } = form;
    if (kind === 'dispatch') {
      dispatch.mutate({ letterId, dispatchedOn: on, carrier, waybillNo, evidence: text }, { onSuccess });
    } else if (kind === 'delivery') {
      const counted = level === '' || level === 'none' ? null : level;
      const isDebtAcknowledged = hasSlip(letter, form) && form.isAcknowledged;
      delivery.mutate(
        { letterId, outcome, happenedOn: on, level: counted, evidence: text, isDebtAcknowledged },
        { onSuccess },
      );
    } else if (kind === 'seal') {
      seal.mutate({ letterId, sealedOn: on, sealedBy: text, copies }, { onSuccess });
    } else {
      cancel.mutate({ letterId, reason: text }, { onSuccess });
    }
  };
  return { run, isPending: chosen.isPending, error: chosen.error };
}
