import type { ReactNode } from 'react';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** tags and facts beside the title */
  readonly beside?: ReactNode;
  /** buttons, right */
  readonly actions?: ReactNode;
}

/** The first line of a page: what it is, its state, what can be done. */
export function PageHeader({ title, beside, actions }: PageHeaderProps): ReactNode {
  return (
    <header className="desk-page-header">
      <h1>{title}</h1>
      {beside ? <div className="desk-page-beside">{beside}</div> : null}
      {actions ? <div className="desk-page-actions">{actions}</div> : null}
    </header>
  );
}

/** A row of filters and buttons that wraps rather than scrolls. */
export function Toolbar({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className="desk-toolbar" role="toolbar" aria-label={label}>
      {children}
    </div>
  );
}
