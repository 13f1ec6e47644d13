import { Button, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Input, Output } from '../../bridge/desk.ts';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { shell } from '../../bridge/shell.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { ClauseLink } from './ClauseLink.tsx';
import { checkName, checkSentence } from './check-words.ts';
import type { LetterCheck } from './codes.ts';

type Listed = Output<'letters.batchPreview'>;
type Row = Listed['rows'][number];
/** as the contract takes them */
const MOST_LOANS = 5000;

interface ChoiceProps {
  readonly listed: Listed;
  readonly wish: Input<'letters.batchPreview'>;
  readonly onRun: (input: Input<'letters.batch'>) => void;
}

/** The dry list, exceptions first; all that are ready are chosen until the clerk takes some out. */
export function BatchChoice({ listed, wish, onRun }: ChoiceProps): ReactNode {
  const t = useT();
  const ready = listed.rows.filter((row) => row.state === 'ready');
  const [loanIds, setLoanIds] = useState<ReadonlySet<string>>(new Set(ready.map((row) => row.loanId)));
  const [folder, setFolder] = useState<string | undefined>(undefined);
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const chosen = ready.filter((row) => loanIds.has(row.loanId));
  const sumFen = chosen.reduce((sum, row) => sum + (row.claimedFen ?? 0), 0);
  const common = commonWarnings(t, ready);
  const whyNot =
    chosen.length === 0
      ? t('letters.batchPage.nothingChosen')
      : loanIds.size > MOST_LOANS
        ? t('letters.batchPage.tooMany')
        : '';
  const askFolder = (): void => {
    setError(undefined);
    void shell
      .call('shell.chooseFolder', { purpose: 'letterFolder' })
      .then((picked) => {
        if (picked === null) return;
        setFolder(picked.token);
        setIsAsking(true);
      })
      .catch((thrown: unknown) => setError(toDeskError(thrown)));
  };
  const run = (): void =>
    onRun({
      ...wish,
      asOf: listed.asOf,
      deadlineOn: listed.deadlineOn,
      loanIds: [...loanIds],
      ...(folder ? { folderToken: folder } : {}),
    });
  return (
    <>
      <div className="desk-toolbar" style={{ marginTop: 8 }}>
        <strong>
          {t('letters.batchPage.summary', {
            ready: listed.readyCount,
            refused: listed.refusedCount,
            exists: listed.existsCount,
          })}
        </strong>
        <span className="desk-figures">
          {t('letters.batchPage.chosen', { count: loanIds.size, amount: formatMoney(sumFen) })}
        </span>
        {whyNot ? <span className="desk-amber">⚠ {whyNot}</span> : null}
        <span className="desk-page-actions">
          <Button disabled={whyNot !== ''} title={whyNot} onClick={askFolder}>
            {t('letters.batchPage.issueToFolder')}
          </Button>
          <Button
            type="primary"
            disabled={whyNot !== ''}
            title={whyNot}
            data-testid="batch-issue"
            onClick={() => {
              setFolder(undefined);
              setIsAsking(true);
            }}
          >
            {t('letters.batchPage.issue', { count: chosen.length })}
          </Button>
        </span>
      </div>
      {error ? <ErrorView error={error} isInline /> : null}
      {common.map((sentence) => (
        <div key={sentence} className="desk-amber desk-small">
          ⚠ {t('letters.batchPage.allWarned')} {sentence}
        </div>
      ))}
      <div className="letter-batch-body">
        <Rows rows={listed.rows} common={common} loanIds={loanIds} onChoose={setLoanIds} />
      </div>
      <ConfirmBatch
        isOpen={isAsking}
        count={chosen.length}
        sumFen={sumFen}
        listed={listed}
        onOk={run}
        onCancel={() => setIsAsking(false)}
      />
    </>
  );
}

function ConfirmBatch(props: {
  readonly isOpen: boolean;
  readonly count: number;
  readonly sumFen: number;
  readonly listed: Listed;
  readonly onOk: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useT();
  const { count, listed } = props;
  return (
    <ConfirmDialog
      isOpen={props.isOpen}
      title={t('letters.batchPage.confirmTitle', { count })}
      okText={t('letters.batchPage.issue', { count })}
      onOk={props.onOk}
      onCancel={props.onCancel}
    >
      <p>
        {t('letters.batchPage.confirmWhat', {
          amount: formatMoney(props.sumFen),
          asOf: listed.asOf,
          deadline: listed.deadlineOn,
        })}
      </p>
      <p>{t('letters.batchPage.confirmCancel')}</p>
    </ConfirmDialog>
  );
}

function Rows(props: {
  readonly rows: readonly Row[];
  readonly common: readonly string[];
  readonly loanIds: ReadonlySet<string>;
  readonly onChoose: (loanIds: ReadonlySet<string>) => void;
}): ReactNode {
  const t = useT();
  const { rows, loanIds } = props;
  const keyOf = (row: Row): string => `${row.loanId}/${row.addresseeId ?? ''}`;
  return (
    <Table<Row>
      size="small"
      aria-label={t('letters.batchPage.title')}
      columns={columnsOf(t, props.common)}
      dataSource={[...rows]}
      rowKey={keyOf}
      pagination={{ pageSize: 100, hideOnSinglePage: true, showSizeChanger: false }}
      rowSelection={{
        selectedRowKeys: rows.filter((row) => row.state === 'ready' && loanIds.has(row.loanId)).map(keyOf),
        preserveSelectedRowKeys: true,
        getCheckboxProps: (row) => ({
          disabled: row.state !== 'ready',
          'aria-label': `${t('letters.batchPage.choose')} ${row.contractNo}`,
        }),
        onSelect: (row, isOn) => {
          const next = new Set(loanIds);
          if (isOn) next.add(row.loanId);
          else next.delete(row.loanId);
          props.onChoose(next);
        },
        onSelectAll: (isOn) =>
          props.onChoose(
            new Set(isOn ? rows.filter((row) => row.state === 'ready').map((row) => row.loanId) : []),
          ),
      }}
    />
  );
}

/** What every ready letter is warned of, in words: said once above the list. */
function commonWarnings(t: Translate, ready: readonly Row[]): readonly string[] {
  const [first, ...others] = ready.map((row) => row.warnings.map((check) => warningText(t, check)));
  if (first === undefined || others.length === 0) return [];
  return first.filter((sentence) => others.every((sentences) => sentences.includes(sentence)));
}

function warningText(t: Translate, check: LetterCheck): string {
  return `${checkName(t, check)}: ${checkSentence(t, check)}`;
}

function columnsOf(t: Translate, common: readonly string[]): TableColumnsType<Row> {
  return [
    {
      key: 'contractNo',
      title: t('letters.column.contractNo'),
      width: 160,
      render: (_value, row) => row.contractNo,
    },
    {
      key: 'addressee',
      title: t('letters.column.addressee'),
      width: 170,
      render: (_value, row) => (
        <>
          {row.addresseeName} <span className="desk-soft">{t(`loans.role.${row.addresseeRole}`)}</span>
        </>
      ),
    },
    {
      key: 'kind',
      title: t('letters.column.kind'),
      width: 110,
      render: (_value, row) => (row.kind === null ? '—' : t(`letters.kind.${row.kind}`)),
    },
    {
      key: 'dpd',
      title: t('letters.column.dpd'),
      width: 120,
      align: 'right',
      render: (_value, row) => (row.state === 'exists' ? '—' : row.daysPastDue),
    },
    {
      key: 'claimed',
      title: t('letters.column.claimed'),
      width: 130,
      align: 'right',
      render: (_value, row) => <MoneyText fen={row.claimedFen} />,
    },
    {
      key: 'state',
      title: t('letters.column.reason'),
      render: (_value, row) => <Reasons row={row} common={common} />,
    },
  ];
}

function Reasons({ row, common }: { readonly row: Row; readonly common: readonly string[] }): ReactNode {
  const t = useT();
  if (row.state === 'exists') {
    return <span className="desk-soft">{t('letters.batchPage.letterOf', { letterNo: row.letterNo })}</span>;
  }
  const isRefused = row.state === 'refused';
  const shown = isRefused
    ? row.failed
    : row.warnings.filter((check) => !common.includes(warningText(t, check)));
  return (
    <ul className="letter-reasons">
      <li className={isRefused ? 'desk-red' : 'desk-green'}>
        {isRefused ? '✗' : '✓'} {t(isRefused ? 'letters.batchPage.refused' : 'letters.batchPage.ready')}
      </li>
      {shown.map((check) => (
        <li key={`${check.code}-${JSON.stringify(check.params)}`} className={isRefused ? '' : 'desk-amber'}>
          {isRefused ? '' : '⚠ '}
          <strong>{checkName(t, check)}</strong> {checkSentence(t, check)}
          <ClauseLink check={check} loanId={row.loanId} />
        </li>
      ))}
    </ul>
  );
}
