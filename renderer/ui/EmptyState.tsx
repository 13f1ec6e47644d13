import type { ReactNode } from 'react';

/** Nothing to show, and why or what to do about it. */
export function EmptyState(props: {
  readonly title: string;
  readonly body?: ReactNode;
  readonly action?: ReactNode;
}): ReactNode {
  return (
    <div className="desk-empty">
      <strong>{props.title}</strong>
      {props.body ? <div className="desk-soft">{props.body}</div> : null}
      {props.action}
    </div>
  );
}
