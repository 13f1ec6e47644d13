import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { toDeskError } from '../bridge/desk-error.ts';
import { useT, wordError } from '../i18n/words.ts';

const REMASK_MS = 30_000;

export interface MaskedTextProps {
  /** as the service masked it: 138****5678 */
  readonly masked: string;
  /** asks the service, which records who looked at what */
  readonly reveal: () => Promise<string>;
  /** what it is: '手机号' */
  readonly label: string;
}

/** A masked value; a click shows it for 30 seconds, which the service records. */
export function MaskedText({ masked, reveal, label }: MaskedTextProps): ReactNode {
  const t = useT();
  const [shown, setShown] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => setShown(undefined), REMASK_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const toggle = useCallback(() => {
    setProblem('');
    if (shown !== undefined) setShown(undefined);
    else reveal().then(setShown, (thrown: unknown) => setProblem(wordError(toDeskError(thrown)).what));
  }, [shown, reveal]);
  const action = shown === undefined ? t('ui.unmask', { label }) : t('ui.mask', { label });
  return (
    <span className="desk-masked">
      <button
        type="button"
        className="desk-link"
        onClick={toggle}
        title={action}
        aria-label={`${shown ?? masked} ${action}`}
      >
        {shown ?? masked}
      </button>
      {problem ? <span className="desk-red"> {problem}</span> : null}
    </span>
  );
}
