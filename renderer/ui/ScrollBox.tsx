import type { ReactNode, Ref } from 'react';

/** A part that scrolls inside the page: named, and reached by Tab so that the arrow keys can scroll it. */
export function ScrollBox(props: {
  readonly label: string;
  readonly className: string;
  readonly ref?: Ref<HTMLElement>;
  readonly testId?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section
      aria-label={props.label}
      className={props.className}
      {...(props.ref ? { ref: props.ref } : {})}
      {...(props.testId ? { 'data-testid': props.testId } : {})}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without a stop here the keyboard cannot scroll it
      tabIndex={0}
    >
      {props.children}
    </section>
  );
}
