import type { ReactNode } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../ErrorView.tsx';
import { InstantText } from '../InstantText.tsx';
import { gateWords } from './collection-words.ts';
import type { GateState } from './use-gate.ts';

/** What the gate says before the act: yes with what must be said, or no with the rule, its source and from when. */
export function GateNotice({ state }: { readonly state: GateState }): ReactNode {
  const t = useT();
  const { gate, error } = state;
  if (error) return <ErrorView error={error} isInline />;
  if (!gate) return <p className="desk-late desk-soft">{t('cases.call.checking')}</p>;
  const requirements = gate.requirements.map((one) => t(`cases.requirements.${one}`)).join(' · ');
  return (
    <div
      className={gate.allowed ? 'case-notice' : 'case-notice case-notice-no'}
      role="status"
      data-testid="gate"
    >
      {gate.allowed ? (
        <strong className="desk-green">✓ {t('cases.call.allowed')}</strong>
      ) : (
        <Refusal gate={gate} />
      )}
      {gate.warnings.map((warning) => (
        <div className="desk-amber" key={warning.code}>
          !{' '}
          {warning.code === 'gate.smsMany'
            ? t('cases.gate.smsMany', warning.params)
            : t('cases.gate.letterSoon', warning.params)}
        </div>
      ))}
      {requirements ? (
        <div className="desk-small">
          {t('cases.call.must')}: {requirements}
          {gate.mayDiscloseDebt ? '' : ` · ${t('cases.today.mayNotDisclose')}`}
        </div>
      ) : null}
    </div>
  );
}

function Refusal({ gate }: { readonly gate: Output<'contacts.gate'> }): ReactNode {
  const t = useT();
  const words = gateWords(gate);
  return (
    <>
      <strong className="desk-red">
        ✗ {t('cases.call.blocked')}: {words.what}
      </strong>
      <div className="desk-small">
        {words.act}{' '}
        {gate.possibleFrom ? (
          <>
            → <InstantText at={gate.possibleFrom} />
          </>
        ) : null}{' '}
        {gate.limit ? <span className="desk-soft">{gate.limit.source}</span> : null}
      </div>
    </>
  );
}
