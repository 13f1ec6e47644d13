import { describe, expect, it } from 'vitest';
import { auditContract } from '../../../shared/contract/audit.ts';
import { bookStatusSchema } from '../../../shared/contract/book.ts';
import { lawContract } from '../../../shared/contract/law.ts';
import {
  answerOf,
  CLERK_PASSPHRASE,
  codeOf,
  serviceWithBook,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
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

const WEAK = { id: 'cap.local7.judicial', scope: 'LOCAL7', effectiveFrom: '2021-01-01' };
const CURE = {
  id: 'demand.cureDays.default',
  scope: 'all',
  effectiveFrom: '2026-11-20',
  value: 20,
  source: '合同范本第 9 条',
  reason: '公司统一给予 20 天',
};

async function parametersOf(service: Service, id: string) {
  const rows = lawContract['law.parameters'].output.parse(await answerOf(service, 'law.parameters', {}));
  return rows.filter((row) => row.id === id);
}

async function actionsOf(service: Service, subjectId: string) {
  const page = await answerOf(service, 'audit.list', {
    beforeSeq: null,
    limit: 50,
    subjectKind: 'lawParameter',
    subjectId,
  });
  return auditContract['audit.list'].output.parse(page).map((event) => event.action);
}

describe("the owner's word on a legal parameter", () => {
  it('approves a weak row once, with counsel and day, and is in the audit trail', () =>
    withService(async (service) => {
      expect((await parametersOf(service, WEAK.id))[0]).toMatchObject({ confidence: 'low', approval: null });
      const approval = { ...WEAK, counsel: '张示例，示例律师事务所' };
      expect(await codeOf(service, 'law.approveParameter', approval)).toBe('ok');
      expect((await parametersOf(service, WEAK.id))[0]?.approval).toEqual({
        by: '负责人',
        on: '2026-11-23',
        counsel: '张示例，示例律师事务所',
      });
      expect(await codeOf(service, 'law.approveParameter', approval)).toBe('law.alreadyApproved');
      const unknown = { ...approval, effectiveFrom: '2021-01-02' };
      expect(await codeOf(service, 'law.approveParameter', unknown)).toBe('law.parameterUnknown');
      expect(await actionsOf(service, WEAK.id)).toEqual(['law.approveParameter']);
    }));

  it('is not the clerk’s to give', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const status = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
      const clerk = status.users.find((user) => user.role === 'clerk');
      await answerOf(service, 'book.lock', {});
      await answerOf(service, 'book.unlock', { userId: clerk?.id, passphrase: CLERK_PASSPHRASE });
      expect(await codeOf(service, 'law.approveParameter', { ...WEAK, counsel: '张示例' })).toBe(
        'actor.forbidden',
      );
      expect(await codeOf(service, 'law.overrideParameter', CURE)).toBe('actor.forbidden');
      expect((await parametersOf(service, WEAK.id))[0]?.approval).toBeNull();
      await service.close();
    }));

  it('sets another value from its day on: the row before ends the day before, the same day again corrects it', () =>
    withService(async (service) => {
      await answerOf(service, 'law.overrideParameter', CURE);
      expect(await parametersOf(service, CURE.id)).toMatchObject([
        { value: '15', effectiveFrom: '2021-01-01', effectiveTo: '2026-11-19', entered: null },
        {
          value: '20',
          effectiveFrom: '2026-11-20',
          effectiveTo: null,
          source: CURE.source,
          confidence: 'high',
        },
      ]);
      await answerOf(service, 'law.overrideParameter', { ...CURE, value: 25 });
      const rows = await parametersOf(service, CURE.id);
      expect(rows.map((row) => row.value)).toEqual(['15', '25']);
      expect(rows[1]?.entered).toMatchObject({ by: '负责人', reason: CURE.reason });
      expect(await actionsOf(service, CURE.id)).toEqual(['law.overrideParameter', 'law.overrideParameter']);
    }));

  it('takes no value of another kind, none before the parameter was in force, and none for lists', () =>
    withService(async (service) => {
      const code = (change: object) => codeOf(service, 'law.overrideParameter', { ...CURE, ...change });
      expect(await code({ value: 2.5 })).toBe('law.valueWrong');
      expect(await code({ value: -1 })).toBe('law.valueWrong');
      expect(await code({ value: true })).toBe('law.valueWrong');
      expect(await code({ effectiveFrom: '2020-12-31' })).toBe('law.overrideOutsidePeriod');
      expect(await code({ id: 'alloc.order.default', value: 1 })).toBe('law.valueWrong');
      expect(await code({ id: 'conduct.quiet.start', value: '25:00' })).toBe('law.valueWrong');
    }));

  it('drops the approval of a row whose value it replaces', () =>
    withService(async (service) => {
      await answerOf(service, 'law.approveParameter', { ...WEAK, counsel: '张示例' });
      await answerOf(service, 'law.overrideParameter', { ...CURE, ...WEAK, value: 15.4 });
      expect(await parametersOf(service, WEAK.id)).toMatchObject([{ value: '15.4', approval: null }]);
    }));
});
