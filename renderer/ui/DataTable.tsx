import type {
  CellKeyDownEvent,
  ColDef,
  FullWidthCellKeyDownEvent,
  GridApi,
  IGetRowsParams,
  SortModelItem,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { Button } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type DeskError, toDeskError } from '../bridge/desk-error.ts';
import { useT } from '../i18n/words.ts';
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

/** A long list over SQL paging: only the rows on screen are asked. ↑↓ move, Enter or double click open, Space chooses. */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const t = useT();
  const api = useRef<GridApi<Row> | undefined>(undefined);
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const [total, setTotal] = useState<number | undefined>(undefined);
  const [selectedCount, setSelectedCount] = useState(0);
  const latest = useRef(props);
  latest.current = props;
  const isRightOrder = useRef(0);

  const source = useMemo(
    () => ({
      getRows: (params: IGetRowsParams) => {
        const order = isRightOrder.current;
        const request = {
          offset: params.startRow,
          limit: params.endRow - params.startRow,
          sort: sortOf(params.sortModel),
        };
        latest.current.load(request).then(
          (page) => {
            params.successCallback([...page.rows], page.total);
            if (order !== isRightOrder.current) return;
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
    isRightOrder.current += 1;
    api.current?.deselectAll();
    api.current?.purgeInfiniteCache();
  }, [props.resetKey]);
  useEffect(() => {
    if (props.stamp) api.current?.refreshInfiniteCache();
  }, [props.stamp]);

  const { columns, viewKey } = props;
  // only the first order: later ones are the grid's own
  const [firstSort] = useState(props.sort);
  const columnDefs = useMemo(
    () => toColDefs(columns, { viewKey, sort: firstSort }),
    [columns, viewKey, firstSort],
  );
  const localeText = useMemo(
    () => ({
      ariaSortableColumn: t('ui.grid.sort'),
      ariaRowSelect: t('ui.grid.select'),
      ariaRowDeselect: t('ui.grid.deselect'),
      ariaSelectionColumn: t('ui.grid.choose'),
      ariaLabelSelectionColumn: t('ui.grid.choose'),
    }),
    [t],
  );
  const onCellKeyDown = useCallback((event: CellKeyDownEvent<Row> | FullWidthCellKeyDownEvent<Row>) => {
    const key = event.event;
    if (key instanceof KeyboardEvent && key.key === 'Enter' && event.data)
      latest.current.onOpen?.(event.data);
  }, []);
  const retry = (): void => {
    setError(undefined);
    api.current?.purgeInfiniteCache();
  };

  return (
    <section className="desk-table" aria-label={props.label}>
      <div className="desk-table-grid">
        <AgGridReact<Row>
          theme={gridTheme}
          styleNonce={styleNonce()}
          columnDefs={columnDefs}
          rowModelType="infinite"
          datasource={source}
          cacheBlockSize={PAGE_ROWS}
          maxBlocksInCache={20}
          infiniteInitialRowCount={1}
          getRowId={(params) => props.rowId(params.data)}
          defaultColDef={{ resizable: true, suppressHeaderMenuButton: true, sortingOrder: ['asc', 'desc'] }}
          selectionColumnDef={{ pinned: 'left', width: 42 }}
          suppressDragLeaveHidesColumns
          animateRows={false}
          localeText={localeText}
          overlayNoRowsTemplate="<span></span>"
          {...(props.onSelect
            ? { rowSelection: { mode: 'multiRow', headerCheckbox: false, enableClickSelection: false } }
            : {})}
          onGridReady={(event) => {
            api.current = event.api;
          }}
          onSelectionChanged={(event) => {
            const rows = event.api.getSelectedRows();
            setSelectedCount(rows.length);
            latest.current.onSelect?.(rows);
          }}
          onSortChanged={(event) => {
            if (event.source === 'uiColumnSorted') latest.current.onSort?.(sortedColumn(event.api));
          }}
          onRowDoubleClicked={(event) => {
            if (event.data) latest.current.onOpen?.(event.data);
          }}
          onCellKeyDown={onCellKeyDown}
          getRowClass={(params) => {
            const tone = params.data ? props.rowTone?.(params.data) : undefined;
            return tone ? `desk-row-${tone}` : '';
          }}
        />
      </div>
      {error ? (
        <div className="desk-table-over">
          <ErrorView error={error} onRetry={retry} />
        </div>
      ) : total === 0 ? (
        <div className="desk-table-over">{props.empty ?? <EmptyState title={t('ui.empty')} />}</div>
      ) : null}
      <div className="desk-table-foot">
        <span className="desk-figures" data-testid={`${props.viewKey}-count`}>
          {total === undefined ? '' : t('ui.rows', { count: total })}
        </span>
        {selectedCount > 0 ? (
          <>
            <strong className="desk-figures">{t('ui.selected', { count: selectedCount })}</strong>
            <Button size="small" onClick={() => api.current?.deselectAll()}>
              {t('ui.clearSelection')}
            </Button>
          </>
        ) : null}
        {props.foot}
        <span className="desk-table-tools">
          <ColumnChooser
            viewKey={props.viewKey}
            columns={props.columns}
            onChange={(id, isShown) => api.current?.setColumnsVisible([id], isShown)}
          />
        </span>
      </div>
    </section>
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
  return columns.map((column) => ({
    colId: column.id,
    headerName: column.title,
    sortable: column.isSortable ?? false,
    hide: hidden.has(column.id),
    initialSort: view.sort?.by === column.id ? view.sort.direction : null,
    cellRenderer: (params: { readonly data?: Row }) => (params.data ? column.render(params.data) : ''),
    ...(column.widthPx ? { width: column.widthPx } : { flex: 1, minWidth: 110 }),
    ...(column.isPinned ? { pinned: 'left' as const } : {}),
    ...(column.isRight ? { cellClass: 'desk-right', headerClass: 'desk-header-right' } : {}),
  }));
}
