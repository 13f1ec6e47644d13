import { Button } from 'antd';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import type { DroppedFile } from '../../../shared/contract/shell.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { desk } from '../../bridge/desk.ts';
import { DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { shell, shellWire } from '../../bridge/shell.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ImportSetup } from './ImportSetup.tsx';
import { type ImportDraft, type Inspection, startDraft } from './import-draft.ts';
import { Openings } from './Openings.tsx';
import { PastImports } from './PastImports.tsx';
import './imports.css';

type CsvWish = Partial<Pick<Inspection, 'encoding' | 'delimiter'>>;

/** From a ledger file to loans: choose, map, dry run, import, confirm the opening balances; and what was imported. */
export function ImportsPage(): ReactNode {
  const t = useT();
  const file = useChosenFile();
  useShortcut('o', 'imports.choose', () => void file.choose());
  return (
    <div className="imports" data-testid="imports" data-takes-file="">
      <PageHeader
        title={t('imports.title')}
        actions={
          <Button
            type={file.draft ? 'default' : 'primary'}
            loading={file.isReading}
            onClick={() => void file.choose()}
            data-testid="imports-choose"
          >
            {t('imports.choose')} <KeyHint keys="O" />
          </Button>
        }
      />
      {file.error ? (
        <ErrorView error={file.error} {...(file.fileName ? { record: file.fileName } : {})} />
      ) : null}
      {file.draft ? (
        <ImportSetup
          key={file.draft.inspection.fileToken}
          draft={file.draft}
          onChange={file.setDraft}
          onCsv={(wish) => void file.readAgain(wish)}
          onClose={file.close}
        />
      ) : (
        <p className="desk-soft">{t('imports.intro')}</p>
      )}
      <Openings />
      <PastImports />
    </div>
  );
}

function useChosenFile() {
  const lenders = useDeskQuery('lenders.list', {});
  const [draft, setDraft] = useState<ImportDraft | undefined>(undefined);
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const [fileName, setFileName] = useState<string | undefined>(undefined);
  const [isReading, setIsReading] = useState(false);
  const t = useT();

  const inspect = async (fileToken: string, wish: CsvWish): Promise<void> => {
    setIsReading(true);
    setError(undefined);
    try {
      const { encoding, delimiter } = wish;
      const inspection = await desk.call('imports.inspect', {
        fileToken,
        ...(encoding ? { encoding } : {}),
        ...(delimiter ? { delimiter } : {}),
      });
      const lender = lenders.data?.find((one) => one.isActive) ?? lenders.data?.[0];
      setDraft((before) => startDraft(inspection, { lenderId: before?.lenderId ?? lender?.id ?? '' }));
    } catch (thrown) {
      setError(toDeskError(thrown));
    } finally {
      setIsReading(false);
    }
  };

  const open = async (file: { readonly token: string; readonly name: string }): Promise<void> => {
    setFileName(file.name);
    setDraft(undefined);
    await inspect(file.token, {});
  };
  const takeDropped = useEffectEvent((payload: unknown): void => {
    if (isDroppedFile(payload)) void open(payload);
    else setError(new DeskError({ code: 'import.fileUnreadable', params: {} }));
  });
  useEffect(
    () =>
      shellWire.onEvent((event) => {
        if (event.topic === 'shell.fileDropped') takeDropped(event.payload);
      }),
    [],
  );

  const choose = async (): Promise<void> => {
    try {
      const filters = [{ name: t('imports.filter'), extensions: ['xlsx', 'xls', 'csv', 'txt', 'tsv'] }];
      const picked = await shell.call('shell.pickFile', { purpose: 'import', filters });
      if (picked !== null) await open(picked);
    } catch (thrown) {
      setError(toDeskError(thrown));
    }
  };

  return {
    draft,
    error,
    fileName,
    isReading,
    choose,
    setDraft,
    readAgain: async (wish: CsvWish) => {
      if (draft) await inspect(draft.inspection.fileToken, wish);
    },
    close: () => setDraft(undefined),
  };
}

/** Main says null of a folder, or of a file that can't be read. */
function isDroppedFile(payload: unknown): payload is DroppedFile {
  return typeof payload === 'object' && payload !== null && 'token' in payload && 'name' in payload;
}
