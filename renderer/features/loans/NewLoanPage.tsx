export function NewLoanPage() {
  return null;
}
