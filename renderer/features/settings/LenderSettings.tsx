import { Button, Checkbox, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Lender, LenderDraft } from '../../../shared/contract/lenders.ts';
import { useIsOwner } from '../../app/book-context.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { LenderForm } from '../../ui/LenderForm.tsx';
import { checkLender, emptyLender } from '../../ui/lender-check.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useToday } from '../../ui/today.ts';

/** The lender entities: letterhead, number series, accounts, licences. */
export function LenderSettings(): ReactNode {
  const t = useT();
  const isOwner = useIsOwner();
  const lenders = useDeskQuery('lenders.list', {});
  const [edited, setEdited] = useState<Lender | 'new' | undefined>(undefined);
  const columns: TableColumnsType<Lender> = [
    { title: t('lender.name'), key: 'name', render: (_, lender) => lender.name },
    {
      title: t('lender.lenderType'),
      key: 'type',
      render: (_, lender) => t(`lender.type.${lender.lenderType}`),
    },
    { title: t('lender.letterPrefix'), key: 'prefix', render: (_, lender) => lender.letterPrefix },
    { title: t('lender.licences'), key: 'licence', render: (_, lender) => <LicenceState lender={lender} /> },
    { title: t('settings.loanCount'), key: 'loans', align: 'right', render: (_, lender) => lender.loanCount },
    {
      title: t('settings.state'),
      key: 'state',
      render: (_, lender) => t(lender.isActive ? 'settings.active' : 'settings.inactive'),
    },
    {
      title: t('settings.action'),
      key: 'action',
      render: (_, lender) => (
        <Button disabled={!isOwner} onClick={() => setEdited(lender)}>
          {t('settings.edit')}
        </Button>
      ),
    },
  ];
  if (edited) return <LenderEditor lender={edited} onClose={() => setEdited(undefined)} />;
  return (
    <>
      <SimpleTable
        label={t('settings.tab.lenders')}
        columns={columns}
        rows={lenders.data}
        rowKey={(lender) => lender.id}
        isLoading={lenders.isPending}
        error={lenders.error}
        onRetry={() => void lenders.refetch()}
      />
      <div className="desk-form-foot">
        <Button type="primary" disabled={!isOwner} onClick={() => setEdited('new')}>
          {t('settings.addLender')}
        </Button>
        {isOwner ? null : <span className="desk-soft">{t('settings.ownerOnly')}</span>}
      </div>
    </>
  );
}

function LicenceState({ lender }: { readonly lender: Lender }): ReactNode {
  const t = useT();
  const today = useToday();
  if (lender.lenderType === 'PRIVATE') return '—';
  const present = lender.licences.find(
    (licence) => licence.validFrom <= today && (licence.validTo === null || licence.validTo >= today),
  );
  if (!present) return <StatusTag tone="red">{t('settings.licenceExpired')}</StatusTag>;
  return t('settings.licenceUntil', { date: present.validTo ?? t('settings.openEnded') });
}

function draftOf(lender: Lender | 'new'): LenderDraft {
  if (lender === 'new') return emptyLender();
  const { id: _id, isActive: _isActive, loanCount: _loanCount, ...draft } = lender;
  return draft;
}

function LenderEditor(props: { readonly lender: Lender | 'new'; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const { lender } = props;
  const save = useDeskCommand('lenders.save');
  const [draft, setDraft] = useState(() => draftOf(lender));
  const [isActive, setIsActive] = useState(lender === 'new' || lender.isActive);
  const [areProblemsShown, setAreProblemsShown] = useState(false);
  const submit = (): void => {
    setAreProblemsShown(true);
    if (checkLender(draft).size > 0) return;
    const id = lender === 'new' ? null : lender.id;
    save.mutate({ id, lender: draft, isActive }, { onSuccess: props.onClose });
  };
  return (
    <section>
      <h2>{lender === 'new' ? t('settings.addLender') : lender.name}</h2>
      <p className="desk-soft">{t('settings.lenderNote')}</p>
      <LenderForm draft={draft} onChange={setDraft} areProblemsShown={areProblemsShown} />
      <Checkbox checked={isActive} onChange={(event) => setIsActive(event.target.checked)}>
        {t('settings.lenderActive')}
      </Checkbox>
      {save.error ? <ErrorView error={save.error} isInline /> : null}
      <div className="desk-form-foot">
        <Button type="primary" onClick={submit} loading={save.isPending}>
          {t('ui.save')}
        </Button>
        <Button onClick={props.onClose}>{t('ui.cancel')}</Button>
      </div>
    </section>
  );
}
