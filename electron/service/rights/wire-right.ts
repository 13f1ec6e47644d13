import type { RightClock } from '../../../shared/domain/collection/rights/right-clock.ts';
import { id } from '../../../shared/kernel/ids.ts';
import type { LoanRights } from './queries.ts';

/** A clock in the shape the case page asks for. */
export function wireRight(clock: RightClock, names: LoanRights['names']) {
  return {
    kind: clock.kind,
    personId: clock.personId === null ? null : id<'person'>(clock.personId),
    personName: clock.personId === null ? null : (names.get(clock.personId) ?? null),
    state: clock.state,
    reasonCode: clock.reasonCode,
    rule: clock.rule,
    startsOn: clock.startsOn,
    startedBy: clock.startedBy,
    nominalEndOn: clock.deadline?.nominalEnd ?? null,
    legalEndOn: clock.deadline?.legalEnd ?? null,
    lastSafeOn: clock.deadline?.lastSafeDay ?? null,
    daysLeft: clock.daysLeft,
    isProvisional: clock.deadline?.isProvisional ?? false,
    notCounted: clock.notCounted,
  };
}
