import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { BookStatus } from '../../shared/contract/book.ts';
import { DeskError, toDeskError } from '../bridge/desk-error.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { shell, shellWire } from '../bridge/shell.ts';
import { LockScreen } from '../features/book/LockScreen.tsx';
import { useT } from '../i18n/words.ts';
import { ErrorView } from '../ui/ErrorView.tsx';
import { PlainButton } from '../ui/PlainButton.tsx';
import { setToday } from '../ui/today.ts';
import { Chunk } from './Chunk.tsx';
import { lockNow, useIsBlank } from './lock.ts';
import { withAntd } from './with-antd.tsx';
import { useIsWizardHeld } from './wizard-hold.ts';

const FirstRun = withAntd(() => import('../features/book/FirstRun.tsx').then((module) => module.FirstRun));
const Rescue = withAntd(() => import('../features/book/Rescue.tsx').then((module) => module.Rescue));
const Desk = withAntd(() => import('./Desk.tsx').then((module) => module.Desk));

/** While the passphrase is typed and its key derived, the desk behind it is read and compiled. */
function readAhead(): void {
  void Desk.read();
  void import('./router.tsx').then(({ readPage }) => readPage(window.location.hash));
}

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
    if (status.data?.state !== 'locked') return undefined;
    const handle = requestIdleCallback(readAhead);
    return () => cancelIdleCallback(handle);
  }, [status.data?.state]);
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
      return <Chunk of={Desk} with={{ status }} />;
    case 'locked':
      return <LockScreen status={status} />;
    case 'refused':
      return <Chunk of={Rescue} with={{ status }} />;
    case 'absent':
      return <Chunk of={FirstRun} with={{}} />;
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
        <PlainButton
          look="primary"
          onClick={() => void shell.call('shell.restartService', {}).catch(toDeskError)}
        >
          {t('app.restartService')}
        </PlainButton>
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
