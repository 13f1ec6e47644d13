import { Button, Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Recovery } from '../../../shared/contract/book.ts';
import type { LenderDraft } from '../../../shared/contract/lenders.ts';
import { holdWizard } from '../../app/wizard-hold.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useLanguage, useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { LenderForm } from '../../ui/LenderForm.tsx';
import { checkLender, emptyLender } from '../../ui/lender-check.ts';
import { RecoverySheet } from '../../ui/RecoverySheet.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { reloadStatus } from './reload-status.ts';
import { areUsersReady, firstUsers, type UserDraft, UsersStep } from './UsersStep.tsx';

type Step = 'welcome' | 'lender' | 'users' | 'recovery' | 'done';
const STEPS: readonly Step[] = ['welcome', 'lender', 'users', 'recovery', 'done'];

/** The first run: language, lender, users, the recovery key on paper. Nothing is written before 'create'. */
export function FirstRun(): ReactNode {
  const t = useT();
  const [step, setStep] = useState<Step>('welcome');
  const [lender, setLender] = useState<LenderDraft>(emptyLender);
  const [users, setUsers] = useState<readonly UserDraft[]>(firstUsers);
  const [recovery, setRecovery] = useState<Recovery | undefined>(undefined);
  return (
    <div className="desk-centre desk-scroll" data-testid="first-run">
      <main className="desk-card desk-wizard">
        <header className="desk-lock-head desk-no-print">
          <h1>{t('app.name')}</h1>
          <LanguageSwitch />
        </header>
        <div className="desk-no-print">
          <Steps
            size="small"
            current={STEPS.indexOf(step)}
            items={STEPS.map((name) => ({ title: t(`book.step.${name}`) }))}
          />
        </div>
        {step === 'welcome' ? <Welcome onStart={() => setStep('lender')} /> : null}
        {step === 'lender' ? (
          <LenderStep
            lender={lender}
            onChange={setLender}
            onBack={() => setStep('welcome')}
            onNext={() => setStep('users')}
          />
        ) : null}
        {step === 'users' ? (
          <CreateStep
            lender={lender}
            users={users}
            onUsers={setUsers}
            onBack={() => setStep('lender')}
            onCreated={(made) => {
              // what was typed is in the vault now and nowhere else
              setUsers(firstUsers());
              setRecovery(made);
              setStep('recovery');
            }}
          />
        ) : null}
        {step === 'recovery' && recovery ? (
          <ConfirmStep
            recovery={recovery}
            bookLabel={lender.name}
            onConfirmed={() => {
              setRecovery(undefined);
              setStep('done');
            }}
          />
        ) : null}
        {step === 'done' ? <Done /> : null}
      </main>
    </div>
  );
}

function Welcome({ onStart }: { readonly onStart: () => void }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const sample = useDeskCommand('book.openSample');
  return (
    <section>
      <h2>{t('book.welcomeTitle')}</h2>
      <p>{t('book.welcomeBody')}</p>
      {sample.error ? <ErrorView error={sample.error} isInline /> : null}
      <div className="desk-form-foot">
        <Button type="primary" onClick={onStart} data-testid="wizard-start" autoFocus>
          {t('book.start')}
        </Button>
        <Button
          loading={sample.isPending}
          onClick={() => sample.mutate({ language }, { onSuccess: reloadStatus })}
          data-testid="wizard-sample"
        >
          {t('book.trySample')}
        </Button>
      </div>
      <p className="desk-soft">{t('book.sampleHelp')}</p>
    </section>
  );
}

function LenderStep(props: {
  readonly lender: LenderDraft;
  readonly onChange: (lender: LenderDraft) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}): ReactNode {
  const t = useT();
  const [areProblemsShown, setAreProblemsShown] = useState(false);
  const next = (): void => {
    if (checkLender(props.lender).size === 0) props.onNext();
    else setAreProblemsShown(true);
  };
  return (
    <section>
      <h2>{t('book.lenderTitle')}</h2>
      <p className="desk-soft">{t('book.lenderBody')}</p>
      <LenderForm draft={props.lender} onChange={props.onChange} areProblemsShown={areProblemsShown} />
      <StepFoot onBack={props.onBack} onNext={next} nextText={t('book.next')} />
    </section>
  );
}

function CreateStep(props: {
  readonly lender: LenderDraft;
  readonly users: readonly UserDraft[];
  readonly onUsers: (users: readonly UserDraft[]) => void;
  readonly onBack: () => void;
  readonly onCreated: (recovery: Recovery) => void;
}): ReactNode {
  const t = useT();
  const language = useLanguage();
  const create = useDeskCommand('book.create');
  const isReady = areUsersReady(props.users);
  const submit = (): void => {
    if (!isReady) return;
    const users = props.users.map(({ name, role, passphrase }) => ({ name: name.trim(), role, passphrase }));
    // held before the call: the service tells that the book is open before it answers
    holdWizard(true);
    create.mutate(
      { lender: props.lender, users, language },
      { onSuccess: props.onCreated, onError: () => holdWizard(false) },
    );
  };
  return (
    <section>
      <h2>{t('book.usersTitle')}</h2>
      <p className="desk-soft">{t('book.usersBody')}</p>
      <UsersStep users={props.users} onChange={props.onUsers} />
      {create.error ? <ErrorView error={create.error} isInline /> : null}
      <StepFoot
        onBack={props.onBack}
        onNext={submit}
        nextText={t('book.create')}
        isBusy={create.isPending}
        isDisabled={!isReady}
      />
    </section>
  );
}

function ConfirmStep(props: {
  readonly recovery: Recovery;
  readonly bookLabel: string;
  readonly onConfirmed: () => void;
}): ReactNode {
  const t = useT();
  const confirm = useDeskCommand('book.confirmRecoveryKey');
  return (
    <section>
      <h2 className="desk-no-print">{t('book.recoveryTitle')}</h2>
      <RecoverySheet
        recovery={props.recovery}
        bookLabel={props.bookLabel}
        isBusy={confirm.isPending}
        onConfirmed={() => confirm.mutate({}, { onSuccess: props.onConfirmed })}
      />
      {confirm.error ? <ErrorView error={confirm.error} isInline /> : null}
    </section>
  );
}

function Done(): ReactNode {
  const t = useT();
  const goTo = (hash: string): void => {
    window.location.hash = hash;
    holdWizard(false);
    reloadStatus();
  };
  return (
    <section>
      <h2>{t('book.doneTitle')}</h2>
      <p>{t('book.doneBody')}</p>
      <div className="desk-form-foot">
        <Button type="primary" onClick={() => goTo('#/imports')} data-testid="wizard-import" autoFocus>
          {t('book.importNow')}
        </Button>
        <Button onClick={() => goTo('#/')} data-testid="wizard-open">
          {t('book.openDesk')}
        </Button>
      </div>
    </section>
  );
}

function StepFoot(props: {
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly nextText: string;
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
}): ReactNode {
  const t = useT();
  return (
    <div className="desk-form-foot">
      <Button
        type="primary"
        onClick={props.onNext}
        loading={props.isBusy ?? false}
        disabled={props.isDisabled ?? false}
        data-testid="wizard-next"
      >
        {props.nextText}
      </Button>
      <Button onClick={props.onBack}>{t('book.back')}</Button>
    </div>
  );
}
