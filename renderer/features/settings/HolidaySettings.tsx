import { Button, InputNumber, Segmented, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HolidayRow } from '../../../shared/contract/law.ts';
import { type LocalDate, toParts } from '../../../shared/kernel/local-date.ts';
import { useIsOwner } from '../../app/book-context.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { weekdayName } from '../../ui/DateText.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useToday } from '../../ui/today.ts';

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Public holidays and make-up working days 调休, by year; what is missing can be entered with its source. */
export function HolidaySettings(): ReactNode {
  const t = useT();
  const isOwner = useIsOwner();
  const today = useToday();
  const [year, setYear] = useState(toParts(today).year);
  const holidays = useDeskQuery('law.holidays', { year }, { keepPrevious: true });
  const [isAdding, setIsAdding] = useState(false);
  const columns: TableColumnsType<HolidayRow> = [
    { title: t('settings.date'), key: 'date', render: (_, day) => `${day.date} ${weekdayName(t, day.date)}` },
    {
      title: t('settings.dayKind'),
      key: 'kind',
      render: (_, day) => (
        <StatusTag tone={day.kind === 'rest' ? 'neutral' : 'blue'}>{t(`settings.day.${day.kind}`)}</StatusTag>
      ),
    },
    { title: t('settings.dayName'), key: 'name', render: (_, day) => day.name },
    {
      title: t('settings.source'),
      key: 'source',
      render: (_, day) => (day.origin === 'entered' ? day.source : t('settings.shipped')),
    },
  ];
  return (
    <>
      <div className="desk-toolbar">
        <InputNumber
          aria-label={t('settings.year')}
          min={FIRST_YEAR}
          max={LAST_YEAR}
          precision={0}
          value={year}
          onChange={(next) => setYear(next ?? year)}
        />
        <Button disabled={!isOwner} onClick={() => setIsAdding(true)}>
          {t('settings.addDay')}
        </Button>
        {holidays.data && !holidays.data.isComplete ? (
          <StatusTag tone="amber">{t('settings.yearIncomplete', { year })}</StatusTag>
        ) : null}
      </div>
      <SimpleTable
        label={t('settings.tab.holidays')}
        columns={columns}
        rows={holidays.data?.days}
        rowKey={(day) => day.date}
        isLoading={holidays.isPending}
        error={holidays.error}
        onRetry={() => void holidays.refetch()}
      />
      {isAdding ? <DayDialog onClose={() => setIsAdding(false)} /> : null}
    </>
  );
}

function DayDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const save = useDeskCommand('law.saveHoliday');
  const [date, setDate] = useState<LocalDate | undefined>(undefined);
  const [kind, setKind] = useState<'rest' | 'work'>('rest');
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const isReady = date !== undefined && name.trim() !== '' && source.trim() !== '';
  const submit = (): void => {
    if (date && isReady)
      save.mutate({ date, kind, name: name.trim(), source: source.trim() }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={t('settings.addDay')}
      okText={t('ui.save')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="desk-form">
        <Field label={t('settings.date')} isRequired>
          {(control) => <DateField {...control} value={date} onChange={setDate} autoFocus />}
        </Field>
        <Field label={t('settings.dayKind')}>
          {() => (
            <Segmented
              aria-label={t('settings.dayKind')}
              value={kind}
              onChange={setKind}
              options={[
                { value: 'rest', label: t('settings.day.rest') },
                { value: 'work', label: t('settings.day.work') },
              ]}
            />
          )}
        </Field>
        <Field label={t('settings.dayName')} isRequired>
          {(control) => <ImeInput {...control} value={name} maxLength={40} onChange={setName} />}
        </Field>
        <Field label={t('settings.source')} isRequired help={t('settings.daySourceHelp')}>
          {(control) => (
            <ImeInput {...control} value={source} maxLength={200} onChange={setSource} onEnter={submit} />
          )}
        </Field>
        {save.error ? <ErrorView error={save.error} isInline /> : null}
      </div>
    </FormDialog>
  );
}
