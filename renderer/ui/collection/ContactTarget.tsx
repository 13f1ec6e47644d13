import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { Field } from '../Field.tsx';
import { ImeInput } from '../ImeInput.tsx';
import { Choice } from './Choice.tsx';
import { type CasePage, outcomeName, rolesText } from './collection-words.ts';
import { CHANNELS, type ContactForm, dialOf, RELATIONS } from './contact-form.ts';

const OTHER = 'other';
const TYPED = 'typed';

/** Whom, by which channel, on which number, from when. */
export function ContactTarget(props: {
  readonly page: CasePage;
  readonly form: ContactForm;
  readonly onChange: (part: Partial<ContactForm>) => void;
}): ReactNode {
  const t = useT();
  const { page, form, onChange } = props;
  const asksNumber = form.channel === 'call' || form.channel === 'sms';
  return (
    <>
      <div className="case-row">
        <Choice
          label={t('cases.call.channel')}
          codes={CHANNELS}
          value={form.channel}
          name={(code) => t(`loans.contactChannel.${code}`)}
          onChange={(channel) => onChange({ channel: channel ?? 'call' })}
          isRequired
        />
        <Choice
          label={t('cases.call.direction')}
          codes={['out', 'in']}
          value={form.direction}
          name={(code) => t(`cases.call.${code}`)}
          onChange={(direction) => onChange({ direction: direction ?? 'out' })}
          isRequired
        />
      </div>
      <div className="case-row">
        <Field label={t('cases.call.who')}>
          {(control) => (
            <Select
              {...control}
              value={form.personId ?? OTHER}
              onChange={(value: string) => {
                const person = page.debtors.find((one) => one.personId === value);
                onChange(person ? dialOf(person) : { personId: null, phoneId: null });
              }}
              options={[
                ...page.debtors.map((one) => ({
                  value: one.personId,
                  label: `${one.name}（${rolesText(t, one.roles)}）`,
                })),
                { value: OTHER, label: t('cases.call.other') },
              ]}
            />
          )}
        </Field>
        {form.personId === null ? <OtherPerson form={form} onChange={onChange} /> : null}
        {asksNumber ? <NumberField {...props} /> : null}
        <Field label={t('cases.call.startTime')} help={t('cases.call.startTimeHelp')}>
          {(control) => (
            <ImeInput {...control} value={form.startTime} onChange={(startTime) => onChange({ startTime })} />
          )}
        </Field>
      </div>
    </>
  );
}

function NumberField(props: {
  readonly page: CasePage;
  readonly form: ContactForm;
  readonly onChange: (part: Partial<ContactForm>) => void;
}): ReactNode {
  const t = useT();
  const { form, onChange } = props;
  const phones = props.page.debtors.find((one) => one.personId === form.personId)?.phones ?? [];
  return (
    <>
      <Field label={t('cases.call.number')}>
        {(control) => (
          <Select
            {...control}
            value={form.phoneId ?? TYPED}
            onChange={(value: string) => onChange({ phoneId: value === TYPED ? null : value })}
            options={[
              ...phones.map((phone) => ({
                value: phone.phoneId,
                label: `${phone.numberMasked} ${t(`loans.phoneKind.${phone.kind}`)}${
                  phone.lastResult ? ` · ${outcomeName(t, phone.lastResult)}` : ''
                }`,
              })),
              { value: TYPED, label: t('cases.call.numberTyped') },
            ]}
          />
        )}
      </Field>
      {form.phoneId === null ? (
        <Field label={t('cases.call.numberTyped')}>
          {(control) => (
            <ImeInput {...control} value={form.number} onChange={(number) => onChange({ number })} />
          )}
        </Field>
      ) : null}
    </>
  );
}

function OtherPerson(props: {
  readonly form: ContactForm;
  readonly onChange: (part: Partial<ContactForm>) => void;
}): ReactNode {
  const t = useT();
  const { form, onChange } = props;
  return (
    <>
      <Field label={t('cases.call.otherName')} isRequired>
        {(control) => (
          <ImeInput
            {...control}
            value={form.personLabel}
            onChange={(personLabel) => onChange({ personLabel })}
          />
        )}
      </Field>
      <Field label={t('cases.call.relation')}>
        {(control) => (
          <Select
            {...control}
            value={form.relation}
            onChange={(relation) => onChange({ relation })}
            options={RELATIONS.map((value) => ({ value, label: t(`cases.relation.${value}`) }))}
          />
        )}
      </Field>
    </>
  );
}
