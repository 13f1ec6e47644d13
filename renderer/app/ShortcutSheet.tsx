import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/words.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { type Shortcut, useShortcut, useShortcutList } from './shortcuts.ts';

/** `?` lists every key that works now. */
export function ShortcutSheet(): ReactNode {
  const t = useT();
  const [isOpen, setIsOpen] = useState(false);
  const list = useShortcutList();
  useShortcut('?', 'app.shortcuts.sheet', () => setIsOpen(true), { scope: 'everywhere' });
  return (
    <Modal
      open={isOpen}
      onCancel={() => setIsOpen(false)}
      footer={null}
      title={t('app.shortcuts.title')}
      width={560}
    >
      <KeyGroup title={t('app.shortcuts.here')} list={list.filter((item) => item.scope === 'page')} />
      <KeyGroup
        title={t('app.shortcuts.everywhere')}
        list={list.filter((item) => item.scope === 'everywhere')}
      />
    </Modal>
  );
}

function KeyGroup(props: { readonly title: string; readonly list: readonly Shortcut[] }): ReactNode {
  const t = useT();
  if (props.list.length === 0) return null;
  return (
    <section>
      <h3>{props.title}</h3>
      <dl className="desk-keys">
        {props.list.map((item) => (
          <div key={`${item.key} ${item.labelKey}`}>
            <dt>
              <KeyHint keys={item.key.length === 1 ? item.key.toUpperCase() : item.key} />
            </dt>
            <dd>{t(item.labelKey)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
