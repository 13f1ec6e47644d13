import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { DeskError } from '../bridge/desk-error.ts';
import { useT } from '../i18n/words.ts';
import { ErrorView } from './ErrorView.tsx';

export interface SimpleTableProps<Row extends object> {
  readonly label: string;
  readonly columns: TableColumnsType<Row>;
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly isLoading?: boolean;
  readonly error?: DeskError | null;
  readonly onRetry?: () => void;
  readonly empty?: ReactNode;
  readonly onOpen?: (row: Row) => void;
  readonly foot?: ReactNode;
  readonly rowClassName?: (row: Row) => string;
}

/** A table of fewer than 200 rows, without paging. A row that opens takes Enter and a double click. */
export function SimpleTable<Row extends object>(props: SimpleTableProps<Row>): ReactNode {
  const t = useT();
  if (props.error) {
    return <ErrorView error={props.error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />;
  }
  const { onOpen, foot, rowClassName } = props;
  return (
    <Table<Row>
      aria-label={props.label}
      size="small"
      columns={props.columns}
      dataSource={[...(props.rows ?? [])]}
      rowKey={props.rowKey}
      loading={{ spinning: props.isLoading ?? false, delay: 150 }}
      pagination={false}
      locale={{ emptyText: <div className="desk-table-empty">{props.empty ?? t('ui.empty')}</div> }}
      {...(foot ? { footer: () => foot } : {})}
      {...(rowClassName ? { rowClassName } : {})}
      {...(onOpen
        ? {
            onRow: (row: Row) => ({
              tabIndex: 0,
              onDoubleClick: () => onOpen(row),
              onKeyDown: (event) => {
                if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
              },
            }),
          }
        : {})}
    />
  );
}
