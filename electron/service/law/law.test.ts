import { describe, expect, it } from 'vitest';
import { lawContract } from '../../../shared/contract/law.ts';
import { answerOf, codeOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';

function withService(work: (service: Service) => Promise<void>): Promise<void> {
  return withFolder(async (bookDir) => {
    const service = await serviceWithBook({ bookDir });
    await work(service);
    await service.close();
  });
}

async function lprOf(service: Service, month: string) {
  const rows = lawContract['law.lpr'].output.parse(await answerOf(service, 'law.lpr', {}));
  return rows.find((row) => row.month === month);
}

const fixing = (publishedOn: string) => ({
  publishedOn,
  annual1yPpm: 30_000,
  annual5yPpm: 35_000,
  source: '全国银行间同业拆借中心',
});

describe('the law tables', () => {
  it('ship 2024-07 as 3.35 % and 3.85 %, and say that 2026-09 is unknown', () =>
    withService(async (service) => {
      expect(await lprOf(service, '2024-07')).toMatchObject({ annual1yPpm: 33_500, annual5yPpm: 38_500 });
      expect(await lprOf(service, '2026-09')).toMatchObject({ annual1yPpm: null, origin: 'shipped' });
    }));

  it('take a fixing with its source for an unknown month, once a month and never of the future', () =>
    withService(async (service) => {
      const day = (await lprOf(service, '2026-09'))?.publishedOn ?? '';
      expect(await codeOf(service, 'law.saveLpr', fixing(day))).toBe('ok');
      expect(await lprOf(service, '2026-09')).toMatchObject({ annual1yPpm: 30_000, origin: 'entered' });
      expect(await codeOf(service, 'law.saveLpr', fixing('2026-09-02'))).toBe('law.lprNotMonthly');
      expect(await codeOf(service, 'law.saveLpr', fixing('2026-12-21'))).toBe('law.lprInFuture');
    }));

  it('every shipped parameter has its source and period', () =>
    withService(async (service) => {
      const rows = lawContract['law.parameters'].output.parse(await answerOf(service, 'law.parameters', {}));
      expect(rows.length).toBeGreaterThan(50);
      expect(rows.filter((row) => row.source === '')).toEqual([]);
    }));

  it('the National Day of 2026 rests, Sunday 20 September works, and an entered day replaces a shipped one', () =>
    withService(async (service) => {
      const read = async () =>
        lawContract['law.holidays'].output.parse(await answerOf(service, 'law.holidays', { year: 2026 }));
      const shipped = await read();
      expect(shipped.isComplete).toBe(true);
      const kindOf = (days: typeof shipped.days, date: string) => days.find((day) => day.date === date)?.kind;
      expect(kindOf(shipped.days, '2026-10-01')).toBe('rest');
      expect(kindOf(shipped.days, '2026-09-20')).toBe('work');
      const changed = { date: '2026-09-20', kind: 'rest', name: '更正', source: '更正通知' };
      await answerOf(service, 'law.saveHoliday', changed);
      expect(kindOf((await read()).days, '2026-09-20')).toBe('rest');
      await answerOf(service, 'law.saveHoliday', { ...changed, kind: null });
      expect(kindOf((await read()).days, '2026-09-20')).toBe('work');
    }));
});
