import { Button, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { LenderDraft } from '../../shared/contract/lenders.ts';
import { parseLocalDate } from '../../shared/kernel/local-date.ts';
import { useT } from '../i18n/words.ts';
import { DateField } from './DateField.tsx';
import { Field } from './Field.tsx';
import { ImeInput } from './ImeInput.tsx';

type Licences = LenderDraft['licences'];
type Accounts = LenderDraft['accounts'];

interface ListProps<List> {
  readonly error: string | undefined;
  readonly onChange: (list: List) => void;
}

function replaceAt<Item>(list: readonly Item[], index: number, item: Item): Item[] {
  return list.map((old, at) => (at === index ? item : old));
}

/** The licence history: number and validity of each licence, present and past. */
export function LicencesEditor(props: ListProps<Licences> & { readonly licences: Licences }): ReactNode {
  const t = useT();
  const { licences, onChange } = props;
  return (
    <fieldset className="desk-group">
      <legend>{t('lender.licences')}</legend>
      <div className="desk-soft">{t('lender.help.licences')}</div>
      {licences.map((licence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a licence has no identity but its place while it is typed
        <div key={index} className="desk-group-row">
          <Field label={t('lender.licenceNo')} isRequired>
            {(control) => (
              <ImeInput
                {...control}
                value={licence.licenceNo}
                maxLength={60}
                onChange={(licenceNo) => onChange(replaceAt(licences, index, { ...licence, licenceNo }))}
              />
            )}
          </Field>
          <Field label={t('lender.validFrom')} isRequired>
            {(control) => (
              <DateField
                {...control}
                value={parseLocalDate(licence.validFrom)}
                onChange={(date) =>
                  onChange(replaceAt(licences, index, { ...licence, validFrom: date ?? '' }))
                }
              />
            )}
          </Field>
          <Field label={t('lender.validTo')} help={t('lender.help.validTo')}>
            {(control) => (
              <DateField
                {...control}
                value={licence.validTo === null ? undefined : parseLocalDate(licence.validTo)}
                onChange={(date) =>
                  onChange(replaceAt(licences, index, { ...licence, validTo: date ?? null }))
                }
              />
            )}
          </Field>
          <Button onClick={() => onChange(licences.filter((_, at) => at !== index))}>
            {t('lender.remove')}
          </Button>
        </div>
      ))}
      {props.error ? <div className="desk-red">✗ {props.error}</div> : null}
      <Button onClick={() => onChange([...licences, { licenceNo: '', validFrom: '', validTo: null }])}>
        {t('lender.addLicence')}
      </Button>
    </fieldset>
  );
}

/** The collection accounts; one is the account that letters print. */
export function AccountsEditor(props: ListProps<Accounts> & { readonly accounts: Accounts }): ReactNode {
  const t = useT();
  const { accounts, onChange } = props;
  const names = ['accountName', 'bankName', 'accountNo'] as const;
  const setDefault = (index: number): void =>
    onChange(accounts.map((account, at) => ({ ...account, isDefault: at === index })));
  return (
    <fieldset className="desk-group">
      <legend>{t('lender.accounts')}</legend>
      {accounts.map((account, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an account has no identity but its place while it is typed
        <div key={index} className="desk-group-row">
          {names.map((name) => (
            <Field key={name} label={t(`lender.${name}`)} isRequired>
              {(control) => (
                <ImeInput
                  {...control}
                  value={account[name]}
                  maxLength={name === 'accountNo' ? 40 : 80}
                  onChange={(next) => onChange(replaceAt(accounts, index, { ...account, [name]: next }))}
                />
              )}
            </Field>
          ))}
          {accounts.length > 1 ? (
            <>
              <Radio checked={account.isDefault} onChange={() => setDefault(index)}>
                {t('lender.isDefault')}
              </Radio>
              <Button
                disabled={account.isDefault}
                onClick={() => onChange(accounts.filter((_, at) => at !== index))}
              >
                {t('lender.remove')}
              </Button>
            </>
          ) : null}
        </div>
      ))}
      {props.error ? <div className="desk-red">✗ {props.error}</div> : null}
      <Button
        onClick={() =>
          onChange([...accounts, { accountName: '', bankName: '', accountNo: '', isDefault: false }])
        }
      >
        {t('lender.addAccount')}
      </Button>
    </fieldset>
  );
}
