import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { type LoanListState, NO_FILTER, readListState } from './loan-filter.ts';

const LIST = 'loans';

interface ViewProps {
  readonly state: LoanListState;
  readonly onChoose: (state: LoanListState) => void;
}

function bodyOf(state: LoanListState): string {
  return JSON.stringify(readListState({ ...state }));
}

function stateOfBody(body: string): LoanListState {
  const read: unknown = JSON.parse(body);
  return typeof read === 'object' && read !== null ? readListState({ ...read }) : NO_FILTER;
}

/** The desk's own views, then the clerk's: one click sets all filters. */
export function SavedViews({ state, onChoose }: ViewProps): ReactNode {
  const t = useT();
  const saved = useDeskQuery('settings.views', { list: LIST });
  const [removing, setRemoving] = useState<string | undefined>(undefined);
  const remove = useDeskCommand('settings.removeView');
  const now = bodyOf(state);
  const own = [
    { name: t('loans.view.all'), state: NO_FILTER },
    { name: t('loans.view.overdue'), state: { ...NO_FILTER, status: 'overdue' } },
    { name: t('loans.view.dueThisWeek'), state: { ...NO_FILTER, due: '7', sort: 'nextDue-asc' } },
    { name: t('loans.view.unregistered'), state: { ...NO_FILTER, unregistered: '1' } },
    { name: t('loans.view.unconfirmed'), state: { ...NO_FILTER, unconfirmed: '1' } },
  ];
  const link = (name: string, view: LoanListState): ReactNode => (
    <button
      type="button"
      className={bodyOf(view) === now ? 'loan-view loan-view-on' : 'loan-view'}
      aria-pressed={bodyOf(view) === now}
      onClick={() => onChoose(view)}
    >
      {name}
    </button>
  );
  return (
    <nav className="loan-views" aria-label={t('loans.view.label')}>
      {own.map((view) => (
        <span key={view.name}>{link(view.name, view.state)}</span>
      ))}
      {(saved.data ?? []).map((view) => (
        <span key={view.name}>
          {link(view.name, stateOfBody(view.body))}
          <button
            type="button"
            className="loan-view-remove"
            aria-label={t('loans.view.remove', { name: view.name })}
            title={t('loans.view.remove', { name: view.name })}
            onClick={() => setRemoving(view.name)}
          >
            ×
          </button>
        </span>
      ))}
      <SaveView body={now} />
      <ConfirmDialog
        isOpen={removing !== undefined}
        title={t('loans.view.remove', { name: removing ?? '' })}
        okText={t('loans.view.removeOk')}
        isDanger
        isBusy={remove.isPending}
        error={remove.error}
        onCancel={() => setRemoving(undefined)}
        onOk={() => {
          if (removing === undefined) return;
          remove.mutate({ list: LIST, name: removing }, { onSuccess: () => setRemoving(undefined) });
        }}
      >
        {t('loans.view.removeAsk', { name: removing ?? '' })}
      </ConfirmDialog>
    </nav>
  );
}

function SaveView({ body }: { readonly body: string }): ReactNode {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const save = useDeskCommand('settings.saveView');
  const store = (): void => {
    if (name.trim() === '') return;
    save.mutate(
      { list: LIST, name: name.trim(), body },
      {
        onSuccess: () => {
          setIsOpen(false);
          setName('');
        },
      },
    );
  };
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      content={
        <div className="desk-form-foot">
          <ImeInput
            autoFocus
            value={name}
            onChange={setName}
            onEnter={store}
            maxLength={40}
            aria-label={t('loans.view.name')}
            placeholder={t('loans.view.name')}
            style={{ width: 180 }}
          />
          <Button type="primary" loading={save.isPending} disabled={name.trim() === ''} onClick={store}>
            {t('ui.save')}
          </Button>
          {save.error ? <ErrorView error={save.error} isInline /> : null}
        </div>
      }
    >
      <Button size="small" title={t('loans.view.saveTitle')}>
        {t('loans.view.save')}
      </Button>
    </Popover>
  );
}
