import { Button, Checkbox, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { type UrlState, useGo, useUrlState } from '../../app/navigation.ts';
import type { Input, Output } from '../../bridge/desk.ts';
import { useJob } from '../../bridge/jobs.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { JobBar } from '../../ui/JobBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { BatchChoice } from './BatchChoice.tsx';
import { BatchResult } from './BatchResult.tsx';
import { KINDS, type LetterKind } from './codes.ts';
import { dayOf, idOf, kindOf } from './letter-wish.ts';
import './letters.css';

interface BatchState {
  readonly min: number;
  readonly asOf: string | undefined;
  readonly guarantors: string | undefined;
  /** undefined: each loan's letter is of the kind that the rule chooses */
  readonly kind: LetterKind | undefined;
  readonly loanIds: string | undefined;
}

function readBatch(search: UrlState): BatchState {
  const min = Number(search.min ?? 1);
  return {
    min: Number.isInteger(min) && min >= 1 && min <= 3650 ? min : 1,
    asOf: dayOf(search.asOf),
    guarantors: search.guarantors === undefined ? undefined : '1',
    kind: kindOf(search.kind),
    loanIds: typeof search.loanIds === 'string' ? search.loanIds : undefined,
  };
}

function wishOf(state: BatchState): Input<'letters.batchPreview'> {
  const loanIds = (state.loanIds ?? '').split(',').flatMap((part) => idOf(part) ?? []);
  return {
    minDaysPastDue: state.min,
    includeGuarantors: state.guarantors !== undefined,
    ...(state.asOf ? { asOf: state.asOf } : {}),
    ...(state.kind ? { kind: state.kind } : {}),
    ...(loanIds.length > 0 ? { loanIds } : {}),
  };
}

/** 批量出函: list first, exceptions on top; choose; issue one by one with progress and a way to stop. */
export function BatchPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const [state, setState] = useUrlState(readBatch);
  const [listed, setListed] = useState('');
  const [ranWith, setRanWith] = useState<Input<'letters.batch'> | undefined>(undefined);
  const preview = useJob('letters.batchPreview');
  const batch = useJob('letters.batch');
  const wish = wishOf(state);
  const text = JSON.stringify(wish);
  const list = (): void => {
    setListed(text);
    void preview.start(wish);
  };
  const run = (input: Input<'letters.batch'>): void => {
    setRanWith(input);
    // stopped or failed on the way: the list as it stands now, with what was issued marked as such
    void batch.start(input).then((result) => (result === undefined ? list() : undefined));
  };
  return (
    <div className="letter-page" data-testid="letters-batch">
      <PageHeader
        title={t('letters.batchPage.title')}
        actions={<Button onClick={() => go('/letters')}>{t('letters.backToList')}</Button>}
      />
      {batch.result && ranWith ? (
        <BatchResult
          result={batch.result}
          ranWith={ranWith}
          onAgain={() => {
            setRanWith(undefined);
            list();
          }}
        />
      ) : (
        <>
          <BatchForm
            state={state}
            onChange={setState}
            onList={list}
            isBusy={preview.isRunning || batch.isRunning}
          />
          <Running job={preview} label={t('letters.batchPage.listing')} />
          <Running job={batch} label={t('letters.batchPage.running')} />
          {preview.error ? <ErrorView error={preview.error} onRetry={list} /> : null}
          {batch.error && !batch.isRunning ? (
            <>
              <ErrorView error={batch.error} />
              <p>⚠ {t('letters.batchPage.interrupted')}</p>
            </>
          ) : null}
          <Listed
            result={preview.result}
            isStale={listed !== text}
            isIdle={!preview.isRunning && !batch.isRunning && !preview.error}
            wish={wish}
            onRun={run}
          />
        </>
      )}
    </div>
  );
}

function Running(props: {
  readonly job: {
    readonly isRunning: boolean;
    readonly progress: { readonly done: number; readonly total: number } | undefined;
    readonly cancel: () => void;
  };
  readonly label: string;
}): ReactNode {
  const { job, label } = props;
  if (!job.isRunning) return null;
  return (
    <JobBar
      label={label}
      done={job.progress?.done ?? 0}
      total={job.progress?.total ?? 0}
      onCancel={job.cancel}
    />
  );
}

function Listed(props: {
  readonly result: Output<'letters.batchPreview'> | undefined;
  readonly isStale: boolean;
  readonly isIdle: boolean;
  readonly wish: Input<'letters.batchPreview'>;
  readonly onRun: (input: Input<'letters.batch'>) => void;
}): ReactNode {
  const t = useT();
  const { result } = props;
  if (!props.isIdle) return null;
  if (!result) return <p className="desk-soft">{t('letters.batchPage.start')}</p>;
  if (props.isStale) return <p className="desk-amber">⚠ {t('letters.batchPage.listAgain')}</p>;
  if (result.rows.length === 0) {
    return <EmptyState title={t('letters.batchPage.none')} body={t('letters.batchPage.noneHint')} />;
  }
  return (
    <BatchChoice key={JSON.stringify(props.wish)} listed={result} wish={props.wish} onRun={props.onRun} />
  );
}

function BatchForm(props: {
  readonly state: BatchState;
  readonly onChange: (next: Partial<BatchState>) => void;
  readonly onList: () => void;
  readonly isBusy: boolean;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const { state, onChange } = props;
  const loanCount = (state.loanIds ?? '').split(',').filter((part) => part !== '').length;
  return (
    <div className="letter-batch-form desk-panel">
      {loanCount > 0 ? (
        <Checkbox checked onChange={() => onChange({ loanIds: undefined })}>
          {t('letters.batchPage.chosenLoans', { count: loanCount })}
        </Checkbox>
      ) : (
        <Field label={t('letters.batchPage.minDays')}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={3650}
              precision={0}
              value={state.min}
              suffix={t('letters.batchPage.days')}
              style={{ width: 190 }}
              onChange={(min) => onChange({ min: min ?? 1 })}
            />
          )}
        </Field>
      )}
      <Field label={t('letters.issue.asOf')}>
        {(control) => (
          <DateField
            {...control}
            value={state.asOf === undefined ? today : parseLocalDate(state.asOf)}
            onChange={(day) => {
              if (day !== undefined) onChange({ asOf: day === today ? undefined : day });
            }}
          />
        )}
      </Field>
      <Field label={t('letters.column.kind')}>
        {(control) => (
          <Select<LetterKind | 'rule'>
            {...control}
            style={{ width: 190 }}
            value={state.kind ?? 'rule'}
            onChange={(kind) => onChange({ kind: kind === 'rule' ? undefined : kind })}
            options={[
              { value: 'rule', label: t('letters.batchPage.kindByRule') },
              ...KINDS.map((kind) => ({ value: kind, label: t(`letters.kind.${kind}`) })),
            ]}
          />
        )}
      </Field>
      <Checkbox
        checked={state.guarantors !== undefined}
        onChange={(event) => onChange({ guarantors: event.target.checked ? '1' : undefined })}
      >
        {t('letters.batchPage.guarantors')}
      </Checkbox>
      <Button type="primary" onClick={props.onList} disabled={props.isBusy} data-testid="batch-list">
        {t('letters.batchPage.list')}
      </Button>
    </div>
  );
}
