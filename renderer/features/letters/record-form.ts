import type { DeliveryLevel, Letter, Outcome } from './codes.ts';

export type RecordKind = 'dispatch' | 'delivery' | 'seal' | 'cancel';

export interface RecordForm {
  readonly on: string;
  readonly carrier: string;
  readonly waybillNo: string;
  readonly text: string;
  readonly copies: number;
  readonly outcome: Outcome;
  readonly level: DeliveryLevel | 'none' | '';
  readonly isAcknowledged: boolean;
}

export function readForm(draft: unknown): RecordForm | undefined {
  return isForm(draft) ? draft : undefined;
}

function isForm(draft: unknown): draft is RecordForm {
  return typeof draft === 'object' && draft !== null && 'waybillNo' in draft && 'isAcknowledged' in draft;
}

export function missingOf(kind: RecordKind, form: RecordForm): ReadonlySet<string> {
  const missing = new Set<string>();
  if (kind !== 'cancel' && form.on === '') missing.add('on');
  if (kind === 'dispatch' && form.waybillNo.trim() === '') missing.add('waybillNo');
  if (kind === 'delivery' && form.level === '') missing.add('level');
  if (kind !== 'dispatch' && form.text.trim() === '') missing.add('text');
  return missing;
}

/** Only the slip of a notice, signed, has a place to acknowledge the debt (DOC-02). */
export function hasSlip(letter: Letter, form: RecordForm): boolean {
  return letter.kind === 'notice' && form.outcome === 'delivered' && form.level === 'A';
}
