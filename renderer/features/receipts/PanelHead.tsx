import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';

/** The first line of an entry panel; closing keeps what was typed as a draft. */
export function PanelHead(props: { readonly title: string; readonly onClose: () => void }): ReactNode {
  const t = useT();
  return (
    <div className="receipt-panel-head">
      <h2>{props.title}</h2>
      <Button size="small" type="text" aria-label={t('receipts.closePanel')} onClick={props.onClose}>
        ×
      </Button>
    </div>
  );
}
