import type { ParameterOverride } from '../../../shared/domain/law/parameter-override.ts';
import { withOverrides } from '../../../shared/domain/law/parameter-override.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import type { LawResources, ShippedParameter } from './law-resources.ts';

/** An override with why and by whom it was entered. */
export interface EnteredParameter extends ParameterOverride {
  readonly reason: string;
  readonly enteredBy: string;
  readonly enteredAt: string;
}

/** A dated row as calculations use it; `entered` where the owner set the value. */
export interface EffectiveParameter extends ShippedParameter {
  readonly entered?: EnteredParameter;
}

export async function enteredParameters(db: ReadDb): Promise<readonly EnteredParameter[]> {
  const rows = await db.selectFrom('law_parameter_change').selectAll().orderBy('effective_from').execute();
  return rows.map((row) => ({
    id: row.id,
    scope: row.scope,
    effectiveFrom: localDate(row.effective_from),
    value: jsonOf(row.value_json),
    source: row.source,
    reason: row.reason,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
  }));
}

/** The shipped rows with the owner's values. A value that the owner took from its source is sure (R10.8). */
export async function effectiveParameters(
  db: ReadDb,
  law: LawResources,
): Promise<readonly EffectiveParameter[]> {
  const shipped: readonly EffectiveParameter[] = await law.parameters();
  return withOverrides(shipped, await enteredParameters(db), (row, entered) => ({
    ...row,
    value: entered.value,
    source: entered.source,
    confidence: 'high',
    entered,
  }));
}

function jsonOf(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return value;
}
