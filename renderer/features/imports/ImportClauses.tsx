import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ApplyClauses } from '../../ui/clauses/ApplyClauses.tsx';

/** Said once an import is in: its loans have no clauses, and one contract form fills them all. */
export function ImportClauses(props: { readonly importId: string; readonly file: string }): ReactNode {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const scope = { kind: 'import' as const, importId: props.importId };
  const coverage = useDeskQuery('loans.clauseCoverage', { scope });
  const count = coverage.data?.withoutClauses ?? 0;
  return (
    <>
      {count > 0 ? (
        <p className="desk-amber" data-testid="imports-clauses">
          ⚠ {t('records.apply.prompt', { count })}{' '}
          <Button size="small" onClick={() => setIsOpen(true)}>
            {t('records.apply.short')}
          </Button>
        </p>
      ) : null}
      {isOpen ? (
        <ApplyClauses
          choices={[{ scope, label: t('records.apply.ofImport', { file: props.file }) }]}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}
