import { describe, expect, it } from 'vitest';
import { missingFields } from '../../../shared/domain/import/mapping.ts';
import { mapColumn, readingOf, setUnit } from './import-draft.ts';

const PRINCIPAL = { column: 2, field: 'principal', unit: 'wanYuan', confidence: 1 } as const;

describe('the mapping a clerk changes', () => {
  it('a field given to another column leaves the one that had it', () => {
    expect(mapColumn([PRINCIPAL, { column: 5, field: 'remarks', confidence: 1 }], 5, 'principal')).toEqual([
      { column: 5, field: 'principal', confidence: 1 },
    ]);
  });

  it('a column keeps its unit for another amount and loses it for a day', () => {
    expect(mapColumn([PRINCIPAL], 2, 'vehiclePrice')[0]).toMatchObject({ unit: 'wanYuan' });
    expect(mapColumn([PRINCIPAL], 2, 'paidOutOn')[0]).not.toHaveProperty('unit');
  });

  it('a column without a field is left out, and then the field is missing', () => {
    expect(mapColumn([PRINCIPAL], 2, undefined)).toEqual([]);
    expect(missingFields([PRINCIPAL])).not.toContain('principal');
    expect(missingFields([])).toContain('principal');
  });

  it('a monthly rate is as good as an annual one', () => {
    expect(missingFields([{ field: 'monthlyRate' }])).not.toContain('annualRate');
  });

  it('shows how amounts and days will be understood, by the unit chosen', () => {
    expect(readingOf(PRINCIPAL, { kind: 'number', text: '3', number: 3 })).toBe('￥30,000.00');
    const inYuan = setUnit([PRINCIPAL], 2, 'yuan')[0] ?? PRINCIPAL;
    expect(readingOf(inYuan, { kind: 'text', text: '230,000元' })).toBe('￥230,000.00');
    const day = { column: 1, field: 'paidOutOn', confidence: 1 };
    expect(readingOf(day, { kind: 'text', text: '2025年3月8日' })).toBe('2025-03-08');
    expect(readingOf(day, { kind: 'text', text: '2025-02-31' })).toBeNull();
    expect(
      readingOf({ column: 1, field: 'remarks', confidence: 1 }, { kind: 'text', text: 'x' }),
    ).toBeUndefined();
  });
});
