import { Button, Table, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCurrentUser } from '../../app/book-context.ts';
import { useGo } from '../../app/navigation.ts';
import { desk, type Output } from '../../bridge/desk.ts';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';

type Opening = Output<'imports.openings'>['openings'][number];

const ROWS_A_PAGE = 50;
const IDS_A_PAGE = 500;
const IDS_A_CALL = 20_000;

/** Opening balances that nobody stands for yet: no letter may rest on them. Choose some or all and confirm. */
export function Openings(): ReactNode {
  const t = useT();
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const asked = { offset: (page - 1) * ROWS_A_PAGE, limit: ROWS_A_PAGE };
  const openings = useDeskQuery('imports.openings', asked, { keepPrevious: true });
  const confirm = useConfirm(() => {
    setChosen([]);
    setPage(1);
  });
  if (openings.error) {
    return <ErrorView error={openings.error} onRetry={() => void openings.refetch()} />;
  }
  const total = openings.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <section className="desk-card" aria-label={t('imports.openings')} data-testid="imports-openings">
      <h2>{t('imports.openings')}</h2>
      <p>{t('imports.openingsHelp', { count: total })}</p>
      <div className="desk-toolbar">
        <Button
          type="primary"
          disabled={chosen.length === 0}
          onClick={() => confirm.ask({ loanIds: chosen, count: chosen.length })}
          data-testid="imports-confirm-chosen"
        >
          {t('imports.confirmChosen', { count: chosen.length })}
        </Button>
        <Button
          onClick={() => confirm.ask({ loanIds: undefined, count: total })}
          data-testid="imports-confirm-all"
        >
          {t('imports.confirmAll', { count: total })}
        </Button>
      </div>
      <OpeningTable
        rows={openings.data?.openings ?? []}
        total={total}
        page={page}
        isLoading={openings.isFetching}
        chosen={chosen}
        onPage={setPage}
        onChoose={setChosen}
      />
      {confirm.dialog}
    </section>
  );
}

interface OpeningTableProps {
  readonly rows: readonly Opening[];
  readonly total: number;
  readonly page: number;
  readonly isLoading: boolean;
  readonly chosen: readonly string[];
  readonly onPage: (page: number) => void;
  readonly onChoose: (loanIds: readonly string[]) => void;
}

function OpeningTable(props: OpeningTableProps): ReactNode {
  const t = useT();
  const go = useGo();
  const money = (key: 'principalFen' | 'interestFen' | 'penaltyFen' | 'feeFen') => ({
    title: t(`imports.opening.${key}`),
    key,
    align: 'right' as const,
    render: (_: unknown, one: Opening) => <MoneyText fen={one[key]} />,
  });
  const columns: TableColumnsType<Opening> = [
    {
      title: t('imports.opening.contractNo'),
      key: 'contractNo',
      render: (_, one) => (
        <button type="button" className="desk-link" onClick={() => go(`/loans/${one.loanId}`)}>
          {one.contractNo}
        </button>
      ),
    },
    { title: t('imports.opening.borrower'), key: 'borrower', render: (_, one) => one.borrowerName },
    { title: t('imports.cutOver'), key: 'cutOver', render: (_, one) => one.cutOverOn },
    money('principalFen'),
    money('interestFen'),
    money('penaltyFen'),
    money('feeFen'),
    { title: t('imports.opening.met'), key: 'met', align: 'right', render: (_, one) => one.instalmentsMet },
    {
      title: t('imports.opening.source'),
      key: 'source',
      render: (_, one) => t('imports.opening.place', { file: one.sourceFile, row: one.sourceRow ?? '—' }),
    },
  ];
  return (
    <Table<Opening>
      aria-label={t('imports.openings')}
      size="small"
      columns={columns}
      dataSource={[...props.rows]}
      rowKey={(one) => one.loanId}
      loading={{ spinning: props.isLoading, delay: 150 }}
      rowSelection={{
        selectedRowKeys: [...props.chosen],
        preserveSelectedRowKeys: true,
        onChange: (keys) => props.onChoose(keys.map(String)),
      }}
      pagination={{
        current: props.page,
        pageSize: ROWS_A_PAGE,
        total: props.total,
        showSizeChanger: false,
        hideOnSinglePage: true,
        onChange: props.onPage,
      }}
    />
  );
}

interface Wanted {
  /** undefined: all that are unconfirmed */
  readonly loanIds: readonly string[] | undefined;
  readonly count: number;
}

function useConfirm(onDone: () => void): {
  readonly ask: (wanted: Wanted) => void;
  readonly dialog: ReactNode;
} {
  const t = useT();
  const user = useCurrentUser();
  const confirm = useDeskCommand('imports.confirmOpening');
  const [wanted, setWanted] = useState<Wanted | undefined>(undefined);
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const run = async (): Promise<void> => {
    if (!wanted) return;
    setIsBusy(true);
    setError(undefined);
    try {
      const loanIds = wanted.loanIds ?? (await allUnconfirmed());
      for (let start = 0; start < loanIds.length; start += IDS_A_CALL)
        await confirm.mutateAsync({ loanIds: loanIds.slice(start, start + IDS_A_CALL) });
      setWanted(undefined);
      onDone();
    } catch (thrown) {
      setError(toDeskError(thrown));
    } finally {
      setIsBusy(false);
    }
  };
  return {
    ask: setWanted,
    dialog: (
      <ConfirmDialog
        isOpen={wanted !== undefined}
        title={t('imports.confirmTitle')}
        okText={t('imports.confirm')}
        isBusy={isBusy}
        error={error}
        onOk={() => void run()}
        onCancel={() => setWanted(undefined)}
      >
        <p>{t('imports.confirmBody', { count: wanted?.count ?? 0, name: user?.name ?? '' })}</p>
      </ConfirmDialog>
    ),
  };
}

async function allUnconfirmed(): Promise<string[]> {
  const loanIds: string[] = [];
  for (let offset = 0; ; offset += IDS_A_PAGE) {
    const { openings } = await desk.call('imports.openings', { offset, limit: IDS_A_PAGE });
    loanIds.push(...openings.map((one) => one.loanId));
    if (openings.length < IDS_A_PAGE) return loanIds;
  }
}
