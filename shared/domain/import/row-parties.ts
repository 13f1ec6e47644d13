import { tidyText } from './cell.ts';
import type { CheckOutcome } from './identity-checks.ts';
import type { ImportField } from './import-field.ts';
import type {
  CheckMark,
  ImportedAddress,
  ImportedGuarantor,
  ImportedIdentity,
  ImportedPerson,
  ImportedPhone,
  ImportedVehicle,
} from './imported-loan.ts';
import { isCompanyName, readGuaranteeKind, splitNames, splitPhones } from './read-words.ts';
import type { RowWarning } from './reading.ts';
import type { RowReader } from './row-reader.ts';

interface PersonFields {
  readonly name: ImportField;
  readonly idNumber: ImportField;
  readonly phones: readonly ImportField[];
  readonly addresses?: readonly (readonly [ImportField, ImportedAddress['kind'], boolean])[];
  readonly employer?: ImportField;
}

const BORROWER: PersonFields = {
  name: 'borrowerName',
  idNumber: 'borrowerIdNumber',
  phones: ['borrowerPhones', 'borrowerSecondPhone'],
  addresses: [
    ['deliveryAddress', 'other', true],
    ['residenceAddress', 'residence', false],
    ['householdAddress', 'household', false],
    ['workAddress', 'work', false],
  ],
  employer: 'employer',
};
const SPOUSE: PersonFields = { name: 'spouseName', idNumber: 'spouseIdNumber', phones: ['spousePhone'] };
const CO_BORROWER: PersonFields = {
  name: 'coBorrowerName',
  idNumber: 'coBorrowerIdNumber',
  phones: ['coBorrowerPhone'],
};
const GUARANTORS: readonly PersonFields[] = [
  {
    name: 'guarantorName',
    idNumber: 'guarantorIdNumber',
    phones: ['guarantorPhone'],
    addresses: [['guarantorAddress', 'residence', false]],
  },
  { name: 'secondGuarantorName', idNumber: 'secondGuarantorIdNumber', phones: ['secondGuarantorPhone'] },
];

/**
 * The borrower; without a name the row is bad. A missing ID number is a doubt: the person can't be matched
 * by it.
 */
export function readBorrower(reader: RowReader): ImportedPerson | undefined {
  const borrower = readPerson(reader, withCreditCode(reader));
  if (borrower === undefined) {
    if (!reader.reasons.some((note) => note.field === 'borrowerName'))
      reader.reason('field.missing', 'borrowerName');
    return undefined;
  }
  const idRead =
    borrower.identity.idNumber !== null || reader.reasons.some((note) => note.field === 'borrowerIdNumber');
  if (!idRead) reader.warn('identity.missing', 'borrowerIdNumber');
  return borrower;
}

/** A ledger with a column of its own for credit codes fills it for companies only. */
function withCreditCode(reader: RowReader): PersonFields {
  const hasCode = reader.cell('borrowerCreditCode') !== undefined;
  return hasCode && reader.cell('borrowerIdNumber') === undefined
    ? { ...BORROWER, idNumber: 'borrowerCreditCode' }
    : BORROWER;
}

export function readSpouse(reader: RowReader): ImportedPerson | null {
  return readPerson(reader, SPOUSE) ?? null;
}

export function readCoBorrowers(reader: RowReader): readonly ImportedPerson[] {
  return readPersons(reader, CO_BORROWER);
}

export function readGuarantors(reader: RowReader): readonly ImportedGuarantor[] {
  const kindText = reader.text('guaranteeKind');
  const guaranteeKind = kindText === undefined ? undefined : readGuaranteeKind(kindText);
  const guarantors: ImportedGuarantor[] = [];
  for (const fields of GUARANTORS) {
    const persons = readPersons(reader, fields);
    for (const person of persons) guarantors.push({ person, guaranteeKind: guaranteeKind ?? 'unclear' });
    if (persons.length > 0) continue;
    if (reader.text(fields.idNumber) !== undefined) reader.warn('guarantor.nameMissing', fields.name);
  }
  if (guarantors.length > 0 && kindText !== undefined && guaranteeKind === undefined) {
    reader.warn('guaranteeKind.unknown', 'guaranteeKind');
  }
  return guarantors;
}

function readPerson(reader: RowReader, fields: PersonFields): ImportedPerson | undefined {
  // 张　伟: names are padded to line up
  const name = reader.text(fields.name)?.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  if (name === undefined) return undefined;
  const kind = isCompanyName(name) ? 'company' : 'natural';
  const phones = fields.phones.flatMap((field) => readPhones(reader, field));
  const addresses = (fields.addresses ?? []).flatMap(
    ([field, addressKind, isAgreedDelivery]): ImportedAddress[] => {
      const address = reader.text(field);
      return address === undefined ? [] : [{ kind: addressKind, address, isAgreedDelivery }];
    },
  );
  return {
    kind,
    name,
    identity: readIdentity(reader, fields, kind),
    phones: phones.filter(
      (phone, index) => phones.findIndex((other) => other.number === phone.number) === index,
    ),
    addresses,
    employer: fields.employer === undefined ? null : (reader.text(fields.employer) ?? null),
  };
}

/** One cell may name several: 张三、李四, with their ID numbers and telephones in the same order. */
function readPersons(reader: RowReader, fields: PersonFields): readonly ImportedPerson[] {
  const names = splitNames(reader.text(fields.name) ?? '');
  const first = readPerson(reader, fields);
  if (first === undefined) return [];
  if (names.length === 1) return [first];
  reader.warn('row.companionName', fields.name, { count: names.length });
  const numbers = (reader.text(fields.idNumber) ?? '').split(/[、;,，；/|\s]+/).filter((text) => text !== '');
  return names.map((name, index) => {
    const number = numbers.length === names.length ? numbers[index] : undefined;
    const own = first.phones.length === names.length ? first.phones.slice(index, index + 1) : [];
    return {
      ...first,
      name,
      phones: own.length === 0 && index === 0 ? first.phones : own,
      identity:
        number === undefined ? NO_IDENTITY : identityOf(reader, fields.idNumber, number.toUpperCase()),
      addresses: index === 0 ? first.addresses : [],
    };
  });
}

const NO_IDENTITY: ImportedIdentity = { idType: 'none', idNumber: null, check: 'unchecked' };

function readIdentity(
  reader: RowReader,
  fields: PersonFields,
  kind: ImportedPerson['kind'],
): ImportedIdentity {
  if (splitNames(reader.text(fields.name) ?? '').length > 1) return NO_IDENTITY;
  const number = readLongNumber(reader, fields.idNumber);
  if (number === undefined) return NO_IDENTITY;
  return kind === 'company'
    ? {
        idType: 'credit-code',
        ...checked(reader, fields.idNumber, reader.context.checks.creditCode(number), number),
      }
    : identityOf(reader, fields.idNumber, number);
}

function identityOf(reader: RowReader, field: ImportField, number: string): ImportedIdentity {
  if (/^(?=.*[A-Z])[0-9A-HJ-NP-RT-UW-Y]{18}$/.test(number.replace(/X$/, '0'))) {
    return {
      idType: 'credit-code',
      ...checked(reader, field, reader.context.checks.creditCode(number), number),
    };
  }
  // passports and permits carry letters: format-only, law/README R7.1
  if (/^[A-Z]{1,3}\d{6,10}$/.test(number)) return { idType: 'other', idNumber: number, check: 'unchecked' };
  return {
    idType: 'resident-id',
    ...checked(reader, field, reader.context.checks.residentId(number), number),
  };
}

function checked(reader: RowReader, field: ImportField, outcome: CheckOutcome, given: string) {
  if (outcome.ok) return { idNumber: outcome.normal, check: 'passed' as const };
  reader.warn('identity.checkFailed', field, { problem: outcome.reason });
  return { idNumber: given, check: 'kept' as const };
}

/**
 * A number too long for a spreadsheet's 15 digits: kept as text it is whole, stored as a number it is lost
 * (F30).
 */
function readLongNumber(reader: RowReader, field: ImportField): string | undefined {
  const cell = reader.cell(field);
  if (cell === undefined) return undefined;
  const text = tidyText(cell.text)
    .toUpperCase()
    .replace(/[\s'`’"-]/g, '');
  const isShortened = /^\d(\.\d+)?E\+?\d+$/.test(text);
  if (cell.warning === 'digitsLost' || isShortened) return reader.reason('identity.digitsLost', field);
  if (text.length > 40)
    return reader.refuse(field, { code: 'text.tooLong', params: { length: text.length, longest: 40 } });
  return text === '' ? undefined : text;
}

function readPhones(reader: RowReader, field: ImportField): ImportedPhone[] {
  const cell = reader.cell(field);
  if (cell === undefined) return [];
  const parts = splitPhones(cell.text).slice(0, 6);
  if (parts.length === 0) reader.warn('phone.checkFailed', field, { problem: 'format' });
  return parts.map((part): ImportedPhone => {
    const mobile = reader.context.checks.mobile(part);
    if (mobile.ok) return { number: mobile.normal, kind: 'mobile', check: 'passed' };
    const landline = reader.context.checks.landline(part);
    if (landline.ok) return { number: landline.normal, kind: 'landline', check: 'passed' };
    reader.warn('phone.checkFailed', field, { problem: mobile.reason });
    return { number: part.slice(0, 30), kind: 'other', check: 'kept' };
  });
}

/** The bank card with its mark; digits lost make the row bad. */
export function readBankCard(reader: RowReader): {
  readonly number: string | null;
  readonly check: CheckMark;
} {
  const number = readLongNumber(reader, 'bankCardNumber');
  if (number === undefined) return { number: null, check: 'unchecked' };
  const mark = markOf(reader, 'bankCardNumber', {
    outcome: reader.context.checks.bankCard(number),
    code: 'card.checkFailed',
    given: number,
  });
  return { number: mark.value, check: mark.check };
}

export function readVehicle(reader: RowReader): ImportedVehicle | null {
  const plateText = reader.text('plate');
  const vinText = reader.text('vin');
  const { checks } = reader.context;
  const plate =
    plateText === undefined
      ? NOTHING
      : markOf(reader, 'plate', {
          outcome: checks.plate(plateText),
          code: 'plate.checkFailed',
          given: plateText,
        });
  const vin =
    vinText === undefined
      ? NOTHING
      : markOf(reader, 'vin', {
          outcome: checks.vin(vinText),
          code: 'vin.checkFailed',
          given: vinText.toUpperCase(),
        });
  const vehicle: ImportedVehicle = {
    plate: plate.value,
    plateCheck: plate.check,
    vin: vin.value,
    vinCheck: vin.check,
    engineNo: reader.text('engineNo') ?? null,
    brandModel: reader.text('brandModel') ?? '',
    priceFen: reader.amount('vehiclePrice') ?? null,
    mortgageRegisteredOn: reader.date('mortgageRegisteredOn') ?? null,
    mortgageCertificateNo: reader.text('mortgageCertificateNo') ?? null,
    gpsNo: reader.text('gpsNo') ?? null,
    insuranceEndsOn: reader.date('insuranceEndsOn') ?? null,
    mortgagorName: reader.text('mortgagorName') ?? null,
    registeredOwnerName: reader.text('registeredOwnerName') ?? null,
  };
  const known = [vehicle.plate, vehicle.vin, vehicle.engineNo, vehicle.brandModel, vehicle.gpsNo];
  return known.some((value) => value !== null && value !== '') ? vehicle : null;
}

const NOTHING: { readonly value: string | null; readonly check: CheckMark } = {
  value: null,
  check: 'unchecked',
};

function markOf(
  reader: RowReader,
  field: ImportField,
  checkedValue: { readonly outcome: CheckOutcome; readonly code: RowWarning; readonly given: string },
): { readonly value: string | null; readonly check: CheckMark } {
  const { outcome, code, given } = checkedValue;
  if (outcome.ok) return { value: outcome.normal, check: 'passed' };
  reader.warn(code, field, { problem: outcome.reason });
  return { value: given, check: 'kept' };
}
