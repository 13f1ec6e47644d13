import { type ReactNode, useId } from 'react';

export interface FieldProps {
  readonly label: string;
  /** given the id to put on the control, and the id of the text that describes it */
  readonly children: (control: { readonly id: string; readonly 'aria-describedby': string }) => ReactNode;
  readonly isRequired?: boolean;
  /** one line under the field */
  readonly help?: ReactNode;
  /** in words, shown when leaving the field: blocks */
  readonly error?: string | undefined;
  /** in words: may be kept */
  readonly warning?: string | undefined;
}

/** One form field: label above, required marked, help or error under it, both tied to the control for readers. */
export function Field({ label, children, isRequired, help, error, warning }: FieldProps): ReactNode {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={`desk-field${error ? ' desk-field-wrong' : ''}`}>
      <label htmlFor={id}>
        {label}
        {isRequired ? (
          <span className="desk-required" aria-hidden="true">
            {' '}
            *
          </span>
        ) : null}
      </label>
      {children({ id, 'aria-describedby': noteId })}
      <div id={noteId} className="desk-field-note">
        {error ? (
          <span className="desk-red" role="alert">
            ✗ {error}
          </span>
        ) : warning ? (
          <span className="desk-amber">⚠ {warning}</span>
        ) : (
          help
        )}
      </div>
    </div>
  );
}
