import {
  partiesAddToLoan,
  partiesCheckIdentifier,
  partiesSave,
  partiesUnmask,
  vehiclesSave,
} from '../../../shared/contract/parties.ts';
import { partiesEndContact, partiesFacts, partiesSetFacts } from '../../../shared/contract/person-facts.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { checkIdentifier } from './check-identity.ts';
import { addParty, savePerson } from './commands.ts';
import { endContact } from './end-contact.ts';
import { factsAndHistory, setFacts } from './person-facts.ts';
import { refreshSearch } from './refresh-search.ts';
import { saveVehicle } from './save-vehicle.ts';

type MaskedSubject = 'person-id' | 'phone' | 'bank-card' | 'vin';

export const partiesHandlers: HandlerMap = {
  'parties.save': commandHandler(partiesSave, async (ctx, input) => {
    const saved = await savePerson(ctx, input.person, input);
    if (!saved.ok) return saved;
    ctx.touch('parties', 'loans', 'cases');
    return ok({ personId: saved.value });
  }),
  'parties.addToLoan': commandHandler(partiesAddToLoan, async (ctx, input) => {
    const loan = await ctx.tx
      .selectFrom('loan')
      .select('id')
      .where('id', '=', input.loanId)
      .executeTakeFirst();
    if (loan === undefined) return err(domainError('record.notFound', { kind: 'loan', id: input.loanId }));
    const added = await addParty(ctx, input.loanId, input.party);
    if (!added.ok) return added;
    ctx.touch('parties', 'loans', 'cases');
    return ok({ personId: added.value });
  }),
  'parties.setFacts': commandHandler(partiesSetFacts, setFacts),
  'parties.facts': queryHandler(partiesFacts, async (ctx, input) => {
    const known = await factsAndHistory(ctx.db, input.personId);
    return known === undefined
      ? err(domainError('record.notFound', { kind: 'person', id: input.personId }))
      : ok(known);
  }),
  'parties.endContact': commandHandler(partiesEndContact, endContact),
  'parties.unmask': commandHandler(partiesUnmask, async (ctx, input) => {
    const value = await unmasked(ctx.tx, input.subject, input.recordId);
    if (value === undefined) {
      return err(domainError('record.notFound', { kind: input.subject, id: input.recordId }));
    }
    // who saw what, never the value itself
    ctx.audit({ action: 'parties.unmask', subjectKind: input.subject, subjectId: input.recordId });
    return ok({ value });
  }),
  'parties.checkIdentifier': queryHandler(partiesCheckIdentifier, async (ctx, input) => {
    const checked = checkIdentifier(input.kind, input.text, ctx.today);
    const known = await knownPerson(ctx.db, input.kind, checked.normalised);
    return ok({
      ...checked,
      knownPersonId: known === undefined ? null : id<'person'>(known.id),
      knownPersonName: known?.name ?? null,
    });
  }),
  'vehicles.save': commandHandler(vehiclesSave, async (ctx, input) => {
    const loan = await ctx.tx
      .selectFrom('loan')
      .select(['id', 'borrower_id'])
      .where('id', '=', input.loanId)
      .executeTakeFirst();
    if (loan === undefined) return err(domainError('record.notFound', { kind: 'loan', id: input.loanId }));
    const saved = await saveVehicle(ctx, input.vehicle, id<'person'>(loan.borrower_id));
    if (!saved.ok) return saved;
    await ctx.tx
      .updateTable('loan')
      .set({ vehicle_id: saved.value, updated_at: ctx.now })
      .where('id', '=', input.loanId)
      .execute();
    await refreshSearch(ctx.tx, input.loanId);
    ctx.touch('loans', 'cases', 'morning');
    return ok({ vehicleId: saved.value });
  }),
};

async function knownPerson(db: ReadDb, kind: string, number: string) {
  if (kind !== 'resident-id' && kind !== 'credit-code') return undefined;
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id_type', '=', kind)
    .where('id_no', '=', number)
    .executeTakeFirst();
}

async function unmasked(tx: WriteTx, subject: MaskedSubject, recordId: string): Promise<string | undefined> {
  switch (subject) {
    case 'person-id': {
      const row = await tx.selectFrom('person').select('id_no').where('id', '=', recordId).executeTakeFirst();
      return row?.id_no ?? undefined;
    }
    case 'phone': {
      const row = await tx
        .selectFrom('person_phone')
        .select('number')
        .where('id', '=', recordId)
        .executeTakeFirst();
      return row?.number;
    }
    case 'bank-card': {
      const row = await tx
        .selectFrom('person_bank_card')
        .select('card_no')
        .where('id', '=', recordId)
        .executeTakeFirst();
      return row?.card_no;
    }
    case 'vin': {
      const row = await tx.selectFrom('vehicle').select('vin').where('id', '=', recordId).executeTakeFirst();
      return row?.vin ?? undefined;
    }
  }
}
