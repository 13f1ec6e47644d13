import type { ColDef, GridApi, IDatasource, SortModelItem } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Button } from 'antd';
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type DeskError, toDeskError } from '../bridge/desk-error.ts';
import { type Translate, useT } from '../i18n/words.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { hiddenColumns } from './column-store.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorView } from './ErrorView.tsx';
import { gridTheme } from './grid-setup.ts';
import { styleNonce } from './nonce.ts';

export interface DataColumn<Row> {
  /** also the sort field given to `load` */
  readonly id: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  readonly widthPx?: number;
  readonly isSortable?: boolean;
  readonly isRight?: boolean;
  readonly isHiddenAtFirst?: boolean;
  readonly isPinned?: boolean;
}

export interface PageRequest {
  readonly offset: number;
  readonly limit: number;
  readonly sort: { readonly by: string; readonly direction: 'asc' | 'desc' } | undefined;
}

export interface DataTableProps<Row extends object> {
  /** names the list for readers, and its stored columns: 'loans' */
  readonly viewKey: string;
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly load: (request: PageRequest) => Promise<{ readonly rows: readonly Row[]; readonly total: number }>;
  /** what the rows depend on: filter as text + useStamp; a change of `reset` starts from the top, of `stamp` reloads in place */
  readonly resetKey: string;
  readonly stamp?: number;
  readonly sort?: { readonly by: string; readonly direction: 'asc' | 'desc' };
  readonly onSort?: (sort: { readonly by: string; readonly direction: 'asc' | 'desc' } | undefined) => void;
  readonly onOpen?: (row: Row) => void;
  /** with it, rows can be chosen by box or Space */
  readonly onSelect?: (rows: readonly Row[]) => void;
  /** left of the row count: totals of the filter or the selection */
  readonly foot?: ReactNode;
  readonly empty?: ReactNode;
  readonly rowTone?: (row: Row) => 'red' | 'amber' | undefined;
}

const PAGE_ROWS = 100;

interface Rows<Row extends object> {
  readonly api: RefObject<GridApi<Row> | undefined>;
  readonly latest: RefObject<DataTableProps<Row>>;
  readonly source: IDatasource;
  readonly total: number | undefined;
  readonly error: DeskError | undefined;
  readonly retry: () => void;
}

/** Asks for pages, starts again from the top with a new resetKey, reloads in place with a new stamp. */
function useRows<Row extends object>(props: DataTableProps<Row>): Rows<Row> {
  const api = useRef<GridApi<Row> | undefined>(undefined);
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const [total, setTotal] = useState<number | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const generation = useRef(0);
  const source = useMemo<IDatasource>(
    () => ({
      getRows: (params) => {
        const asked = generation.current;
        const { startRow: offset, endRow } = params;
        latest.current.load({ offset, limit: endRow - offset, sort: sortOf(params.sortModel) }).then(
          (page) => {
            params.successCallback([...page.rows], page.total);
            // a page of the filter before: the grid has dropped it already
            if (asked !== generation.current) return;
            setError(undefined);
            setTotal(page.total);
          },
          (thrown: unknown) => {
            params.failCallback();
            setError(toDeskError(thrown));
          },
        );
      },
    }),
    [],
  );
  useEffect(() => {
    if (props.resetKey === undefined) return;
    generation.current += 1;
    api.current?.deselectAll();
    api.current?.purgeInfiniteCache();
  }, [props.resetKey]);
  useEffect(() => {
    if (props.stamp) api.current?.refreshInfiniteCache();
  }, [props.stamp]);
  const retry = (): void => {
    setError(undefined);
    api.current?.purgeInfiniteCache();
  };
  return { api, latest, source, total, error, retry };
}

/** A long list over SQL paging: only the rows on screen are asked. ↑↓ move, Enter or double click open, Space chooses. */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const t = useT();
  const rows = useRows(props);
  const { api, latest } = rows;
  const [selectedCount, setSelectedCount] = useState(0);
  const { columns, viewKey } = props;
  // only the first order: later ones are the grid's own
  const [firstSort] = useState(props.sort);
  const columnDefs = useMemo(
    () => toColDefs(columns, { viewKey, sort: firstSort }),
    [columns, viewKey, firstSort],
  );
  const localeText = useMemo(() => gridWords(t), [t]);
  const selection = props.onSelect ? { rowSelection: MANY_ROWS } : {};
  return (
    <section className="desk-table" aria-label={props.label}>
      <div className="desk-table-grid">
        <AgGridReact<Row>
          theme={gridTheme}
          styleNonce={styleNonce()}
          columnDefs={columnDefs}
          rowModelType="infinite"
          datasource={rows.source}
          cacheBlockSize={PAGE_ROWS}
          maxBlocksInCache={20}
          infiniteInitialRowCount={1}
          getRowId={(params) => props.rowId(params.data)}
          defaultColDef={DEFAULT_COLUMN}
          selectionColumnDef={SELECTION_COLUMN}
          suppressDragLeaveHidesColumns
          animateRows={false}
          localeText={localeText}
          overlayNoRowsTemplate="<span></span>"
          {...selection}
          onGridReady={(event) => {
            api.current = event.api;
          }}
          onSelectionChanged={(event) => {
            const chosen = event.api.getSelectedRows();
            setSelectedCount(chosen.length);
            latest.current.onSelect?.(chosen);
          }}
          onSortChanged={(event) => {
            if (event.source === 'uiColumnSorted') latest.current.onSort?.(sortedColumn(event.api));
          }}
          onRowDoubleClicked={(event) => {
            if (event.data) latest.current.onOpen?.(event.data);
          }}
          onCellKeyDown={(event) => {
            const key = event.event;
            if (key instanceof KeyboardEvent && key.key === 'Enter' && event.data) {
              latest.current.onOpen?.(event.data);
            }
          }}
          getRowClass={(params) => {
            const tone = params.data ? props.rowTone?.(params.data) : undefined;
            return tone ? `desk-row-${tone}` : '';
          }}
        />
      </div>
      <Over error={rows.error} total={rows.total} empty={props.empty} onRetry={rows.retry} />
      <Foot
        table={props}
        total={rows.total}
        selectedCount={selectedCount}
        onClear={() => api.current?.deselectAll()}
        onColumn={(id, isShown) => api.current?.setColumnsVisible([id], isShown)}
      />
    </section>
  );
}

const MANY_ROWS = { mode: 'multiRow', headerCheckbox: false, enableClickSelection: false } as const;
const DEFAULT_COLUMN: ColDef = {
  resizable: true,
  suppressHeaderMenuButton: true,
  sortingOrder: ['asc', 'desc'],
};
const SELECTION_COLUMN = { pinned: 'left', width: 42 } as const;

function gridWords(t: Translate): Record<string, string> {
  return {
    ariaSortableColumn: t('ui.grid.sort'),
    ariaRowSelect: t('ui.grid.select'),
    ariaRowDeselect: t('ui.grid.deselect'),
    ariaSelectionColumn: t('ui.grid.choose'),
    ariaLabelSelectionColumn: t('ui.grid.choose'),
  };
}

/** Over the rows: what went wrong, or that there are none. */
function Over(props: {
  readonly error: DeskError | undefined;
  readonly total: number | undefined;
  readonly empty: ReactNode;
  readonly onRetry: () => void;
}): ReactNode {
  const t = useT();
  if (!props.error && props.total !== 0) return null;
  return (
    <div className="desk-table-over">
      {props.error ? (
        <ErrorView error={props.error} onRetry={props.onRetry} />
      ) : (
        (props.empty ?? <EmptyState title={t('ui.empty')} />)
      )}
    </div>
  );
}

/** How many rows, how many chosen, the totals of the page, the column chooser. */
function Foot<Row extends object>(props: {
  readonly table: DataTableProps<Row>;
  readonly total: number | undefined;
  readonly selectedCount: number;
  readonly onClear: () => void;
  readonly onColumn: (id: string, isShown: boolean) => void;
}): ReactNode {
  const t = useT();
  const { viewKey, columns, foot } = props.table;
  return (
    <div className="desk-table-foot">
      <span className="desk-figures" data-testid={`${viewKey}-count`}>
        {props.total === undefined ? '' : t('ui.rows', { count: props.total })}
      </span>
      {props.selectedCount > 0 ? (
        <>
          <strong className="desk-figures">{t('ui.selected', { count: props.selectedCount })}</strong>
          <Button size="small" onClick={props.onClear}>
            {t('ui.clearSelection')}
          </Button>
        </>
      ) : null}
      {foot}
      <span className="desk-table-tools">
        <ColumnChooser viewKey={viewKey} columns={columns} onChange={props.onColumn} />
      </span>
    </div>
  );
}

function sortOf(model: readonly SortModelItem[]): PageRequest['sort'] {
  const first = model[0];
  return first ? { by: first.colId, direction: first.sort === 'desc' ? 'desc' : 'asc' } : undefined;
}

function sortedColumn<Row>(api: GridApi<Row>): PageRequest['sort'] {
  const column = api.getColumnState().find((state) => state.sort !== null && state.sort !== undefined);
  return column ? { by: column.colId, direction: column.sort === 'desc' ? 'desc' : 'asc' } : undefined;
}

function toColDefs<Row extends object>(
  columns: readonly DataColumn<Row>[],
  view: { readonly viewKey: string; readonly sort: PageRequest['sort'] },
): ColDef<Row>[] {
  const hidden = hiddenColumns(view.viewKey, columns);
  const lastShown = columns.findLast((column) => !hidden.has(column.id));
  return columns.map((column) => ({
    colId: column.id,
    headerName: column.title,
    sortable: column.isSortable ?? false,
    hide: hidden.has(column.id),
    initialSort: view.sort?.by === column.id ? view.sort.direction : null,
    cellRenderer: (params: { readonly data?: Row }) => (params.data ? column.render(params.data) : ''),
    ...(column.widthPx ? { width: column.widthPx } : { flex: 1, minWidth: 110 }),
    // the last takes what is left of a wide screen, so that no row ends before the table
    ...(column === lastShown ? { flex: 1, minWidth: column.widthPx ?? 110 } : {}),
    ...(column.isPinned ? { pinned: 'left' as const } : {}),
    ...(column.isRight ? { cellClass: 'desk-right', headerClass: 'desk-header-right' } : {}),
  }));
}
