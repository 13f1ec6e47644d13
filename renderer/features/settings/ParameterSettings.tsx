import type { TableColumnsType } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { LegalParameterRow } from '../../../shared/contract/law.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useLanguage, useT } from '../../i18n/words.ts';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';

/** The legal numbers the desk computes with: value, since when, from which source, how sure. Read only. */
export function ParameterSettings(): ReactNode {
  const t = useT();
  const language = useLanguage();
  const parameters = useDeskQuery('law.parameters', {});
  const [text, setText] = useState('');
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return parameters.data?.filter((row) =>
      `${row.id} ${row.nameZh} ${row.nameEn} ${row.source}`.toLowerCase().includes(wanted),
    );
  }, [parameters.data, text]);
  const columns: TableColumnsType<LegalParameterRow> = [
    {
      title: t('settings.parameter'),
      key: 'name',
      width: '24%',
      render: (_, row) => (
        <>
          {language === 'en' ? row.nameEn : row.nameZh}
          <div className="desk-soft desk-small">{row.id}</div>
        </>
      ),
    },
    {
      title: t('settings.value'),
      key: 'value',
      width: '20%',
      render: (_, row) => (
        <>
          <span className="desk-wrap">{row.value}</span> <span className="desk-soft">{row.unit}</span>
        </>
      ),
    },
    { title: t('settings.scope'), key: 'scope', render: (_, row) => row.scope },
    {
      title: t('settings.effective'),
      key: 'effective',
      render: (_, row) => (
        <span className="desk-figures">
          {row.effectiveFrom}
          {row.effectiveTo ? ` – ${row.effectiveTo}` : ''}
        </span>
      ),
    },
    { title: t('settings.source'), key: 'source', width: '20%', render: (_, row) => row.source },
    { title: t('settings.confidence'), key: 'confidence', render: (_, row) => row.confidence },
  ];
  return (
    <>
      <div className="desk-toolbar">
        <ImeInput
          value={text}
          onChange={setText}
          placeholder={t('settings.filter')}
          aria-label={t('settings.filter')}
          style={{ width: 280 }}
        />
        <span className="desk-soft">{t('settings.parameterHelp')}</span>
      </div>
      <SimpleTable
        label={t('settings.tab.parameters')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.id} ${row.scope} ${row.effectiveFrom}`}
        isLoading={parameters.isPending}
        error={parameters.error}
        onRetry={() => void parameters.refetch()}
      />
    </>
  );
}
