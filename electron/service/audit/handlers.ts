import { auditContract } from '../../../shared/contract/audit.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { type HandlerMap, queryHandler } from '../rpc/handler.ts';

export const auditHandlers: HandlerMap = {
  'audit.list': queryHandler(auditContract['audit.list'], async (ctx, input) => {
    let query = ctx.db.selectFrom('audit_event').selectAll().orderBy('seq', 'desc').limit(input.limit);
    if (input.beforeSeq !== null) query = query.where('seq', '<', input.beforeSeq);
    if (input.subjectKind !== null) query = query.where('subject_kind', '=', input.subjectKind);
    if (input.subjectId !== null) query = query.where('subject_id', '=', input.subjectId);
    const rows = await query.execute();
    return ok(
      rows.map((row) => ({
        seq: row.seq,
        recordedAt: row.recorded_at,
        actorName: row.actor_name,
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        detail: row.detail_json,
      })),
    );
  }),
};
