import {
  loansAddClause,
  loansApplyClauses,
  loansClauseCoverage,
  loansEndClause,
} from '../../../shared/contract/clauses.ts';
import { loansRecordDisclosure } from '../../../shared/contract/disclosure.ts';
import { loansGet, loansTrace } from '../../../shared/contract/loan-page.ts';
import {
  loansDayRoll,
  loansList,
  loansOverview,
  loansSearch,
  loansTotals,
} from '../../../shared/contract/loans.ts';
import { loansCreate, loansPreviewSchedule } from '../../../shared/contract/new-loan.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, jobHandler, queryHandler } from '../rpc/handler.ts';
import { addClause, applyClauses, clauseCoverage, endClause } from './clauses.ts';
import { createLoan } from './create-loan.ts';
import { rollDay } from './day-roll.ts';
import { recordDisclosure } from './disclosure.ts';
import { loanTotals } from './list.ts';
import { rolledTo } from './positions.ts';
import { previewSchedule } from './preview-schedule.ts';
import { bookOverview, listLoans, loanDetail, loanTrace, searchLoans } from './queries.ts';

export const loansHandlers: HandlerMap = {
  'loans.list': queryHandler(loansList, async (ctx, input) => ok(await listLoans(ctx.db, input, ctx.today))),
  'loans.totals': queryHandler(loansTotals, async (ctx, input) => {
    const asOf = (await rolledTo(ctx.db)) ?? ctx.today;
    const totals = await loanTotals(ctx.db, input, asOf);
    return ok({
      count: totals.count,
      outstandingPrincipalFen: fen(totals.outstanding),
      overdueFen: fen(totals.overdue),
      overdueCount: totals.overdue_count,
    });
  }),
  'loans.search': queryHandler(loansSearch, async (ctx, input) =>
    ok(await searchLoans(ctx.db, input, ctx.today)),
  ),
  'loans.get': queryHandler(loansGet, async (ctx, input) => {
    const detail = await loanDetail(ctx.db, {
      loanId: input.loanId,
      asOf: input.asOf ?? ctx.today,
      law: ctx.desk.law,
    });
    if (detail === undefined) return err(domainError('record.notFound', { kind: 'loan', id: input.loanId }));
    return ok(detail);
  }),
  'loans.trace': queryHandler(loansTrace, async (ctx, input) => {
    const opened = await loanTrace(ctx.db, { ...input, asOf: input.asOf ?? ctx.today });
    if (opened === undefined) return err(domainError('record.notFound', { kind: 'loan', id: input.loanId }));
    return ok(opened);
  }),
  'loans.previewSchedule': queryHandler(loansPreviewSchedule, previewSchedule),
  'loans.create': commandHandler(loansCreate, createLoan),
  'loans.addClause': commandHandler(loansAddClause, addClause),
  'loans.endClause': commandHandler(loansEndClause, endClause),
  'loans.clauseCoverage': queryHandler(loansClauseCoverage, async (ctx, input) =>
    ok(await clauseCoverage(ctx.db, input.scope)),
  ),
  'loans.applyClauses': commandHandler(loansApplyClauses, applyClauses),
  'loans.recordDisclosure': commandHandler(loansRecordDisclosure, recordDisclosure),
  'loans.overview': queryHandler(loansOverview, async (ctx) => ok(await bookOverview(ctx.db, ctx.today))),
  'loans.dayRoll': jobHandler(loansDayRoll, async (ctx, input) =>
    ok(await rollDay(ctx, input.asOf ?? ctx.today)),
  ),
};
