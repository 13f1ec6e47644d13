import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { ClauseLink } from './ClauseLink.tsx';
import { checkName, checkSentence } from './check-words.ts';
import type { LetterCheck } from './codes.ts';

const SIGNS = { pass: '✓', warn: '⚠', fail: '✗' } as const;
const TONES = { pass: 'desk-green', warn: 'desk-amber', fail: 'desk-red' } as const;
const ORDER = { fail: 0, warn: 1, pass: 2 } as const;

/** The checks with sign and word, what failed first; each says its rule and what to do. */
export function CheckList(props: {
  readonly checks: readonly LetterCheck[];
  readonly loanId: string;
}): ReactNode {
  const t = useT();
  const { checks, loanId } = props;
  const sorted = checks.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  return (
    <ul className="letter-checks" data-testid="letter-checks">
      {sorted.map((check, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two fields may be empty, the code alone is not unique
        <li key={`${check.code}-${index}`} data-state={check.state} data-code={check.code}>
          <span className={`letter-check-state ${TONES[check.state]}`}>
            <span aria-hidden="true">{SIGNS[check.state]} </span>
            {t(`letters.state.${check.state}`)}
          </span>
          <span>
            <strong>{checkName(t, check)}</strong>{' '}
            <span className={check.state === 'pass' ? 'desk-soft' : ''}>{checkSentence(t, check)}</span>
            <ClauseLink check={check} loanId={loanId} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** 12 项通过，1 项提醒，0 项不通过 */
export function ChecksSummary({ checks }: { readonly checks: readonly LetterCheck[] }): ReactNode {
  const t = useT();
  const count = (state: LetterCheck['state']): number => checks.filter((one) => one.state === state).length;
  return (
    <span className="desk-soft desk-small">
      {t('letters.issue.checksSummary', { pass: count('pass'), warn: count('warn'), fail: count('fail') })}
    </span>
  );
}
