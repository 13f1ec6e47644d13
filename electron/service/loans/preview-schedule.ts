import type { z } from 'zod';
import type { loansPreviewSchedule } from '../../../shared/contract/new-loan.ts';
import { capSliceOn, resolveCap } from '../../../shared/domain/law/cap.ts';
import { add, subtract, sum } from '../../../shared/kernel/money.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { currentLawBook } from '../law/law-book.ts';
import { capSubjectOf } from '../lenders/licences.ts';
import { loadWorkCalendar } from '../rights/work-calendar.ts';
import type { QueryContext } from '../rpc/context.ts';
import { scheduleOfInput, type TermsInput } from './create-loan.ts';
import { yearlyCost } from './yearly-cost.ts';

type PreviewInput = z.output<typeof loansPreviewSchedule.input>;

/** What the table of a form's terms would be, its yearly cost, and the cap it is held to, before anything is stored. */
export async function previewSchedule(ctx: QueryContext, input: PreviewInput) {
  const calendar = await loadWorkCalendar(ctx.db, ctx.desk.law);
  const built = scheduleOfInput(input.terms, { calendar, law: await currentLawBook(ctx.db, ctx.desk.law) });
  if (!built.ok) return built;
  const { terms, schedule } = built.value;
  let balanceFen = terms.principalFen;
  const instalments = schedule.map((one) => {
    balanceFen = subtract(balanceFen, one.principalFen);
    return {
      no: one.no,
      dueOn: one.dueOn,
      principalFen: one.principalFen,
      interestFen: one.interestFen,
      feeFen: one.feeFen,
      totalFen: add(one.principalFen, one.interestFen, one.feeFen),
      balanceAfterFen: balanceFen,
    };
  });
  return ok({
    instalments,
    totalInterestFen: sum(schedule.map((one) => one.interestFen)),
    principalFen: terms.principalFen,
    ...yearlyCost(terms, schedule, calendar),
    ...(await capOf(ctx, input.lenderId, input.terms)),
  });
}

/** The yearly cap of the lender's regime on the formation day, or the code that says why it cannot be resolved. */
async function capOf(ctx: QueryContext, lenderId: string | undefined, terms: TermsInput) {
  if (lenderId === undefined) return { capPpm: null, capCode: null };
  const subject = await capSubjectOf(ctx.db, lenderId);
  if (subject === undefined) return { capPpm: null, capCode: 'lender.notFound' };
  const cap = resolveCap(
    {
      ...subject,
      formationDate: terms.signedOn,
      filedOn: null,
      asOf: ctx.today,
      termMonths: terms.termCount,
    },
    await currentLawBook(ctx.db, ctx.desk.law),
  );
  if (!cap.ok) return { capPpm: null, capCode: cap.error.code };
  return { capPpm: capSliceOn(cap.value.result, terms.disbursedOn)?.annualCapPpm ?? null, capCode: null };
}
