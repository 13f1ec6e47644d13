import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n/words.ts';
import { Field } from './Field.tsx';
import { PassphraseInput } from './PassphraseInput.tsx';
import { measurePassphrase } from './passphrase-strength.ts';

export interface NewPassphraseValue {
  readonly passphrase: string;
  readonly repeated: string;
}

/** Whether both fields hold the same passphrase and it is not refused. */
export function isPassphraseReady(value: NewPassphraseValue, names: readonly string[] = []): boolean {
  return value.passphrase === value.repeated && measurePassphrase(value.passphrase, names).level > 0;
}

const LEVEL_KEYS = ['book.strength0', 'book.strength1', 'book.strength2', 'book.strength3'] as const;
const PROBLEM_KEYS = {
  empty: 'book.passphraseHelp',
  short: 'book.passphraseShort',
  common: 'book.passphraseCommon',
  name: 'book.passphraseName',
} as const;

/** A new passphrase twice, with its strength in words and as a bar. */
export function NewPassphrase(props: {
  readonly value: NewPassphraseValue;
  readonly onChange: (value: NewPassphraseValue) => void;
  readonly names?: readonly string[];
  readonly onEnter?: () => void;
}): ReactNode {
  const t = useT();
  const { value, onChange } = props;
  const strength = measurePassphrase(value.passphrase, props.names);
  const isTyped = value.passphrase !== '';
  const differs = value.repeated !== '' && value.repeated !== value.passphrase;
  return (
    <>
      <Field
        label={t('book.passphrase')}
        isRequired
        help={
          <>
            {strength.problem ? t(PROBLEM_KEYS[strength.problem]) : t(LEVEL_KEYS[strength.level])}
            {isTyped ? (
              <Progress
                percent={Math.min(100, Math.round((strength.bits / 80) * 100))}
                showInfo={false}
                size="small"
                aria-label={t('book.strength')}
              />
            ) : null}
          </>
        }
      >
        {(control) => (
          <PassphraseInput
            {...control}
            isNew
            value={value.passphrase}
            onChange={(passphrase) => onChange({ ...value, passphrase })}
          />
        )}
      </Field>
      <Field
        label={t('book.passphraseAgain')}
        isRequired
        error={differs ? t('book.passphraseDiffers') : undefined}
      >
        {(control) => (
          <PassphraseInput
            {...control}
            isNew
            value={value.repeated}
            onChange={(repeated) => onChange({ ...value, repeated })}
            {...(props.onEnter ? { onEnter: props.onEnter } : {})}
          />
        )}
      </Field>
    </>
  );
}
