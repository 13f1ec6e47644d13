import { Button, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { checkResidentId } from '../../shared/domain/identity/resident-id.ts';
import { checkLandline, checkMobile } from '../../shared/domain/identity/telephone.ts';
import { checkPlate, PLATE_PROVINCES } from '../../shared/domain/identity/vehicle.ts';
import { useT } from '../i18n/words.ts';
import { ImeInput } from './ImeInput.tsx';
import { useToday } from './today.ts';

export interface IdentityFieldProps {
  readonly id?: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onEnter?: () => void;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
}

/** A resident ID number: checks itself when left; a good one tells birth date and sex. */
export function IdNumberField({ value, onChange, ...rest }: IdentityFieldProps): ReactNode {
  const t = useT();
  const today = useToday();
  const [isLeft, setIsLeft] = useState(true);
  const check = checkResidentId(value, today);
  const isShown = isLeft && value.trim() !== '';
  return (
    <div>
      <ImeInput
        {...rest}
        value={value}
        maxLength={24}
        autoComplete="off"
        onFocus={() => setIsLeft(false)}
        onBlur={() => {
          setIsLeft(true);
          if (check.ok && check.normalised !== value) onChange(check.normalised);
        }}
        onChange={onChange}
      />
      <div className="desk-field-note" aria-live="polite">
        {check.ok
          ? t('ui.idBirth', {
              birth: check.facts.birthDate,
              sex: t(check.facts.sex === 'male' ? 'ui.idMale' : 'ui.idFemale'),
            })
          : null}
        {!check.ok && isShown ? (
          <span className={check.severity === 'error' ? 'desk-red' : 'desk-amber'}>
            ⚠ {t(ID_REASONS[check.reason])}
          </span>
        ) : null}
      </div>
    </div>
  );
}

const ID_REASONS = {
  'id.empty': 'ui.idWrong.length',
  'id.form': 'ui.idWrong.length',
  'id.area': 'ui.idWrong.area',
  'id.birthDate': 'ui.idWrong.birth',
  'id.birthInFuture': 'ui.idWrong.birth',
  'id.tooOld': 'ui.idWrong.birth',
  'id.checkDigit': 'ui.idWrong.check',
} as const;

/** A plate: offers the province letters, upper-cases the rest, checks itself when left. */
export function PlateField({ value, onChange, ...rest }: IdentityFieldProps): ReactNode {
  const t = useT();
  const [isLeft, setIsLeft] = useState(true);
  const [isOpen, setIsOpen] = useState(false);
  const check = checkPlate(value);
  const choose = (letter: string): void => {
    const first = value.charAt(0);
    onChange(letter + (PLATE_PROVINCES.includes(first) ? value.slice(1) : value));
    setIsOpen(false);
  };
  const letters = (
    <div className="desk-provinces">
      {[...PLATE_PROVINCES].map((letter) => (
        <Button key={letter} size="small" onClick={() => choose(letter)}>
          {letter}
        </Button>
      ))}
    </div>
  );
  return (
    <div>
      <ImeInput
        {...rest}
        value={value}
        maxLength={12}
        autoComplete="off"
        prefix={
          <Popover
            trigger="click"
            open={isOpen}
            onOpenChange={setIsOpen}
            content={letters}
            placement="bottomLeft"
          >
            <Button size="small" type="text" aria-label={t('ui.provinces')} title={t('ui.provinces')}>
              省
            </Button>
          </Popover>
        }
        onFocus={() => setIsLeft(false)}
        onBlur={() => {
          setIsLeft(true);
          if (value !== '' && check.normalised !== value) onChange(check.normalised);
        }}
        onChange={onChange}
      />
      <div className="desk-field-note" aria-live="polite">
        {!check.ok && isLeft && value.trim() !== '' ? (
          <span className="desk-amber">⚠ {t('ui.plateWrong')}</span>
        ) : null}
      </div>
    </div>
  );
}

/** A mobile or landline number: checks itself when left. */
export function PhoneField({ value, onChange, ...rest }: IdentityFieldProps): ReactNode {
  const t = useT();
  const [isLeft, setIsLeft] = useState(true);
  const mobile = checkMobile(value);
  const check = mobile.ok ? mobile : checkLandline(value);
  return (
    <div>
      <ImeInput
        {...rest}
        value={value}
        maxLength={24}
        inputMode="tel"
        autoComplete="off"
        onFocus={() => setIsLeft(false)}
        onBlur={() => {
          setIsLeft(true);
          if (check.ok && check.normalised !== value) onChange(check.normalised);
        }}
        onChange={onChange}
      />
      <div className="desk-field-note" aria-live="polite">
        {!check.ok && isLeft && value.trim() !== '' ? (
          <span className="desk-amber">⚠ {t('ui.phoneWrong')}</span>
        ) : null}
      </div>
    </div>
  );
}
