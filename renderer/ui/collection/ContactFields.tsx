import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { Field } from '../Field.tsx';
import { ImeInput } from '../ImeInput.tsx';
import { ImeTextArea } from '../ImeTextArea.tsx';
import { Choice } from './Choice.tsx';
import { OUTCOMES, outcomeName } from './collection-words.ts';
import { type ContactForm, DEFAULT_REASONS } from './contact-form.ts';

/** What came of it: outcome by key, willingness, reason for default, summary; place and second person of a visit. */
export function ContactFields(props: {
  readonly form: ContactForm;
  readonly onChange: (part: Partial<ContactForm>) => void;
}): ReactNode {
  const t = useT();
  const { form, onChange } = props;
  return (
    <>
      <div className="case-label">
        {t('cases.call.outcome')} <span className="desk-required">*</span>{' '}
        <span className="desk-soft desk-small">{t('cases.call.outcomeHelp')}</span>
      </div>
      <Choice
        label={t('cases.call.outcome')}
        codes={OUTCOMES}
        value={form.outcome}
        name={(code) => outcomeName(t, code)}
        onChange={(outcome) => onChange({ outcome, nextAction: null, nextOn: null })}
        isRequired
        hasKeys
      />
      <div className="case-row">
        <div>
          <div className="case-label">{t('cases.call.willingness')}</div>
          <Choice
            label={t('cases.call.willingness')}
            codes={['willing', 'unsure', 'unwilling']}
            value={form.willingness}
            name={(code) => t(`cases.willingness.${code}`)}
            onChange={(willingness) => onChange({ willingness })}
          />
        </div>
        <div>
          <div className="case-label">{t('cases.call.defaultReason')}</div>
          <Choice
            label={t('cases.call.defaultReason')}
            codes={DEFAULT_REASONS}
            value={form.defaultReason}
            name={(code) => t(`cases.defaultReason.${code}`)}
            onChange={(defaultReason) => onChange({ defaultReason })}
          />
        </div>
      </div>
      {form.channel === 'visit' ? (
        <div className="case-row">
          <Field label={t('cases.call.place')}>
            {(control) => (
              <ImeInput {...control} value={form.place} onChange={(place) => onChange({ place })} />
            )}
          </Field>
          <Field label={t('cases.call.witness')} isRequired>
            {(control) => (
              <ImeInput {...control} value={form.witness} onChange={(witness) => onChange({ witness })} />
            )}
          </Field>
        </div>
      ) : null}
      <Field label={t('cases.call.summary')}>
        {(control) => (
          <ImeTextArea
            {...control}
            value={form.summary}
            placeholder={t('cases.call.summaryHelp')}
            maxLength={2000}
            onChange={(summary) => onChange({ summary })}
          />
        )}
      </Field>
    </>
  );
}
