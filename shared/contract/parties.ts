import { z } from 'zod';
import { command, query } from './define.ts';
import {
  dateField,
  fenField,
  idField,
  instantField,
  nonNegativeFenField,
  requiredTextField,
  textField,
} from './fields.ts';
import { partyRoleField } from './loan-fields.ts';
import { partiesEndContact, partiesFacts, partiesSetFacts, personFactsField } from './person-facts.ts';

export const personCardOutput = z.strictObject({
  personId: idField('person'),
  kind: z.enum(['natural', 'company']),
  name: z.string(),
  role: partyRoleField,
  relation: z.string().nullable(),
  idType: z.string(),
  /** masked; `parties.unmask` shows it and is audited */
  idNo: z.string().nullable(),
  idCheck: z.enum(['passed', 'kept', 'unchecked']),
  sex: z.enum(['male', 'female']).nullable(),
  birthOn: dateField.nullable(),
  employer: z.string().nullable(),
  /** contact limits and what else is known */
  facts: personFactsField,
  hasSigned: z.boolean().nullable(),
  guaranteeKind: z.enum(['joint', 'general', 'unclear']).nullable(),
  guaranteeContractNo: z.string().nullable(),
  guaranteeAmountFen: fenField.nullable(),
  guaranteePeriodEndsOn: dateField.nullable(),
  phones: z.array(
    z.strictObject({
      phoneId: z.string(),
      /** masked */
      number: z.string(),
      kind: z.string(),
      source: z.string(),
      isPrimary: z.boolean(),
      lastResult: z.string().nullable(),
      lastResultAt: instantField.nullable(),
      /** from this day on it no longer counts */
      validTo: dateField.nullable(),
      endReason: z.string().nullable(),
    }),
  ),
  addresses: z.array(
    z.strictObject({
      addressId: z.string(),
      kind: z.string(),
      address: z.string(),
      source: z.string(),
      isAgreedDelivery: z.boolean(),
      validTo: dateField.nullable(),
      endReason: z.string().nullable(),
    }),
  ),
});

export const vehicleOutput = z.strictObject({
  vehicleId: idField('vehicle'),
  plate: z.string().nullable(),
  plateCheck: z.enum(['passed', 'kept', 'unchecked']),
  /** masked to the last 6 */
  vin: z.string().nullable(),
  vinCheck: z.enum(['passed', 'kept', 'unchecked']),
  engineNo: z.string().nullable(),
  brandModel: z.string(),
  colour: z.string().nullable(),
  isNew: z.boolean().nullable(),
  registeredOwnerName: z.string().nullable(),
  registrationCertificateNo: z.string().nullable(),
  mortgageContractNo: z.string().nullable(),
  mortgageRegisteredOn: dateField.nullable(),
  mortgageRegisterNo: z.string().nullable(),
  mortgageReleasedOn: dateField.nullable(),
  gpsDeviceNo: z.string().nullable(),
  gpsLastSignalAt: instantField.nullable(),
  gpsSource: z.string().nullable(),
  insurer: z.string().nullable(),
  insurancePolicyNo: z.string().nullable(),
  insuranceEndsOn: dateField.nullable(),
  valuationFen: fenField.nullable(),
  valuedOn: dateField.nullable(),
});

const phoneInput = z.strictObject({
  number: requiredTextField(30),
  kind: z.enum(['mobile', 'landline', 'work', 'other']),
  source: requiredTextField(40),
});

const addressInput = z.strictObject({
  kind: z.enum(['residence', 'household', 'id-card', 'registered', 'work', 'other']),
  address: requiredTextField(200),
  source: requiredTextField(40),
  isAgreedDelivery: z.boolean(),
});

/** A person as the form gives it; `isIdKept` = the clerk keeps a number whose check failed, which marks it. */
export const personInput = z.strictObject({
  personId: idField('person').optional(),
  kind: z.enum(['natural', 'company']),
  name: requiredTextField(80),
  idType: z.enum([
    'resident-id',
    'credit-code',
    'passport',
    'hk-macao-permit',
    'taiwan-permit',
    'permanent-residence',
    'other',
    'none',
  ]),
  idNo: textField(40).nullable(),
  isIdKept: z.boolean(),
  employer: textField(120).nullable(),
  monthlyIncomeFen: nonNegativeFenField.nullable(),
  phones: z.array(phoneInput).max(10),
  addresses: z.array(addressInput).max(10),
});

export const vehicleInput = z.strictObject({
  vehicleId: idField('vehicle').optional(),
  plate: textField(12).nullable(),
  vin: textField(20).nullable(),
  isCheckKept: z.boolean(),
  engineNo: textField(40).nullable(),
  brandModel: textField(80),
  colour: textField(20).nullable(),
  isNew: z.boolean().nullable(),
  registrationCertificateNo: textField(40).nullable(),
  mortgageContractNo: textField(60).nullable(),
  mortgageRegisteredOn: dateField.nullable(),
  mortgageRegisterNo: textField(60).nullable(),
  gpsDeviceNo: textField(40).nullable(),
  insurer: textField(60).nullable(),
  insurancePolicyNo: textField(60).nullable(),
  insuranceEndsOn: dateField.nullable(),
  valuationFen: nonNegativeFenField.nullable(),
  valuedOn: dateField.nullable(),
});

export const partyInput = z.strictObject({
  role: partyRoleField,
  person: personInput,
  relation: textField(40).nullable(),
  hasSigned: z.boolean().nullable(),
  guaranteeKind: z.enum(['joint', 'general', 'unclear']).nullable(),
  guaranteeContractNo: textField(60).nullable(),
  guaranteeAmountFen: nonNegativeFenField.nullable(),
  guaranteePeriodEndsOn: dateField.nullable(),
});

/** Records are amended, not overwritten: the old name, number or address stays readable with the day it ended. */
export const partiesSave = command({
  input: z.strictObject({ person: personInput, evidence: textField(200), effectiveOn: dateField }),
  output: z.strictObject({ personId: idField('person') }),
  errors: ['identity.checkFailed'],
});

export const partiesAddToLoan = command({
  input: z.strictObject({ loanId: idField('loan'), party: partyInput }),
  output: z.strictObject({ personId: idField('person') }),
  errors: ['identity.checkFailed', 'party.alreadyOnLoan'],
});

export const vehiclesSave = command({
  input: z.strictObject({ loanId: idField('loan'), vehicle: vehicleInput }),
  output: z.strictObject({ vehicleId: idField('vehicle') }),
  errors: ['identity.checkFailed'],
});

/** Shows one masked field in full; who saw what is in the audit log. */
export const partiesUnmask = command({
  input: z.strictObject({
    subject: z.enum(['person-id', 'phone', 'bank-card', 'vin']),
    recordId: z.string().max(64),
  }),
  output: z.strictObject({ value: z.string() }),
});

/** Checks an identifier while the clerk types; says what it tells (birth date, sex) or why it fails. */
export const partiesCheckIdentifier = query({
  input: z.strictObject({
    kind: z.enum(['resident-id', 'credit-code', 'vin', 'plate', 'mobile', 'landline', 'bank-card']),
    text: z.string().max(60),
  }),
  output: z.strictObject({
    isValid: z.boolean(),
    normalised: z.string(),
    reasonCode: z.string().nullable(),
    severity: z.enum(['error', 'warning']).nullable(),
    birthOn: dateField.nullable(),
    sex: z.enum(['male', 'female']).nullable(),
    /** a person of the book with this number: the form offers to take that record */
    knownPersonId: idField('person').nullable(),
    knownPersonName: z.string().nullable(),
  }),
});

export const partiesContract = {
  'parties.save': partiesSave,
  'parties.addToLoan': partiesAddToLoan,
  'parties.setFacts': partiesSetFacts,
  'parties.facts': partiesFacts,
  'parties.endContact': partiesEndContact,
  'parties.unmask': partiesUnmask,
  'parties.checkIdentifier': partiesCheckIdentifier,
  'vehicles.save': vehiclesSave,
};
