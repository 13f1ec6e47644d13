import type { ReactNode } from 'react';

/** One of a few codes as a row of buttons that wraps; a second press takes the choice back when that is allowed. */
export function Choice<Code extends string>(props: {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly value: Code | null;
  readonly name: (code: Code) => string;
  readonly onChange: (code: Code | null) => void;
  readonly isRequired?: boolean;
  /** shows 1, 2, 3 … before each: the keys that choose */
  readonly hasKeys?: boolean;
}): ReactNode {
  const { value, codes, onChange } = props;
  return (
    <fieldset className="case-choice" aria-label={props.label}>
      {codes.map((code, at) => (
        <button
          key={code}
          type="button"
          className={value === code ? 'case-option case-option-on' : 'case-option'}
          aria-pressed={value === code}
          data-code={code}
          onClick={() => onChange(value === code && !props.isRequired ? null : code)}
        >
          {props.hasKeys ? <kbd className="desk-key">{at + 1}</kbd> : null} {props.name(code)}
        </button>
      ))}
    </fieldset>
  );
}
