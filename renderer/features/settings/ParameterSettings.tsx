import { Button, Checkbox, type TableColumnsType } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { LegalParameterRow } from '../../../shared/contract/law.ts';
import { useIsOwner } from '../../app/book-context.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { type Translate, useLanguage, useT } from '../../i18n/words.ts';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ApproveDialog, OverrideDialog } from './ParameterDialogs.tsx';
import { isApprovalDue, parameterName, parameterValue } from './parameter-text.ts';

interface Chosen {
  readonly act: 'approve' | 'override';
  readonly row: LegalParameterRow;
}

/** The legal numbers the desk computes with: value, since when, from which source, how sure, approved by whom. */
export function ParameterSettings(): ReactNode {
  const t = useT();
  const language = useLanguage();
  const isOwner = useIsOwner();
  const parameters = useDeskQuery('law.parameters', {});
  const [text, setText] = useState('');
  const [isOnlyDue, setIsOnlyDue] = useState(false);
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return parameters.data?.filter(
      (row) =>
        (!isOnlyDue || isApprovalDue(row)) &&
        `${row.id} ${row.nameZh} ${row.nameEn} ${row.source}`.toLowerCase().includes(wanted),
    );
  }, [parameters.data, text, isOnlyDue]);
  const close = (): void => setChosen(undefined);
  const columns: TableColumnsType<LegalParameterRow> = [
    {
      title: t('settings.parameter'),
      key: 'name',
      width: '20%',
      render: (_, row) => (
        <>
          {parameterName(row, language)}
          <div className="desk-soft desk-small desk-wrap">{row.id}</div>
        </>
      ),
    },
    { title: t('settings.value'), key: 'value', width: '18%', render: (_, row) => <ValueCell row={row} /> },
    ...placeColumns(t),
    { title: t('settings.approval'), key: 'approval', render: (_, row) => <ApprovalCell row={row} /> },
    {
      title: t('settings.action'),
      key: 'action',
      width: 160,
      render: (_, row) => (
        <ActionCell row={row} isOwner={isOwner} onChoose={(act) => setChosen({ act, row })} />
      ),
    },
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
        <Checkbox checked={isOnlyDue} onChange={(event) => setIsOnlyDue(event.target.checked)}>
          {t('settings.onlyToApprove')}
        </Checkbox>
      </div>
      <p className="desk-soft">{t('settings.parameterHelp')}</p>
      <SimpleTable
        label={t('settings.tab.parameters')}
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.id} ${row.scope} ${row.effectiveFrom}`}
        isLoading={parameters.isPending}
        error={parameters.error}
        onRetry={() => void parameters.refetch()}
        empty={isOnlyDue && text.trim() === '' ? t('settings.noneToApprove') : undefined}
      />
      {chosen?.act === 'approve' ? <ApproveDialog row={chosen.row} onClose={close} /> : null}
      {chosen?.act === 'override' ? <OverrideDialog row={chosen.row} onClose={close} /> : null}
    </>
  );
}

function placeColumns(t: Translate): TableColumnsType<LegalParameterRow> {
  return [
    { title: t('settings.scope'), key: 'scope', render: (_, row) => scopeText(t, row.scope) },
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
    { title: t('settings.source'), key: 'source', width: '16%', render: (_, row) => row.source },
    {
      title: t('settings.confidence'),
      key: 'confidence',
      render: (_, row) => t(`settings.parameterLevel.${row.confidence}`),
    },
  ];
}

const SCOPES = ['all', 'PRIVATE', 'LICENSED_FI', 'LOCAL7', 'MICROLOAN', 'BANK', 'PAWN', 'UK', 'US'] as const;

function scopeText(t: Translate, scope: string): string {
  const known = SCOPES.find((each) => each === scope);
  return known === undefined ? scope : t(`settings.scopeName.${known}`);
}

function ValueCell({ row }: { readonly row: LegalParameterRow }): ReactNode {
  const t = useT();
  const { entered } = row;
  return (
    <>
      <span className="desk-wrap">{parameterValue(t, row)}</span>
      {entered ? (
        <div className="desk-small">
          {t('settings.enteredBy', { by: entered.by, on: entered.at.slice(0, 10), reason: entered.reason })}
        </div>
      ) : null}
    </>
  );
}

function ApprovalCell({ row }: { readonly row: LegalParameterRow }): ReactNode {
  const t = useT();
  if (row.approval) {
    const { by, on, counsel } = row.approval;
    return (
      <>
        {t('settings.approvedBy', { by, on })}
        <div className="desk-soft desk-small">{t('settings.approvedCounsel', { counsel })}</div>
      </>
    );
  }
  return isApprovalDue(row) ? <StatusTag tone="amber">{t('settings.toApprove')}</StatusTag> : '—';
}

/** The line of unlicensed lending is approved when counsel's opinion is in, however sure its figure (R10.6). */
const isApprovable = (row: LegalParameterRow): boolean =>
  isApprovalDue(row) || (row.id === 'criminal.unlicensed.warnLoans' && row.approval === null);

function ActionCell(props: {
  readonly row: LegalParameterRow;
  readonly isOwner: boolean;
  readonly onChoose: (act: Chosen['act']) => void;
}): ReactNode {
  const t = useT();
  const { row, isOwner, onChoose } = props;
  const title = isOwner ? undefined : t('settings.ownerOnly');
  return (
    <>
      {isApprovable(row) ? (
        <Button
          size="small"
          type="primary"
          disabled={!isOwner}
          title={title}
          onClick={() => onChoose('approve')}
        >
          {t('settings.approve')}
        </Button>
      ) : null}
      {row.kind === 'fixed' ? null : (
        <Button
          size="small"
          type="link"
          disabled={!isOwner}
          title={title}
          onClick={() => onChoose('override')}
        >
          {t('settings.setValue')}
        </Button>
      )}
    </>
  );
}
