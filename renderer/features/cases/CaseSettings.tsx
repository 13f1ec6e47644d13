import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ACTIONS, actionName, type CasePage, type NextAction } from '../../ui/collection/collection-words.ts';
import { onCtrlEnter } from '../../ui/collection/on-ctrl-enter.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { useToday } from '../../ui/today.ts';

export type SettingsKind = 'next' | 'segment' | 'stop';
interface SettingsProps {
  readonly page: CasePage;
  readonly onClose: () => void;
}
const SEGMENTS = ['able-unwilling', 'temporarily-unable', 'lost', 'dispute', 'hardship'] as const;
const STOPS = ['complaint', 'hardship', 'dispute', 'lawyer', 'deceased', 'other'] as const;

/** Next step, segment and stop flag of a case. */
export function CaseSettings(props: SettingsProps & { readonly kind: SettingsKind }): ReactNode {
  if (props.kind === 'next') return <NextStep {...props} />;
  if (props.kind === 'segment') return <Segment {...props} />;
  return <StopFlag {...props} />;
}

function NextStep({ page, onClose }: SettingsProps): ReactNode {
  const t = useT();
  const today = useToday();
  const command = useDeskCommand('cases.setNextAction');
  const [action, setAction] = useState<NextAction>(page.case?.nextAction ?? 'call');
  const [on, setOn] = useState<LocalDate | undefined>(page.case?.nextActionOn ?? today);
  const save = (): void => {
    if (page.case && on) command.mutate({ caseId: page.case.caseId, action, on }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('cases.next.title', { name: page.borrowerName })}
      okText={t('cases.next.save')}
      confirmLoading={command.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <fieldset className="desk-plain-group" onKeyDown={onCtrlEnter(save)}>
        <Field label={t('cases.next.action')} isRequired>
          {(control) => (
            <Select
              {...control}
              autoFocus
              value={action}
              onChange={setAction}
              options={ACTIONS.map((value) => ({ value, label: actionName(t, value) }))}
            />
          )}
        </Field>
        <Field label={t('cases.next.on')} isRequired>
          {(control) => <DateField {...control} value={on} onChange={setOn} onEnter={save} />}
        </Field>
        {command.error ? <ErrorView error={command.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}

function Segment({ page, onClose }: SettingsProps): ReactNode {
  const t = useT();
  const command = useDeskCommand('cases.setSegment');
  const [segment, setSegment] = useState<(typeof SEGMENTS)[number] | null>(page.case?.segment ?? null);
  const [reason, setReason] = useState('');
  const save = (): void => {
    if (page.case) command.mutate({ caseId: page.case.caseId, segment, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('cases.segmentDialog.title', { name: page.borrowerName })}
      okText={t('cases.segmentDialog.save')}
      okButtonProps={{ disabled: reason.trim() === '' }}
      confirmLoading={command.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <fieldset className="desk-plain-group" onKeyDown={onCtrlEnter(save)}>
        <Field label={t('cases.segmentDialog.segment')}>
          {(control) => (
            <Select
              {...control}
              allowClear
              value={segment}
              placeholder={t('cases.segmentDialog.none')}
              onChange={(value) => setSegment(value ?? null)}
              options={SEGMENTS.map((value) => ({ value, label: t(`cases.segment.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('cases.segmentDialog.reason')} isRequired>
          {(control) => <ImeInput {...control} value={reason} onChange={setReason} onEnter={save} />}
        </Field>
        {command.error ? <ErrorView error={command.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}

function StopFlag({ page, onClose }: SettingsProps): ReactNode {
  const t = useT();
  const today = useToday();
  const command = useDeskCommand('cases.setStopFlag');
  const isLift = page.stopFlag !== null;
  const [kind, setKind] = useState<(typeof STOPS)[number]>('complaint');
  const [since, setSince] = useState<LocalDate | undefined>(today);
  const [reason, setReason] = useState('');
  const { loanId } = page.loan;
  const save = (): void => {
    if (!since) return;
    command.mutate({ loanId, kind: isLift ? null : kind, since, reason }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t(isLift ? 'cases.stopDialog.liftTitle' : 'cases.stopDialog.setTitle', {
        name: page.borrowerName,
      })}
      okText={t(isLift ? 'cases.stopDialog.lift' : 'cases.stopDialog.set')}
      okButtonProps={{ disabled: reason.trim() === '' || !since, danger: isLift }}
      confirmLoading={command.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <fieldset className="desk-plain-group" onKeyDown={onCtrlEnter(save)}>
        <p>{t(isLift ? 'cases.stopDialog.liftBody' : 'cases.stopDialog.setBody')}</p>
        {isLift ? null : (
          <>
            <Field label={t('cases.stopDialog.kind')} isRequired>
              {(control) => (
                <Select
                  {...control}
                  value={kind}
                  onChange={setKind}
                  options={STOPS.map((value) => ({ value, label: t(`cases.stopFlag.${value}`) }))}
                />
              )}
            </Field>
            <Field label={t('cases.stopDialog.since')} isRequired>
              {(control) => <DateField {...control} value={since} onChange={setSince} />}
            </Field>
          </>
        )}
        <Field label={t('cases.stopDialog.reason')} isRequired>
          {(control) => <ImeInput {...control} value={reason} onChange={setReason} onEnter={save} />}
        </Field>
        {command.error ? <ErrorView error={command.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}
