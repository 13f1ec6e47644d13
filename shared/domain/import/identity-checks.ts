/** The algorithms of law/README section 7, passed in (shared/domain/identity has them). `normal` = the form to store. */
export type CheckOutcome =
  | { readonly ok: true; readonly normal: string }
  | { readonly ok: false; readonly reason: string };

export interface IdentityChecks {
  readonly residentId: (text: string) => CheckOutcome;
  readonly creditCode: (text: string) => CheckOutcome;
  readonly vin: (text: string) => CheckOutcome;
  readonly plate: (text: string) => CheckOutcome;
  readonly mobile: (text: string) => CheckOutcome;
  readonly landline: (text: string) => CheckOutcome;
  readonly bankCard: (text: string) => CheckOutcome;
}
