import { Button, type InputRef } from 'antd';
import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { MOST_MERGED_LETTERS } from '../../../shared/contract/letters-batch.ts';
import { useGo, useUrlState } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { desk, type Input } from '../../bridge/desk.ts';
import { useStamp } from '../../bridge/topic-stamp.ts';
import { useT } from '../../i18n/words.ts';
import { DataTable, type PageRequest } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { WithKey } from '../../ui/KeyHint.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { LetterRow } from './codes.ts';
import { MergedPrint } from './MergedPrint.tsx';
import { RegisterFilters } from './RegisterFilters.tsx';
import { registerColumns } from './register-columns.tsx';
import { filterOf, NO_FILTER, readRegister } from './register-filter.ts';
import './letters.css';

/** 函件登记: every letter that took a number, newest first, with what is known of its way. */
export function RegisterPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const [state, setState] = useUrlState(readRegister);
  const search = useRef<InputRef>(null);
  const stamp = useStamp('letters.list');
  const columns = useMemo(() => registerColumns(t), [t]);
  const load = useCallback(
    (request: PageRequest) =>
      desk.call('letters.list', { ...filterOf(state), offset: request.offset, limit: request.limit }),
    [state],
  );
  const create = (): void => go('/letters/new', state.loanId ? { loanId: state.loanId } : {});
  const batch = (): void => go('/letters/batch');
  useShortcut('N', 'letters.newLetter', create);
  useShortcut('B', 'letters.batch', batch);
  useShortcut('/', 'letters.filter.goSearch', () => search.current?.focus());
  const isFiltered = Object.keys(filterOf(state)).length > 0;
  return (
    <div className="letter-page" data-testid="letters-register">
      <PageHeader
        title={t('letters.title')}
        actions={
          <>
            <WithKey keys="B" label={t('letters.batch')}>
              <Button onClick={batch}>{t('letters.batch')}</Button>
            </WithKey>
            <WithKey keys="N" label={t('letters.newLetter')}>
              <Button type="primary" onClick={create}>
                {t('letters.newLetter')}
              </Button>
            </WithKey>
          </>
        }
      />
      <RegisterFilters state={state} onChange={setState} searchRef={search} />
      {isFiltered ? (
        <div className="letter-buttons letter-merged">
          <MergedPrint loadIds={() => idsOf(filterOf(state))} />
        </div>
      ) : null}
      <DataTable<LetterRow>
        viewKey="letters"
        label={t('letters.title')}
        columns={columns}
        rowId={(row) => row.letterId}
        load={load}
        resetKey={JSON.stringify(filterOf(state))}
        stamp={stamp}
        onOpen={(row) => go(`/letters/${row.letterId}`)}
        empty={
          isFiltered ? (
            <EmptyState
              title={t('letters.empty.none')}
              body={t('letters.empty.noneHint')}
              action={<Button onClick={() => setState(NO_FILTER)}>{t('letters.filter.clear')}</Button>}
            />
          ) : (
            <EmptyState
              title={t('letters.empty.book')}
              body={t('letters.empty.bookHint')}
              action={<Button onClick={create}>{t('letters.newLetter')}</Button>}
            />
          )
        }
      />
    </div>
  );
}

/** Everything the filter shows, up to what one file may hold. */
async function idsOf(filter: Input<'letters.list'>): Promise<string[]> {
  const ids: string[] = [];
  for (let offset = 0; offset < MOST_MERGED_LETTERS; offset += PAGE_ROWS) {
    const page = await desk.call('letters.list', { ...filter, offset, limit: PAGE_ROWS });
    ids.push(...page.rows.map((row) => row.letterId));
    if (offset + PAGE_ROWS >= page.total) break;
  }
  return ids;
}

const PAGE_ROWS = 500;
