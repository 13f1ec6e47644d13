import { casesContract } from '../../../shared/contract/cases.ts';
import { contactsContract } from '../../../shared/contract/contacts.ts';
import { proposeNextStep } from '../../../shared/domain/collection/next-step.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import type { LoanId } from '../../../shared/kernel/ids.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadWorkCalendar } from '../rights/work-calendar.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { setNextAction, setSegment, setStopFlag } from './case-commands.ts';
import { listCases } from './case-list.ts';
import { casePage } from './case-page.ts';
import { printCaseSheet } from './case-sheet.ts';
import { logContact } from './contact-commands.ts';
import { resolveTarget } from './contact-target.ts';
import { askGateFor, loadGateScene } from './gate-facts.ts';
import { makePromise, withdrawPromise } from './promise-commands.ts';
import { listPromises } from './promise-list.ts';
import { findScript } from './scripts.ts';
import { wireGate } from './wire-gate.ts';

async function loanOfCase(db: ReadDb, caseId: string): Promise<LoanId | undefined> {
  const row = await db
    .selectFrom('collection_case')
    .select('loan_id')
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row === undefined ? undefined : id<'loan'>(row.loan_id);
}

export const casesHandlers: HandlerMap = {
  'cases.list': queryHandler(casesContract['cases.list'], async (ctx, input) =>
    ok(await listCases(ctx.db, input, ctx.today)),
  ),
  'cases.get': queryHandler(casesContract['cases.get'], async (ctx, input) => {
    const loanId = 'loanId' in input ? input.loanId : await loanOfCase(ctx.db, input.caseId);
    if (loanId === undefined) return err(domainError('record.notFound', {}));
    const page = await casePage(ctx.db, {
      loanId,
      asOf: input.asOf ?? ctx.today,
      now: ctx.now,
      law: ctx.desk.law,
    });
    return page === undefined ? err(domainError('record.notFound', { loanId })) : ok(page);
  }),
  'cases.setSegment': commandHandler(casesContract['cases.setSegment'], setSegment),
  'cases.setNextAction': commandHandler(casesContract['cases.setNextAction'], setNextAction),
  'cases.setStopFlag': commandHandler(casesContract['cases.setStopFlag'], setStopFlag),
  'cases.sheet': commandHandler(casesContract['cases.sheet'], printCaseSheet),
  'contacts.gate': queryHandler(contactsContract['contacts.gate'], async (ctx, input) => {
    const target = await resolveTarget(ctx.db, input);
    if (target === undefined) return err(domainError('record.notFound', { loanId: input.loanId }));
    const at = input.at ?? ctx.now;
    const scene = await loadGateScene(ctx.db, ctx.desk.law, { loanId: target.loanId, at });
    const hasWitness = input.witness !== null && input.witness !== '';
    const answer = await askGateFor(ctx.db, { target, scene }, { ...input, hasWitness });
    return ok({ ...wireGate(answer), at });
  }),
  'contacts.proposeNextStep': queryHandler(
    contactsContract['contacts.proposeNextStep'],
    async (ctx, input) => {
      const calendar = await loadWorkCalendar(ctx.db, ctx.desk.law);
      return ok(proposeNextStep({ ...input, on: ctx.today }, calendar));
    },
  ),
  'contacts.log': commandHandler(contactsContract['contacts.log'], logContact),
  'promises.make': commandHandler(contactsContract['promises.make'], makePromise),
  'promises.withdraw': commandHandler(contactsContract['promises.withdraw'], withdrawPromise),
  'promises.list': queryHandler(contactsContract['promises.list'], async (ctx, input) =>
    ok(await listPromises(ctx.db, input, ctx.today)),
  ),
  'scripts.get': queryHandler(contactsContract['scripts.get'], async (ctx, input) => {
    const script = await findScript(ctx.desk.resourcesDir, input.key);
    return script === undefined ? err(domainError('record.notFound', { key: input.key })) : ok(script);
  }),
};
