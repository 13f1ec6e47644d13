import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { Recovery } from '../../shared/contract/book.ts';
import { useT } from '../i18n/words.ts';
import { Field } from './Field.tsx';
import { ImeInput } from './ImeInput.tsx';
import { useToday } from './today.ts';

/** Two different places of the key, the same while the sheet is shown. */
export function askedGroups(groupCount: number, random: () => number): readonly [number, number] {
  const first = Math.floor(random() * groupCount);
  const step = 1 + Math.floor(random() * Math.max(groupCount - 1, 1));
  const second = (first + step) % Math.max(groupCount, 1);
  return first < second ? [first, second] : [second, first];
}

function matches(group: string | undefined, typed: string): boolean {
  return group !== undefined && group.toUpperCase() === typed.trim().toUpperCase();
}

/** The recovery key: shown once, printed, and proved to be on paper by typing two of its groups. */
export function RecoverySheet(props: {
  readonly recovery: Recovery;
  readonly bookLabel: string;
  readonly isBusy: boolean;
  readonly onConfirmed: () => void;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const groups = useMemo(() => props.recovery.recoveryKey.split('-'), [props.recovery]);
  const asked = useMemo(() => askedGroups(groups.length, Math.random), [groups]);
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const isRight = matches(groups[asked[0]], typed[0]) && matches(groups[asked[1]], typed[1]);
  const field = (place: 0 | 1): ReactNode => (
    <Field label={t('book.recoveryGroup', { no: asked[place] + 1 })} isRequired>
      {(control) => (
        <ImeInput
          {...control}
          value={typed[place]}
          autoComplete="off"
          data-testid={`recovery-group-${place}`}
          data-group={asked[place]}
          onChange={(next) => setTyped(place === 0 ? [next, typed[1]] : [typed[0], next])}
          onEnter={() => {
            if (isRight) props.onConfirmed();
          }}
        />
      )}
    </Field>
  );
  return (
    <div className="desk-recovery">
      <p>{t('book.recoveryBody')}</p>
      <section className="desk-recovery-sheet" aria-label={t('book.recoveryTitle')}>
        <h2>{t('book.recoveryPaperTitle', { book: props.bookLabel })}</h2>
        <ol className="desk-recovery-key" data-testid="recovery-key" data-key={props.recovery.recoveryKey}>
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a group
            <li key={index}>{group}</li>
          ))}
        </ol>
        <p className="desk-soft">{t('book.recoveryPaperBody', { date: today })}</p>
        <p className="desk-soft desk-recovery-public">
          {t('book.auditKey')} {props.recovery.auditPublicKey}
        </p>
      </section>
      <div className="desk-no-print">
        <Button onClick={() => window.print()}>{t('book.print')}</Button>
        <p>{t('book.recoveryConfirm')}</p>
        <div className="desk-group-row">
          {field(0)}
          {field(1)}
        </div>
        <Button
          type="primary"
          disabled={!isRight}
          loading={props.isBusy}
          onClick={props.onConfirmed}
          data-testid="recovery-confirm"
        >
          {t('book.recoveryDone')}
        </Button>
      </div>
    </div>
  );
}
