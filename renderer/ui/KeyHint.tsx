import { Tooltip } from 'antd';
import type { ReactNode } from 'react';

/** A key as a small cap beside a label. */
export function KeyHint({ keys }: { readonly keys: string }): ReactNode {
  return <kbd className="desk-key">{keys}</kbd>;
}

/** Tells an action's key in its tooltip: <WithKey keys="C" label="记录通话"><Button/></WithKey>. */
export function WithKey(props: {
  readonly keys: string;
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Tooltip
      title={
        <>
          {props.label} <KeyHint keys={props.keys} />
        </>
      }
      mouseEnterDelay={0.4}
    >
      {props.children}
    </Tooltip>
  );
}
