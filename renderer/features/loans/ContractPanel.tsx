import type { ReactNode } from 'react';
import { type Translate, useT } from '../../i18n/words.ts';
import { DateText } from '../../ui/DateText.tsx';
import { InstantText } from '../../ui/InstantText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { percentOfPpm } from '../../ui/percent-text.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DAY_OFF_WORDS, UP_FRONT_WORDS } from './AdvancedTerms.tsx';
import { ClausesPart } from './ClausesPart.tsx';
import { DisclosureFact } from './DisclosureFact.tsx';
import type { Loan } from './loan.ts';
import { Facts, Section } from './Section.tsx';

const COMPONENTS = ['cost', 'interest', 'penalty', 'fee', 'principal'] as const;

/** What was agreed: terms, yearly cost, order of payment, clauses, pay-outs. */
export function ContractPanel({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const { terms } = loan;
  return (
    <Section title={t('loans.section.contract')}>
      <Facts
        facts={[
          [t('loans.contract.lender'), loan.lender.name],
          [t('loans.contract.loanNoteNo'), loan.loanNoteNo],
          [t('loans.contract.product'), loan.product],
          [t('loans.contract.legalForm'), t(`loans.legalForm.${loan.legalForm}`)],
          [t('loans.contract.principal'), <MoneyText key="p" fen={terms.principalFen} />],
          [t('loans.contract.rate'), `${percentOfPpm(terms.annualRatePpm)}%`],
          [t('loans.contract.method'), t(`loans.method.${terms.method}`)],
          [
            t('loans.contract.term'),
            `${terms.termCount} · ${t('loans.contract.dueDay', { day: terms.dueDay })} · ${t('loans.contract.version', { version: terms.scheduleVersion })}`,
          ],
          [t('loans.contract.signedOn'), terms.signedOn],
          [t('loans.contract.disbursedOn'), terms.disbursedOn],
          [t('loans.contract.firstDueOn'), terms.firstDueOn],
          [
            t('loanForm.advanced.dueOnDayOff'),
            terms.dueOnDayOff === 'stays' ? null : t(DAY_OFF_WORDS[terms.dueOnDayOff]),
          ],
          ...upFrontFacts(t, terms),
          [t('loans.contract.penalty'), penaltyText(t, terms)],
          [t('loans.contract.allocation'), allocationText(t, terms)],
          [t('loans.contract.yearlyCost'), costText(t, loan)],
          [t('records.disclosure.name'), <DisclosureFact key="d" loan={loan} />],
          [t('loans.page.remarks'), loan.remarks],
        ]}
      />
      <ClausesPart loan={loan} />
      {loan.payouts.length > 0 ? <h3>{t('loans.section.payouts')}</h3> : null}
      {loan.payouts.map((payout) => (
        <p key={payout.tranche} className="desk-wrap">
          {t('loans.contract.payout', {
            tranche: payout.tranche,
            date: payout.paidOn,
            amount: formatMoney(payout.amountFen),
            account: payout.account,
            voucher: payout.voucher,
          })}
          {payout.isPaidToDealer ? ` · ${t('loans.contract.toDealer')}` : ''}
        </p>
      ))}
    </Section>
  );
}

/** What the contract states as principal and what of it never reached the borrower (R2.7). */
function upFrontFacts(t: Translate, terms: Loan['terms']): readonly (readonly [string, string])[] {
  if (terms.upFront === null) return [];
  const charges = terms.upFront.charges.map(
    (one) =>
      `${t(UP_FRONT_WORDS[one.kind])} ${formatMoney(one.amountFen)} (${one.takenOn}${one.isDeducted ? ` · ${t('loanForm.advanced.deducted')}` : ''})`,
  );
  return [
    [t('loanForm.advanced.stated'), formatMoney(terms.upFront.statedPrincipalFen)],
    [t('loanForm.advanced.kind'), charges.join(' · ')],
  ];
}

function penaltyText(t: Translate, terms: Loan['terms']): string {
  const grace = terms.graceDays > 0 ? ` · ${t('loans.contract.grace', { count: terms.graceDays })}` : '';
  if (terms.penaltyDailyRatePpm !== null) {
    return t('loans.contract.penaltyDaily', { rate: `${percentOfPpm(terms.penaltyDailyRatePpm)}%` }) + grace;
  }
  if (terms.penaltyFactorPercent !== null) {
    return t('loans.contract.penaltyFactor', { percent: terms.penaltyFactorPercent }) + grace;
  }
  return t('loans.contract.penaltyNone');
}

function allocationText(t: Translate, terms: Loan['terms']): string {
  const order = terms.allocationOrder.flatMap((part) => {
    const component = oneOf(COMPONENTS, part);
    return component ? [t(`loans.component.${component}`)] : [];
  });
  const source =
    terms.allocationSource === 'statutory'
      ? t('loans.contract.statutory')
      : t('loans.contract.clauseSource', { no: terms.allocationSource });
  return `${order.join(' → ')} (${source})`;
}

function costText(t: Translate, loan: Loan): string {
  if (loan.aprSimplePpm === null || loan.aprEffectivePpm === null) return '—';
  return t('loans.contract.yearlyCostParts', {
    simple: `${percentOfPpm(loan.aprSimplePpm)}%`,
    effective: `${percentOfPpm(loan.aprEffectivePpm)}%`,
  });
}

/** The balances a running loan was taken over with; an unconfirmed one is said plainly. */
export function OpeningPanel({ opening }: { readonly opening: NonNullable<Loan['opening']> }): ReactNode {
  const t = useT();
  const isConfirmed = opening.confirmedAt !== null;
  const source =
    opening.sourceRow === null
      ? opening.sourceFile
      : t('loans.opening.sourceRow', { file: opening.sourceFile, row: opening.sourceRow });
  return (
    <Section
      title={t('loans.section.opening')}
      beside={
        isConfirmed ? (
          <span className="desk-soft">
            {t('loans.opening.confirmed', { name: opening.confirmedBy ?? '' })}{' '}
            <InstantText at={opening.confirmedAt} />
          </span>
        ) : (
          <StatusTag tone="amber">{t('loans.mark.openingUnconfirmed')}</StatusTag>
        )
      }
    >
      {isConfirmed ? null : <p className="desk-amber">⚠ {t('loans.opening.unconfirmed')}</p>}
      <div className="desk-toolbar" style={{ marginBottom: 0 }}>
        <span>
          <span className="desk-soft">{t('loans.opening.cutOver')} </span>
          {opening.cutOverOn}
        </span>
        {(['principal', 'interest', 'penalty', 'fee'] as const).map((part) => (
          <span key={part}>
            <span className="desk-soft">{t(`loans.component.${part}`)} </span>
            <MoneyText fen={opening[`${part}Fen`]} />
          </span>
        ))}
        <span>{t('loans.opening.met', { count: opening.instalmentsMet })}</span>
        {opening.lastDemandOn ? (
          <span>
            <span className="desk-soft">{t('loans.opening.lastDemand')} </span>
            <DateText date={opening.lastDemandOn} />
          </span>
        ) : null}
        <span className="desk-wrap">
          <span className="desk-soft">{t('loans.opening.source')} </span>
          {source}
        </span>
      </div>
    </Section>
  );
}
