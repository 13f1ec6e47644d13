import type { NewLoanForm } from './new-loan-form.ts';

/** What every part of the new loan form is given. */
export interface FormPart {
  readonly form: NewLoanForm;
  readonly onChange: (form: NewLoanForm) => void;
  /** empty until the clerk tried to save */
  readonly problems: ReadonlySet<string>;
}
