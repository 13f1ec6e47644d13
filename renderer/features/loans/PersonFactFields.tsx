import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { type FactProblem, type FactsForm, WAYS } from './person-facts-form.ts';

interface PartProps {
  readonly form: FactsForm;
  readonly problems: ReadonlySet<FactProblem>;
  readonly isCompany: boolean;
  readonly onChange: (next: Partial<FactsForm>) => void;
}

/** A restriction that is on or off, with its fields below while it is on. */
function Restriction(props: {
  readonly label: string;
  readonly isOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <fieldset className="loan-fact" aria-label={props.label}>
      <Checkbox checked={props.isOn} onChange={(event) => props.onSwitch(event.target.checked)}>
        {props.label}
      </Checkbox>
      {props.isOn ? <div className="loan-fact-fields">{props.children}</div> : null}
    </fieldset>
  );
}

function TextFact(props: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly isWrong?: boolean;
  readonly isRequired?: boolean;
  readonly help?: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const t = useT();
  return (
    <Field
      label={props.label}
      isRequired={props.isRequired ?? false}
      help={props.help}
      error={props.isWrong ? t('loanForm.problem.required') : undefined}
    >
      {(control) => (
        <ImeInput
          {...control}
          value={props.value}
          onChange={props.onChange}
          maxLength={props.most}
          autoComplete="off"
        />
      )}
    </Field>
  );
}

function DayFact(props: {
  readonly label: string;
  readonly value: LocalDate | undefined;
  readonly problem: string | undefined;
  readonly onChange: (day: LocalDate | undefined) => void;
}): ReactNode {
  return (
    <Field label={props.label} isRequired error={props.problem}>
      {(control) => <DateField {...control} value={props.value} onChange={props.onChange} />}
    </Field>
  );
}

export function QuietFields({ form, problems, onChange }: PartProps): ReactNode {
  const t = useT();
  return (
    <Restriction
      label={t('records.facts.quiet')}
      isOn={form.isQuiet}
      onSwitch={(isQuiet) => onChange({ isQuiet })}
    >
      <div className="loan-wide">
        <div>{t('records.facts.ways')}</div>
        <Checkbox.Group
          aria-label={t('records.facts.ways')}
          value={[...form.ways]}
          onChange={(values) => onChange({ ways: WAYS.filter((way) => values.includes(way)) })}
          options={WAYS.map((value) => ({ value, label: t(`cases.what.${value}`) }))}
        />
        {problems.has('ways') ? (
          <div className="desk-red desk-small" role="alert">
            ✗ {t('records.facts.waysMissing')}
          </div>
        ) : null}
      </div>
      <div>
        {form.isForGood ? null : (
          <DayFact
            label={t('records.facts.until')}
            value={form.until}
            problem={problems.has('until') ? t('records.facts.untilWrong') : undefined}
            onChange={(until) => onChange({ until })}
          />
        )}
        <Checkbox
          checked={form.isForGood}
          onChange={(event) => onChange({ isForGood: event.target.checked })}
        >
          {t('records.facts.forGood')}
        </Checkbox>
      </div>
      <TextFact
        label={t('records.facts.wish')}
        help={t('records.facts.wishHelp')}
        value={form.wish}
        most={400}
        isRequired
        isWrong={problems.has('wish')}
        onChange={(wish) => onChange({ wish })}
      />
    </Restriction>
  );
}

export function RepresentationFields({ form, problems, onChange }: PartProps): ReactNode {
  const t = useT();
  return (
    <Restriction
      label={t('records.facts.represented')}
      isOn={form.isRepresented}
      onSwitch={(isRepresented) => onChange({ isRepresented })}
    >
      <TextFact
        label={t('records.facts.representative')}
        help={t('records.facts.representativeHelp')}
        value={form.representative}
        most={80}
        isRequired
        isWrong={problems.has('representative')}
        onChange={(representative) => onChange({ representative })}
      />
      <div>
        <Checkbox
          checked={form.isAuthorityShown}
          onChange={(event) => onChange({ isAuthorityShown: event.target.checked })}
        >
          {t('records.facts.authority')}
        </Checkbox>
        {form.isAuthorityShown ? (
          <DayFact
            label={t('records.facts.authorityOn')}
            value={form.authorityOn}
            problem={problems.has('authorityOn') ? t('records.facts.dayWrong') : undefined}
            onChange={(authorityOn) => onChange({ authorityOn })}
          />
        ) : (
          <div className="desk-amber desk-small">! {t('records.facts.authorityNot')}</div>
        )}
      </div>
    </Restriction>
  );
}

export function DeathFields({ form, problems, onChange }: PartProps): ReactNode {
  const t = useT();
  return (
    <Restriction
      label={t('records.facts.dead')}
      isOn={form.isDead}
      onSwitch={(isDead) => onChange({ isDead })}
    >
      <DayFact
        label={t('records.facts.deathOn')}
        value={form.deathOn}
        problem={problems.has('deathOn') ? t('records.facts.dayWrong') : undefined}
        onChange={(deathOn) => onChange({ deathOn })}
      />
      <TextFact
        label={t('records.facts.heirs')}
        help={t('records.facts.heirsHelp')}
        value={form.heirsNote}
        most={400}
        onChange={(heirsNote) => onChange({ heirsNote })}
      />
    </Restriction>
  );
}

export function ConsentFields({ form, problems, onChange }: PartProps): ReactNode {
  const t = useT();
  return (
    <Restriction
      label={t('records.facts.consent')}
      isOn={form.hasConsent}
      onSwitch={(hasConsent) => onChange({ hasConsent })}
    >
      <DayFact
        label={t('records.facts.consentOn')}
        value={form.consentOn}
        problem={problems.has('consentOn') ? t('records.facts.dayWrong') : undefined}
        onChange={(consentOn) => onChange({ consentOn })}
      />
      <TextFact
        label={t('records.facts.consentPaper')}
        help={t('records.facts.consentPaperHelp')}
        value={form.consentPaper}
        most={200}
        isRequired
        isWrong={problems.has('consentPaper')}
        onChange={(consentPaper) => onChange({ consentPaper })}
      />
    </Restriction>
  );
}

export function NoteFields({ form, isCompany, onChange }: PartProps): ReactNode {
  const t = useT();
  return (
    <div className="loan-fact-fields">
      {isCompany ? null : (
        <TextFact
          label={t('records.facts.hardship')}
          help={t('records.facts.hardshipHelp')}
          value={form.hardship}
          most={400}
          onChange={(hardship) => onChange({ hardship })}
        />
      )}
      <TextFact
        label={t('records.facts.language')}
        help={t('records.facts.languageHelp')}
        value={form.language}
        most={40}
        onChange={(language) => onChange({ language })}
      />
      <div className="loan-wide">
        <Field label={t('records.facts.notes')}>
          {(control) => (
            <ImeTextArea
              {...control}
              value={form.notes}
              onChange={(notes) => onChange({ notes })}
              maxLength={2000}
            />
          )}
        </Field>
      </div>
    </div>
  );
}
