import { type ReactNode, useId } from 'react';

/** A titled part of the loan page. */
export function Section(props: {
  readonly title: string;
  readonly beside?: ReactNode;
  readonly tools?: ReactNode;
  readonly isPlain?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section className="loan-section" aria-labelledby={id}>
      <div className="loan-section-head">
        <h2 id={id}>{props.title}</h2>
        {props.beside}
        {props.tools ? <span className="loan-section-tools">{props.tools}</span> : null}
      </div>
      {props.isPlain ? props.children : <div className="loan-section-body">{props.children}</div>}
    </section>
  );
}

/** Name and value, two columns; a fact without a value is left out. */
export function Facts({
  facts,
}: {
  readonly facts: readonly (readonly [name: string, value: ReactNode])[];
}): ReactNode {
  return (
    <dl className="loan-facts">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
