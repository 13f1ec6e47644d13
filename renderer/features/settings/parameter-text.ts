import type { LegalParameterRow } from '../../../shared/contract/law.ts';
import type { Language } from '../../../shared/contract/settings.ts';
import type { Translate } from '../../i18n/words.ts';

export function parameterName(row: LegalParameterRow, language: Language): string {
  return language === 'en' ? row.nameEn : row.nameZh;
}

/** The value with its unit as a person reads it: '24 percent/year', '22:00', '是'. */
export function parameterValue(t: Translate, row: LegalParameterRow): string {
  const value: unknown = JSON.parse(row.value);
  if (value === null) return t('settings.noFigure');
  if (typeof value === 'boolean') return t(value ? 'settings.yes' : 'settings.no');
  const text = typeof value === 'string' ? value : row.value;
  return row.kind === 'date' || row.unit === 'enum' ? text : `${text} ${row.unit}`;
}

/** R10.8: weak rows wait for an owner's approval. */
export function isApprovalDue(row: LegalParameterRow): boolean {
  return (row.confidence === 'low' || row.confidence === 'none') && row.approval === null;
}

/** The typed value as the wire takes it; undefined: not yet one of its kind. */
export function readParameterText(
  kind: LegalParameterRow['kind'],
  text: string,
): number | boolean | string | undefined {
  const trimmed = text.trim();
  switch (kind) {
    case 'number':
      return /^\d{1,12}(\.\d{1,8})?$/.test(trimmed) ? Number(trimmed) : undefined;
    case 'whole':
      return /^\d{1,12}$/.test(trimmed) ? Number(trimmed) : undefined;
    case 'boolean':
      return trimmed === 'true' ? true : trimmed === 'false' ? false : undefined;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) ? trimmed : undefined;
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(trimmed) ? trimmed : undefined;
    case 'fixed':
      return undefined;
  }
}
