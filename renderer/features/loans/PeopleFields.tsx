import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import type { FormPart } from './form-part.ts';
import { PartyFields } from './PartyFields.tsx';
import { PersonFields } from './PersonFields.tsx';
import { emptyParty } from './party-form.ts';

const MOST_PARTIES = 12;

/** Parts 2 and 3: the borrower, and everybody else on the paper. */
export function PeopleFields({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  const areProblemsShown = problems.size > 0;
  return (
    <>
      <section className="loan-form-section">
        <h2>{t('loanForm.section.borrower')}</h2>
        <PersonFields
          person={form.borrower}
          onChange={(borrower) => onChange({ ...form, borrower })}
          areProblemsShown={areProblemsShown}
          isPhoneNeeded
        />
      </section>
      <section className="loan-form-section">
        <h2>{t('loanForm.section.parties')}</h2>
        {form.parties.length === 0 ? (
          <span className="loan-wide desk-soft">{t('loanForm.party.none')}</span>
        ) : null}
        {form.parties.map((party) => (
          <fieldset className="loan-group" key={party.key} aria-label={t(`loans.role.${party.role}`)}>
            <PartyFields
              party={party}
              onChange={(next) =>
                onChange({
                  ...form,
                  parties: form.parties.map((one) => (one.key === party.key ? next : one)),
                })
              }
              areProblemsShown={areProblemsShown}
            />
            <Button
              size="small"
              className="loan-wide"
              onClick={() =>
                onChange({ ...form, parties: form.parties.filter((one) => one.key !== party.key) })
              }
            >
              {t('loanForm.party.remove')}
            </Button>
          </fieldset>
        ))}
        <Button
          className="loan-wide"
          disabled={form.parties.length >= MOST_PARTIES}
          onClick={() => onChange({ ...form, parties: [...form.parties, emptyParty()] })}
        >
          + {t('loanForm.party.add')}
        </Button>
      </section>
    </>
  );
}
