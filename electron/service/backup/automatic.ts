import { millisOfInstant } from '../../../shared/kernel/instant.ts';
import type { ServiceCore } from '../rpc/service-core.ts';
import { keepBackup } from './keep-backup.ts';

const MILLIS_BEFORE_RETRY = 60 * 60 * 1000;

/**
 * A desk that is never closed gets its copy too: asked after each committed command, makes one when a day has
 * passed since the last copy or since the book was opened. Runs beside the calls; a failure is logged and
 * tried after an hour.
 */
export function keepDailyCopy(core: ServiceCore): void {
  const { session } = core;
  const nowMs = millisOfInstant(core.clock.now());
  if (session.state.kind !== 'open' || nowMs < session.nextCopyAtMs) return;
  session.nextCopyAtMs = nowMs + MILLIS_BEFORE_RETRY;
  keepBackup(core, 'automatic').then(
    () => core.emit({ kind: 'event', topic: 'book', payload: null }),
    (error: unknown) => core.desk().log.incident(core.newId(), error, { method: 'keepDailyCopy' }),
  );
}
