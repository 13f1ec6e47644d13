import { Button, Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { type Translate, useT } from '../../i18n/words.ts';
import { PhoneField } from '../../ui/IdentityFields.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ADDRESS_KINDS, PHONE_KINDS, SOURCES } from './codes.ts';
import type { PersonForm } from './person-form.ts';

type Phone = PersonForm['phones'][number];
type Address = PersonForm['addresses'][number];

interface ContactProps {
  readonly person: PersonForm;
  readonly onChange: (person: PersonForm) => void;
  readonly problem: string | undefined;
}

function sourceOptions(t: Translate, source: string) {
  const known = SOURCES.filter((one) => one !== 'import').map((value) => ({
    value: `${value}`,
    label: t(`loans.source.${value}`),
  }));
  return known.some((one) => one.value === source) ? known : [...known, { value: source, label: source }];
}

function replaced<Item>(items: readonly Item[], index: number, next: Item | undefined): Item[] {
  return items.flatMap((item, at) => (at === index ? (next === undefined ? [] : [next]) : [item]));
}

/** Telephones and addresses, each with its kind and where it is known from. */
export function ContactFields({ person, onChange, problem }: ContactProps): ReactNode {
  const t = useT();
  return (
    <div className="loan-wide">
      {person.phones.map((phone, index) => (
        <PhoneRow
          key={`phone-${index.toString()}`}
          phone={phone}
          onChange={(next) => onChange({ ...person, phones: replaced(person.phones, index, next) })}
        />
      ))}
      {problem ? (
        <div className="desk-red desk-small" role="alert">
          ✗ {problem}
        </div>
      ) : null}
      {person.addresses.map((address, index) => (
        <AddressRow
          key={`address-${index.toString()}`}
          address={address}
          onChange={(next) => onChange({ ...person, addresses: replaced(person.addresses, index, next) })}
        />
      ))}
      <div className="desk-form-foot">
        <Button
          size="small"
          disabled={person.phones.length >= 10}
          onClick={() =>
            onChange({
              ...person,
              phones: [...person.phones, { number: '', kind: 'mobile', source: 'borrower' }],
            })
          }
        >
          + {t('loanForm.person.addPhone')}
        </Button>
        <Button
          size="small"
          disabled={person.addresses.length >= 10}
          onClick={() =>
            onChange({
              ...person,
              addresses: [
                ...person.addresses,
                { kind: 'residence', address: '', source: 'borrower', isAgreedDelivery: false },
              ],
            })
          }
        >
          + {t('loanForm.person.addAddress')}
        </Button>
      </div>
    </div>
  );
}

function PhoneRow(props: {
  readonly phone: Phone;
  readonly onChange: (phone: Phone | undefined) => void;
}): ReactNode {
  const t = useT();
  const { phone, onChange } = props;
  return (
    <div className="loan-contact-row">
      <Select
        aria-label={t('loanForm.person.phoneKind')}
        value={phone.kind}
        onChange={(kind) => onChange({ ...phone, kind })}
        options={PHONE_KINDS.map((value) => ({ value, label: t(`loans.phoneKind.${value}`) }))}
      />
      <PhoneField
        aria-label={t('loanForm.person.phone')}
        value={phone.number}
        onChange={(number) => onChange({ ...phone, number })}
      />
      <Select
        aria-label={t('loanForm.person.source')}
        value={phone.source}
        onChange={(source) => onChange({ ...phone, source })}
        options={sourceOptions(t, phone.source)}
      />
      <RemoveButton onClick={() => onChange(undefined)} />
    </div>
  );
}

function AddressRow(props: {
  readonly address: Address;
  readonly onChange: (address: Address | undefined) => void;
}): ReactNode {
  const t = useT();
  const { address, onChange } = props;
  return (
    <>
      <div className="loan-contact-row">
        <Select
          aria-label={t('loanForm.person.addressKind')}
          value={address.kind}
          onChange={(kind) => onChange({ ...address, kind })}
          options={ADDRESS_KINDS.map((value) => ({ value, label: t(`loans.addressKind.${value}`) }))}
        />
        <ImeInput
          aria-label={t('loanForm.person.address')}
          placeholder={t('loanForm.person.address')}
          value={address.address}
          maxLength={200}
          onChange={(text) => onChange({ ...address, address: text })}
        />
        <Select
          aria-label={t('loanForm.person.source')}
          value={address.source}
          onChange={(source) => onChange({ ...address, source })}
          options={sourceOptions(t, address.source)}
        />
        <RemoveButton onClick={() => onChange(undefined)} />
      </div>
      <Checkbox
        checked={address.isAgreedDelivery}
        onChange={(event) => onChange({ ...address, isAgreedDelivery: event.target.checked })}
      >
        {t('loanForm.person.agreedDelivery')}
      </Checkbox>
    </>
  );
}

function RemoveButton({ onClick }: { readonly onClick: () => void }): ReactNode {
  const t = useT();
  return (
    <Button
      type="text"
      aria-label={t('loanForm.person.remove')}
      title={t('loanForm.person.remove')}
      onClick={onClick}
    >
      ×
    </Button>
  );
}
