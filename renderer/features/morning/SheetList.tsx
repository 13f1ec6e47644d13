import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../../i18n/words.ts';
import { actionName, type MorningRow, reasonText } from '../../ui/collection/collection-words.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { SheetGroup } from './use-sheet.ts';

interface ListProps {
  readonly groups: readonly SheetGroup[];
  readonly selectedKey: string | undefined;
  readonly onSelect: (row: MorningRow) => void;
  readonly onOpen: (row: MorningRow) => void;
  readonly onAct: (row: MorningRow) => void;
  readonly onMore: (group: SheetGroup) => void;
}

/** The rows by urgency, each group with its count; further rows of a long group are asked for. */
export function SheetList(props: ListProps): ReactNode {
  const t = useT();
  return (
    <section className="morning-list" aria-label={t('morning.list')}>
      {props.groups.map((group) => (
        <section key={group.group} aria-label={t(`morning.groups.${group.group}`)}>
          <h2 className="morning-group">
            {t(`morning.groups.${group.group}`)} <span className="desk-figures">{group.total}</span>
          </h2>
          <ul>
            {group.rows.map((row) => (
              <SheetRow key={row.key} row={row} isSelected={row.key === props.selectedKey} list={props} />
            ))}
          </ul>
          {group.rows.length < group.total ? (
            <Button type="link" onClick={() => props.onMore(group)}>
              {t('morning.more', { count: group.total - group.rows.length })}
            </Button>
          ) : null}
        </section>
      ))}
    </section>
  );
}

const RED = /^right\.|^promise\.broken|^plan\.breached|^insurance\.lapsed/;
const AMBER = /dueToday|^promise\.partial|^overdue\.rolling/;

function toneOf(row: MorningRow): 'red' | 'amber' | 'plain' {
  if (RED.test(row.reasonCode)) return 'red';
  return AMBER.test(row.reasonCode) ? 'amber' : 'plain';
}

function SheetRow(props: {
  readonly row: MorningRow;
  readonly isSelected: boolean;
  readonly list: ListProps;
}): ReactNode {
  const t = useT();
  const { row, isSelected, list } = props;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isSelected) return;
    element.current?.scrollIntoView({ block: 'nearest' });
    // the focus goes along when it is in the list, so that a reader speaks the row
    if (element.current?.closest('.morning-list')?.contains(document.activeElement)) element.current.focus();
  }, [isSelected]);
  const action = actionName(t, row.nextAction);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page moves the choice with the arrow keys
    <li
      ref={element}
      aria-current={isSelected}
      tabIndex={isSelected ? 0 : -1}
      className={`morning-row morning-${toneOf(row)}${isSelected ? ' morning-on' : ''}`}
      data-testid="morning-row"
      onClick={() => list.onSelect(row)}
      onDoubleClick={() => list.onOpen(row)}
    >
      <div className="morning-reason">{reasonText(t, row.reasonCode, row.params) || action}</div>
      <div className="morning-facts desk-figures">
        <strong>{row.borrowerName}</strong>
        <span>{row.plate ?? row.contractNo}</span>
        <span>
          {row.daysPastDue > 0
            ? `${row.bucket} · ${t('morning.row.days', { count: row.daysPastDue })}`
            : t('morning.row.notOverdue')}
        </span>
        {row.overdueFen > 0 ? <MoneyText fen={row.overdueFen} /> : null}
        <span className="desk-soft">
          {row.lastContactOn
            ? t('morning.row.lastContact', { date: row.lastContactOn })
            : t('morning.row.noContact')}
        </span>
        {row.hasStopFlag ? <StatusTag tone="amber">{t('morning.row.stopped')}</StatusTag> : null}
      </div>
      <Button
        size="small"
        tabIndex={-1}
        className="morning-act"
        onClick={(event) => {
          event.stopPropagation();
          list.onSelect(row);
          list.onAct(row);
        }}
      >
        {action}
      </Button>
    </li>
  );
}
