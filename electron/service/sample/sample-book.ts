import { present } from '../../../shared/kernel/assert.ts';
import { id, type LenderId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { addDays, addMonths, type LocalDate, localDate, toParts } from '../../../shared/kernel/local-date.ts';
import type { WriteTx } from '../db/handles.ts';
import { storePositions } from '../loans/positions.ts';
import { type LoanToStore, type PartyToStore, storeLoans } from '../loans/store-loans.ts';
import { pinyinOf } from '../parties/pinyin.ts';
import { searchWordsOf } from '../parties/search-words.ts';
import {
  type PersonToStore,
  storePersons,
  storeVehicles,
  type VehicleToStore,
} from '../parties/store-parties.ts';
import { type InventedPerson, inventPerson, inventVehicle } from './invented-people.ts';
import { sampleCutOver, sampleLoan } from './sample-loan.ts';
import { SeededRandom } from './seeded-random.ts';

export interface SampleOptions {
  readonly loans: number;
  readonly seed: number;
  readonly asOf: LocalDate;
  readonly lenderId: LenderId;
  readonly recordedAt: Instant;
  /** the actor who books it and confirms the opening balances */
  readonly actorId: string;
}

const LOANS_PER_STEP = 5000;

/** The wording of an invented contract form; a letter that needs a clause cites it by its number. */
const CLAUSES = [
  {
    kind: 'penalty',
    clauseNo: '5.2',
    wording: '借款人逾期还款的,自逾期之日起按逾期金额每日万分之五计付罚息。',
  },
  { kind: 'costs', clauseNo: '8.1', wording: '因借款人违约而实现债权的合理费用由借款人承担。' },
  {
    kind: 'acceleration',
    clauseNo: '8.3',
    wording: '借款人累计三期未足额还款的,出借人有权宣布借款提前到期。',
  },
  {
    kind: 'delivery-address',
    clauseNo: '11.1',
    wording: '本合同所载地址为双方确认的送达地址,适用于通知、仲裁、诉讼及执行各阶段。',
  },
  { kind: 'jurisdiction', clauseNo: '12.1', wording: '争议由出借人住所地人民法院管辖。' },
] as const;

interface Step {
  readonly people: PersonToStore[];
  readonly vehicles: VehicleToStore[];
  readonly loans: LoanToStore[];
}

/**
 * Fills an empty book with invented running loans, taken over with confirmed opening balances, one transaction a step.
 * The same seed, size and day give the same book.
 */
export async function fillSampleBook(
  options: SampleOptions,
  inTransaction: (work: (tx: WriteTx) => Promise<void>) => Promise<void>,
  onProgress: (done: number) => void,
): Promise<void> {
  const random = new SeededRandom(options.seed);
  const usedIds = new Set<string>();
  for (let first = 0; first < options.loans; first += LOANS_PER_STEP) {
    const step: Step = { people: [], vehicles: [], loans: [] };
    const end = Math.min(first + LOANS_PER_STEP, options.loans);
    for (let index = first; index < end; index += 1) addLoan(step, { random, usedIds, options, index });
    await inTransaction((tx) => storeStep(tx, step, options));
    onProgress(end);
  }
}

async function storeStep(tx: WriteTx, step: Step, options: SampleOptions): Promise<void> {
  const { recordedAt, actorId } = options;
  await storePersons(tx, step.people, { recordedAt, validFrom: sampleCutOver(options.asOf) });
  await storeVehicles(tx, step.vehicles, recordedAt);
  const states = await storeLoans(tx, step.loans, { recordedAt, actorId, commandId: null });
  await storePositions(tx, states, options.asOf);
}

interface Place {
  readonly random: SeededRandom;
  readonly usedIds: Set<string>;
  readonly options: SampleOptions;
  readonly index: number;
}

function addLoan(step: Step, place: Place): void {
  const { random, options, index } = place;
  const key = `s${(index + 1).toString().padStart(6, '0')}`;
  const borrower = newPerson(place);
  const people = [toStore(borrower, `${key}-b`)];
  if (random.isTrueFor(22)) people.push(toStore(newPerson(place), `${key}-g`));
  const days = { asOf: options.asOf, cutOverOn: sampleCutOver(options.asOf) };
  const made = sampleLoan(random, days, { key, payerName: borrower.name });
  const borrowerId = present(people[0], 'a loan has a borrower').personId;
  const vehicle = vehicleOf(place, borrower, { key, borrowerId, signedOn: made.terms.signedOn });
  const year = toParts(made.terms.signedOn).year;
  const contractNo = `CD-${year}-${(index + 1).toString().padStart(6, '0')}`;
  step.people.push(...people);
  step.vehicles.push(vehicle);
  step.loans.push({
    loanId: id<'loan'>(key),
    lenderId: options.lenderId,
    contractNo,
    product: made.terms.method === 'interest-only' ? '车抵贷' : '车易贷',
    legalForm: 'mortgage',
    borrowerId,
    vehicleId: vehicle.vehicleId,
    terms: made.terms,
    schedule: made.schedule,
    entries: made.entries,
    parties: partiesOf(people),
    clauses: CLAUSES,
    opening: made.opening === null ? null : { ...made.opening, confirmedBy: options.actorId },
    origin: null,
    remarks: '',
    borrowerSort: pinyinOf(borrower.name).full,
    searchWords: searchWordsOf({
      contractNo,
      plate: vehicle.plate,
      vin: vehicle.vin,
      people: people.map((person) => ({
        name: person.name,
        pinyinFull: pinyinOf(person.name).full,
        pinyinInitials: pinyinOf(person.name).initials,
        idNo: person.idNo,
        phones: person.phones.map((phone) => phone.number),
      })),
    }),
  });
}

/** A person whose ID number no one else in the book has. */
function newPerson({ random, usedIds }: Place): InventedPerson {
  let person = inventPerson(random);
  while (usedIds.has(person.idNo)) person = inventPerson(random);
  usedIds.add(person.idNo);
  return person;
}

function toStore(person: InventedPerson, personId: string): PersonToStore {
  return {
    personId: id<'person'>(personId),
    kind: 'natural',
    name: person.name,
    idType: 'resident-id',
    idNo: person.idNo,
    idCheck: 'passed',
    idCheckReason: null,
    sex: person.sex,
    birthOn: localDate(person.birthOn),
    employer: null,
    monthlyIncomeFen: null,
    phones: [
      {
        phoneId: `${personId}-1`,
        number: person.mobile,
        kind: 'mobile',
        source: 'contract',
        check: 'passed',
        isPrimary: true,
      },
    ],
    addresses: [
      {
        addressId: `${personId}-a`,
        kind: 'residence',
        address: person.address,
        source: 'contract',
        isAgreedDelivery: true,
      },
    ],
  };
}

function partiesOf(people: readonly PersonToStore[]): PartyToStore[] {
  const plain = {
    hasSigned: true,
    relation: null,
    guaranteeKind: null,
    guaranteeContractNo: null,
    guaranteeAmountFen: null,
    guaranteePeriodEndsOn: null,
  };
  return people.map((person, index) =>
    index === 0
      ? { ...plain, personId: person.personId, role: 'borrower' }
      : { ...plain, personId: person.personId, role: 'guarantor', guaranteeKind: 'joint', relation: '朋友' },
  );
}

function vehicleOf(
  { random, index, options }: Place,
  owner: InventedPerson,
  names: {
    readonly key: string;
    readonly borrowerId: PersonToStore['personId'];
    readonly signedOn: LocalDate;
  },
): VehicleToStore {
  const vehicle = inventVehicle(random, owner.place, index);
  const isRegistered = random.isTrueFor(94);
  return {
    vehicleId: id<'vehicle'>(`${names.key}-v`),
    plate: vehicle.plate,
    plateCheck: 'passed',
    vin: vehicle.vin,
    vinCheck: 'passed',
    engineNo: vehicle.engineNo,
    brandModel: vehicle.brandModel,
    colour: vehicle.colour,
    isNew: random.isTrueFor(60),
    registeredOwnerId: names.borrowerId,
    registrationCertificateNo: random.digits(12),
    mortgageContractNo: `DY-${names.key}`,
    mortgageRegisteredOn: isRegistered ? addDays(names.signedOn, random.integer(1, 12)) : null,
    mortgageRegisterNo: isRegistered ? random.digits(10) : null,
    gpsDeviceNo: random.digits(11),
    insurer: '示例财产保险',
    insurancePolicyNo: `PZ${random.digits(14)}`,
    insuranceEndsOn: addMonths(options.asOf, random.integer(-1, 12), random.integer(1, 28)),
    valuationFen: random.integer(40, 320) * 100_000,
    valuedOn: names.signedOn,
  };
}
