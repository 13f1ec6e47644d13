import { Button, Checkbox, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/words.ts';
import { forgetHiddenColumns, hiddenColumns, storeHiddenColumns } from './column-store.ts';

interface ChosenColumn {
  readonly id: string;
  readonly title: string;
  readonly isHiddenAtFirst?: boolean;
}

/** Which columns a list shows; kept on this PC. */
export function ColumnChooser(props: {
  readonly viewKey: string;
  readonly columns: readonly ChosenColumn[];
  readonly onChange: (id: string, isShown: boolean) => void;
}): ReactNode {
  const t = useT();
  const [hidden, setHidden] = useState(() => hiddenColumns(props.viewKey, props.columns));
  const toggle = (id: string, isShown: boolean): void => {
    const next = new Set(hidden);
    if (isShown) next.delete(id);
    else next.add(id);
    // an empty text would read back as one column without a name, which hides nothing
    storeHiddenColumns(props.viewKey, next);
    setHidden(next);
    props.onChange(id, isShown);
  };
  const reset = (): void => {
    forgetHiddenColumns(props.viewKey);
    const first = hiddenColumns(props.viewKey, props.columns);
    for (const column of props.columns) props.onChange(column.id, !first.has(column.id));
    setHidden(first);
  };
  return (
    <Popover
      trigger="click"
      placement="topRight"
      content={
        <div className="desk-columns">
          {props.columns.map((column) => (
            <Checkbox
              key={column.id}
              checked={!hidden.has(column.id)}
              onChange={(event) => toggle(column.id, event.target.checked)}
            >
              {column.title}
            </Checkbox>
          ))}
          <Button size="small" onClick={reset}>
            {t('ui.columnsReset')}
          </Button>
        </div>
      }
    >
      <Button size="small">{t('ui.columns')}</Button>
    </Popover>
  );
}
