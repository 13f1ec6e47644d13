import type { Input } from '../../bridge/desk.ts';
import { emptyPerson, type PersonForm, personInputOf } from './person-form.ts';

type PartyInput = Input<'parties.addToLoan'>['party'];

export interface PartyForm extends Omit<PartyInput, 'person' | 'relation' | 'guaranteeContractNo'> {
  readonly key: string;
  readonly person: PersonForm;
  readonly relation: string;
  readonly guaranteeContractNo: string;
}

export function emptyParty(): PartyForm {
  return {
    key: crypto.randomUUID(),
    role: 'guarantor',
    person: emptyPerson(),
    relation: '',
    hasSigned: true,
    guaranteeKind: 'joint',
    guaranteeContractNo: '',
    guaranteeAmountFen: null,
    guaranteePeriodEndsOn: null,
  };
}

/** What is sent: facts of a guarantee only for a guarantor. */
export function partyInputOf(party: PartyForm): PartyInput {
  const { key: _key, ...typed } = party;
  const isGuarantor = party.role === 'guarantor';
  const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
  return {
    ...typed,
    person: personInputOf(party.person),
    relation: text(party.relation),
    guaranteeKind: isGuarantor ? party.guaranteeKind : null,
    guaranteeContractNo: isGuarantor ? text(party.guaranteeContractNo) : null,
    guaranteeAmountFen: isGuarantor ? party.guaranteeAmountFen : null,
    guaranteePeriodEndsOn: isGuarantor ? party.guaranteePeriodEndsOn : null,
  };
}
