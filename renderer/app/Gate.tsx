import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { BookStatus } from '../../shared/contract/book.ts';
import { DeskError, toDeskError } from '../bridge/desk-error.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { shell, shellWire } from '../bridge/shell.ts';
import { useT } from '../i18n/words.ts';
import { ErrorView } from '../ui/ErrorView.tsx';
import { setToday } from '../ui/today.ts';
import { lockNow, useIsBlank } from './lock.ts';
import { useIsWizardHeld } from './wizard-hold.ts';

const LockScreen = lazy(() =>
  import('../features/book/LockScreen.tsx').then((m) => ({ default: m.LockScreen })),
);
const FirstRun = lazy(() => import('../features/book/FirstRun.tsx').then((m) => ({ default: m.FirstRun })));
const Rescue = lazy(() => import('../features/book/Rescue.tsx').then((m) => ({ default: m.Rescue })));
const Desk = lazy(() => import('./Desk.tsx').then((m) => ({ default: m.Desk })));

/** Which of the four faces the page shows: first run, lock screen, rescue page, or the desk itself. */
export function Gate(): ReactNode {
  const status = useDeskQuery('book.status', {});
  const isBlank = useIsBlank();
  const isWizardHeld = useIsWizardHeld();
  const failure = useServiceFailure();
  useEffect(
    () =>
      shellWire.onEvent((event) => {
        if (event.topic === 'shell.lockRequested') void lockNow();
      }),
    [],
  );
  useEffect(() => {
    if (status.data) setToday(status.data.today);
  }, [status.data]);

  if (isBlank) return <div className="desk-blank" aria-busy="true" />;
  if (failure) return <ServiceFailed error={failure} />;
  if (!status.data) {
    if (!status.error) return <Opening />;
    return (
      <div className="desk-centre">
        <ErrorView error={status.error} onRetry={() => void status.refetch()} />
      </div>
    );
  }
  // one place for all faces: a wizard that begins to be held must stay the same wizard
  return (
    <Suspense fallback={<Opening />}>
      <Face status={status.data} state={isWizardHeld ? 'absent' : status.data.state} />
    </Suspense>
  );
}

function Face(props: { readonly status: BookStatus; readonly state: BookStatus['state'] }): ReactNode {
  const { status } = props;
  switch (props.state) {
    case 'open':
      return <Desk status={status} />;
    case 'locked':
      return <LockScreen status={status} />;
    case 'refused':
      return <Rescue status={status} />;
    case 'absent':
      return <FirstRun />;
  }
}

/** Set when main gave the service up: it died more than three times in a minute, or never started. */
function useServiceFailure(): DeskError | undefined {
  const [failure, setFailure] = useState<DeskError | undefined>(undefined);
  useEffect(
    () =>
      shellWire.onEvent((event) => {
        if (event.topic === 'shell.serviceState') setFailure(failureIn(event.payload));
      }),
    [],
  );
  return failure;
}

function failureIn(payload: unknown): DeskError | undefined {
  if (typeof payload !== 'object' || payload === null || !('state' in payload)) return undefined;
  if (payload.state !== 'failed') return undefined;
  const code =
    'error' in payload &&
    typeof payload.error === 'object' &&
    payload.error !== null &&
    'code' in payload.error
      ? String(payload.error.code)
      : 'service.crashed';
  return new DeskError({ code, params: {} });
}

function ServiceFailed({ error }: { readonly error: DeskError }): ReactNode {
  const t = useT();
  return (
    <div className="desk-centre" data-testid="rescue">
      <main className="desk-card">
        <h1>{t('app.serviceFailed')}</h1>
        <ErrorView error={error} isInline />
        <Button type="primary" onClick={() => void shell.call('shell.restartService', {}).catch(toDeskError)}>
          {t('app.restartService')}
        </Button>
      </main>
    </div>
  );
}

/** Says nothing for the first moments (CSS shows it after 150 ms). */
function Opening(): ReactNode {
  const t = useT();
  return (
    <div className="desk-centre desk-late" aria-busy="true">
      {t('app.loading')}
    </div>
  );
}
