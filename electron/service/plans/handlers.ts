import { plansContract } from '../../../shared/contract/plans.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { createPlan, endPlan } from './commands.ts';
import { composeFor, proposeFor, wireProposal } from './propose.ts';
import { listPlans, planDetail } from './queries.ts';

export const plansHandlers: HandlerMap = {
  'plans.propose': queryHandler(plansContract['plans.propose'], async (ctx, input) => {
    const proposal = await proposeFor(ctx.db, input, ctx);
    return proposal.ok ? ok(wireProposal(proposal.value)) : proposal;
  }),
  'plans.compose': queryHandler(plansContract['plans.compose'], (ctx, input) =>
    composeFor(ctx.db, input, ctx),
  ),
  'plans.create': commandHandler(plansContract['plans.create'], createPlan),
  'plans.list': queryHandler(plansContract['plans.list'], async (ctx, input) =>
    ok(await listPlans(ctx.db, input, ctx.today)),
  ),
  'plans.get': queryHandler(plansContract['plans.get'], async (ctx, input) => {
    const plan = await planDetail(ctx.db, input.planId, ctx.today);
    return plan === undefined ? err(domainError('record.notFound', { planId: input.planId })) : ok(plan);
  }),
  'plans.end': commandHandler(plansContract['plans.end'], endPlan),
};
