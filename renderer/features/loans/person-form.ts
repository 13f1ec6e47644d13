import { checkCreditCode } from '../../../shared/domain/identity/credit-code.ts';
import { checkResidentId } from '../../../shared/domain/identity/resident-id.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { Input } from '../../bridge/desk.ts';

export type PersonInput = Input<'parties.save'>['person'];

/** A person as typed; `knownName` is set while the record of the book with this number is used. */
export interface PersonForm extends Omit<PersonInput, 'personId' | 'idNo' | 'employer'> {
  readonly personId: string | undefined;
  readonly knownName: string | undefined;
  readonly idNo: string;
  readonly employer: string;
}

export function emptyPerson(): PersonForm {
  return {
    personId: undefined,
    knownName: undefined,
    kind: 'natural',
    name: '',
    idType: 'resident-id',
    idNo: '',
    isIdKept: false,
    employer: '',
    monthlyIncomeFen: null,
    phones: [{ number: '', kind: 'mobile', source: 'borrower' }],
    addresses: [{ kind: 'residence', address: '', source: 'contract', isAgreedDelivery: true }],
  };
}

export type PersonProblem = 'name' | 'idNo' | 'idKept' | 'phone';

/** Whether the number fails its own check, so that it must be corrected or kept knowingly. */
export function isIdWrong(person: PersonForm, today: LocalDate): boolean {
  if (person.idNo.trim() === '') return false;
  if (person.idType === 'resident-id') return !checkResidentId(person.idNo, today).ok;
  return person.idType === 'credit-code' && !checkCreditCode(person.idNo).ok;
}

/** What still stands against saving; a known person's number and telephones are on record already. */
export function personProblems(
  person: PersonForm,
  today: LocalDate,
  needs: { readonly isPhoneNeeded: boolean },
): ReadonlySet<PersonProblem> {
  const problems = new Set<PersonProblem>();
  if (person.name.trim() === '') problems.add('name');
  const isKnown = person.personId !== undefined;
  if (!isKnown && person.idType !== 'none' && person.idNo.trim() === '') problems.add('idNo');
  if (isIdWrong(person, today) && !person.isIdKept) problems.add('idKept');
  const hasPhone = person.phones.some((phone) => phone.number.trim() !== '');
  if (needs.isPhoneNeeded && !isKnown && !hasPhone) problems.add('phone');
  return problems;
}

/** What is sent: empty rows are dropped. */
export function personInputOf(person: PersonForm): PersonInput {
  const { personId, knownName: _shown, ...typed } = person;
  return {
    ...typed,
    ...(personId === undefined ? {} : { personId }),
    name: person.name.trim(),
    idNo: person.idType === 'none' || person.idNo.trim() === '' ? null : person.idNo.trim(),
    employer: person.employer.trim() === '' ? null : person.employer.trim(),
    phones: person.phones.filter((phone) => phone.number.trim() !== ''),
    addresses: person.addresses.filter((one) => one.address.trim() !== ''),
  };
}
