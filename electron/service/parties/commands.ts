import type { z } from 'zod';
import type { partyInput, personInput } from '../../../shared/contract/parties.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { id, type LoanId, type PersonId } from '../../../shared/kernel/ids.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { bulkInsert } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import { partyValues } from '../loans/store-loans.ts';
import type { CommandContext } from '../rpc/context.ts';
import { checkIdentifier } from './check-identity.ts';
import { type CheckedNumber, checkedNumber, type IdentityError } from './checked-number.ts';
import { pinyinOf } from './pinyin.ts';
import { refreshSearchOfPerson } from './refresh-search.ts';
import { storeAddresses, storePersons, storePhones } from './store-parties.ts';

export type PersonInput = z.output<typeof personInput>;
export type PartyInput = z.output<typeof partyInput>;

function idNumber(person: PersonInput, today: LocalDate): Result<CheckedNumber, IdentityError> {
  if (person.idType === 'resident-id' || person.idType === 'credit-code') {
    return checkedNumber(person.idType, { text: person.idNo, isKept: person.isIdKept }, today);
  }
  return ok({ value: person.idNo === '' ? null : person.idNo, check: 'unchecked', reason: null });
}

/**
 * Stores a person, or amends the one that is meant: by record, or by the same ID number (the same person is never kept
 * twice). An old name, number or address keeps its end day.
 */
export async function savePerson(
  ctx: CommandContext,
  person: PersonInput,
  change: { readonly effectiveOn: LocalDate; readonly evidence: string },
): Promise<Result<PersonId, IdentityError>> {
  const number = idNumber(person, ctx.today);
  if (!number.ok) return number;
  const known = person.personId ?? (await personWithNumber(ctx.tx, person.idType, number.value.value));
  if (known === undefined) return ok(await addPerson(ctx, person, number.value));
  await amendPerson(ctx, { ...change, person, personId: known, number: number.value });
  await addContacts(ctx, known, person);
  await refreshSearchOfPerson(ctx.tx, known);
  return ok(known);
}

async function personWithNumber(
  tx: WriteTx,
  idType: PersonInput['idType'],
  idNo: string | null,
): Promise<PersonId | undefined> {
  if (idNo === null) return undefined;
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id_type', '=', idType)
    .where('id_no', '=', idNo)
    .executeTakeFirst();
  return row === undefined ? undefined : id<'person'>(row.id);
}

async function addPerson(ctx: CommandContext, person: PersonInput, number: CheckedNumber): Promise<PersonId> {
  const personId = ctx.newId<'person'>();
  const told =
    person.idType === 'resident-id' && number.value !== null
      ? checkIdentifier('resident-id', number.value, ctx.today)
      : undefined;
  await storePersons(
    ctx.tx,
    [
      {
        personId,
        kind: person.kind,
        name: person.name,
        idType: person.idType,
        idNo: number.value,
        idCheck: number.check,
        idCheckReason: number.reason,
        sex: told?.sex ?? null,
        birthOn: told?.birthOn ?? null,
        employer: person.employer,
        monthlyIncomeFen: person.monthlyIncomeFen,
        phones: [],
        addresses: [],
      },
    ],
    { recordedAt: ctx.now, validFrom: ctx.today },
  );
  await addContacts(ctx, personId, person);
  ctx.audit({ action: 'parties.add', subjectKind: 'person', subjectId: personId });
  return personId;
}

interface Amendment {
  readonly person: PersonInput;
  readonly personId: PersonId;
  readonly number: CheckedNumber;
  readonly effectiveOn: LocalDate;
  readonly evidence: string;
}

async function amendPerson(ctx: CommandContext, amendment: Amendment): Promise<void> {
  const { person, personId, number } = amendment;
  const old = await ctx.tx
    .selectFrom('person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  if (old.name !== person.name) {
    await ctx.tx
      .insertInto('person_name_history')
      .values({
        person_id: personId,
        name: old.name,
        used_until: amendment.effectiveOn,
        evidence: amendment.evidence,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const sound = pinyinOf(person.name);
  await ctx.tx
    .updateTable('person')
    .set({
      name: person.name,
      pinyin_full: sound.full,
      pinyin_initials: sound.initials,
      ...(number.value === null
        ? {}
        : { id_no: number.value, id_check: number.check, id_check_reason: number.reason }),
      ...(person.employer === null ? {} : { employer: person.employer }),
      ...(person.monthlyIncomeFen === null ? {} : { monthly_income_fen: person.monthlyIncomeFen }),
      updated_at: ctx.now,
    })
    .where('id', '=', personId)
    .execute();
  ctx.audit({
    action: 'parties.amend',
    subjectKind: 'person',
    subjectId: personId,
    detail: { isRenamed: old.name !== person.name, effectiveOn: amendment.effectiveOn },
  });
}

/** Adds the numbers and addresses that are not on record, or ended there; none is taken away here. */
async function addContacts(ctx: CommandContext, personId: PersonId, person: PersonInput): Promise<void> {
  const phones = await ctx.tx
    .selectFrom('person_phone')
    .select('number')
    .where('person_id', '=', personId)
    .where('valid_to', 'is', null)
    .execute();
  const addresses = await ctx.tx
    .selectFrom('person_address')
    .select('address')
    .where('person_id', '=', personId)
    .where('valid_to', 'is', null)
    .execute();
  const knownPhones = new Set(phones.map((row) => row.number));
  const knownAddresses = new Set(addresses.map((row) => row.address));
  const checked = person.phones.map((phone) => {
    const kind = phone.kind === 'mobile' ? 'mobile' : 'landline';
    return { phone, result: checkIdentifier(kind, phone.number, ctx.today) };
  });
  const fresh = checked.filter(({ result }) => !knownPhones.has(result.normalised));
  const stamp = { recordedAt: ctx.now, validFrom: ctx.today };
  await storePhones(
    ctx.tx,
    [
      {
        personId,
        phones: fresh.map(({ phone, result }, index) => ({
          phoneId: ctx.newId<'phone'>(),
          number: result.normalised,
          kind: phone.kind,
          source: phone.source,
          check: result.isValid ? 'passed' : 'kept',
          isPrimary: knownPhones.size === 0 && index === 0,
        })),
      },
    ],
    stamp,
  );
  await storeAddresses(
    ctx.tx,
    [
      {
        personId,
        addresses: person.addresses
          .filter((one) => !knownAddresses.has(one.address))
          .map((one) => ({ ...one, addressId: ctx.newId<'address'>() })),
      },
    ],
    stamp,
  );
}

/** Puts a person on a loan in a role. */
export async function addParty(
  ctx: CommandContext,
  loanId: LoanId,
  party: PartyInput,
): Promise<Result<PersonId, DomainError<'identity.checkFailed' | 'party.alreadyOnLoan'>>> {
  const person = await savePerson(ctx, party.person, { effectiveOn: ctx.today, evidence: '' });
  if (!person.ok) return person;
  const twin = await ctx.tx
    .selectFrom('loan_party')
    .select('role')
    .where('loan_id', '=', loanId)
    .where('person_id', '=', person.value)
    .where('role', '=', party.role)
    .executeTakeFirst();
  if (twin !== undefined) return err(domainError('party.alreadyOnLoan', { loanId, role: party.role }));
  await bulkInsert(ctx.tx, {
    into: 'loan_party',
    columns: [
      'loan_id',
      'person_id',
      'role',
      'has_signed',
      'relation',
      'guarantee_kind',
      'guarantee_contract_no',
      'guarantee_amount_fen',
      'guarantee_period_ends_on',
    ],
    rows: [partyValues(loanId, { ...party, personId: person.value })],
  });
  await refreshSearchOfPerson(ctx.tx, person.value);
  ctx.audit({
    action: 'parties.addToLoan',
    subjectKind: 'loan',
    subjectId: loanId,
    detail: { personId: person.value, role: party.role },
  });
  return ok(person.value);
}
