import { Button, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LprRow } from '../../../shared/contract/law.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { useIsOwner } from '../../app/book-context.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { percentOfPpm, readPercentText } from '../../ui/percent-text.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';

/** The loan prime rate by month; a month without a figure can be entered with its source. */
export function LprSettings(): ReactNode {
  const t = useT();
  const isOwner = useIsOwner();
  const lpr = useDeskQuery('law.lpr', {});
  const [entered, setEntered] = useState<LprRow | 'new' | undefined>(undefined);
  const rate = (ppm: number | null): ReactNode =>
    ppm === null ? <StatusTag tone="amber">{t('settings.lprMissing')}</StatusTag> : `${percentOfPpm(ppm)} %`;
  const columns: TableColumnsType<LprRow> = [
    { title: t('settings.lprMonth'), key: 'month', render: (_, row) => row.month },
    { title: t('settings.lprPublished'), key: 'on', render: (_, row) => row.publishedOn },
    { title: t('settings.lpr1y'), key: '1y', align: 'right', render: (_, row) => rate(row.annual1yPpm) },
    {
      title: t('settings.lpr5y'),
      key: '5y',
      align: 'right',
      render: (_, row) => (row.annual5yPpm === null ? '—' : rate(row.annual5yPpm)),
    },
    {
      title: t('settings.confidence'),
      key: 'confidence',
      render: (_, row) => t(`settings.confidenceLevel.${row.confidence}`),
    },
    {
      title: t('settings.source'),
      key: 'source',
      render: (_, row) => (row.origin === 'entered' ? row.source : t('settings.shipped')),
    },
    {
      title: t('settings.action'),
      key: 'action',
      render: (_, row) => (
        <Button disabled={!isOwner} onClick={() => setEntered(row)}>
          {t(row.annual1yPpm === null ? 'settings.enterRate' : 'settings.correctRate')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className="desk-toolbar">
        <Button type="primary" disabled={!isOwner} onClick={() => setEntered('new')}>
          {t('settings.addRate')}
        </Button>
        <span className="desk-soft">{t('settings.lprHelp')}</span>
      </div>
      <SimpleTable
        label={t('settings.tab.lpr')}
        columns={columns}
        rows={lpr.data}
        rowKey={(row) => `${row.publishedOn} ${row.origin}`}
        isLoading={lpr.isPending}
        error={lpr.error}
        onRetry={() => void lpr.refetch()}
      />
      {entered ? <LprDialog row={entered} onClose={() => setEntered(undefined)} /> : null}
    </>
  );
}

function LprDialog(props: { readonly row: LprRow | 'new'; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const first = props.row === 'new' ? undefined : props.row;
  const textOf = (ppm: number | null | undefined): string =>
    ppm === null || ppm === undefined ? '' : percentOfPpm(ppm);
  const save = useDeskCommand('law.saveLpr');
  const [publishedOn, setPublishedOn] = useState<LocalDate | undefined>(first?.publishedOn);
  const [oneYear, setOneYear] = useState(textOf(first?.annual1yPpm));
  const [fiveYears, setFiveYears] = useState(textOf(first?.annual5yPpm));
  const [source, setSource] = useState('');
  const annual1yPpm = readPercentText(oneYear);
  const annual5yPpm = fiveYears.trim() === '' ? null : readPercentText(fiveYears);
  const submit = (): void => {
    if (!publishedOn || annual1yPpm === undefined || annual5yPpm === undefined || source.trim() === '')
      return;
    save.mutate(
      { publishedOn, annual1yPpm, annual5yPpm, source: source.trim() },
      { onSuccess: props.onClose },
    );
  };
  const wrong = (text: string): string | undefined =>
    text.trim() !== '' && readPercentText(text) === undefined ? t('settings.rateWrong') : undefined;
  const isReady =
    publishedOn && annual1yPpm !== undefined && annual5yPpm !== undefined && source.trim() !== '';
  return (
    <FormDialog
      title={t('settings.addRate')}
      okText={t('ui.save')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={props.onClose}
    >
      <div className="desk-form">
        <Field label={t('settings.lprPublished')} isRequired>
          {(control) => <DateField {...control} value={publishedOn} onChange={setPublishedOn} />}
        </Field>
        <Field label={t('settings.lpr1y')} isRequired error={wrong(oneYear)}>
          {(control) => <ImeInput {...control} value={oneYear} onChange={setOneYear} suffix="%" />}
        </Field>
        <Field label={t('settings.lpr5y')} error={wrong(fiveYears)}>
          {(control) => <ImeInput {...control} value={fiveYears} onChange={setFiveYears} suffix="%" />}
        </Field>
        <Field label={t('settings.source')} isRequired help={t('settings.sourceHelp')}>
          {(control) => (
            <ImeInput {...control} value={source} onChange={setSource} maxLength={200} onEnter={submit} />
          )}
        </Field>
        {save.error ? <ErrorView error={save.error} isInline /> : null}
      </div>
    </FormDialog>
  );
}
