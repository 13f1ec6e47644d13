import { invariant } from './assert.ts';

declare const idBrand: unique symbol;
/** An opaque identity of one kind of record: lower-case letters, digits and '-', made by the injected `newId`. */
export type Id<Kind extends string> = string & { readonly [idBrand]: Kind };

export type LoanId = Id<'loan'>;
export type PersonId = Id<'person'>;
export type VehicleId = Id<'vehicle'>;
export type LenderId = Id<'lender'>;
export type EntryId = Id<'ledger-entry'>;
export type CaseId = Id<'case'>;
export type LetterId = Id<'letter'>;
export type PlanId = Id<'plan'>;
export type ActorId = Id<'actor'>;
export type ImportId = Id<'import'>;

const PATTERN = /^[0-9a-z][0-9a-z-]{0,63}$/;

/** Brands a text as the identity of one kind of record. Throws InvariantError on any other form. */
export function id<Kind extends string>(text: string): Id<Kind> {
  invariant(PATTERN.test(text), 'an id is 1 to 64 lower-case letters, digits or hyphens');
  return text as Id<Kind>;
}
