import { describe, expect, it } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { judgePromises, type PromiseMade, promiseRefusal, type StandingReceipt } from './promise.ts';

function promise(parts: Partial<PromiseMade> = {}): PromiseMade {
  return {
    id: 'p1',
    madeOn: localDate('2026-11-20'),
    recordedAt: instant('2026-11-20T02:12:00.000Z'),
    amountFen: fen(350_000),
    dueOn: localDate('2026-11-22'),
    toleranceDays: 1,
    withdrawnOn: null,
    ...parts,
  };
}

function receipt(on: string, amountFen: number, recordedAt = `${on}T08:00:00.000Z`): StandingReceipt {
  return { businessOn: localDate(on), recordedAt: instant(recordedAt), amountFen: fen(amountFen) };
}

const state = (asOf: string, receipts: readonly StandingReceipt[], made = [promise()]) =>
  judgePromises(made, receipts, localDate(asOf)).map((judgement) => judgement.state);

describe('a promise is judged by its receipts', () => {
  it('is open through its tolerance and broken on the day after', () => {
    expect(state('2026-11-23', [])).toEqual(['open']);
    expect(state('2026-11-24', [])).toEqual(['broken']);
    expect(judgePromises([promise()], [], localDate('2026-11-30'))[0]?.decidedOn).toBe('2026-11-24');
  });

  it('is kept as soon as the sum is there, in parts too', () => {
    const parts = [receipt('2026-11-21', 150_000), receipt('2026-11-23', 200_000)];
    expect(state('2026-11-22', parts)).toEqual(['open']);
    const [judgement] = judgePromises([promise()], parts, localDate('2026-11-23'));
    expect(judgement).toMatchObject({
      state: 'kept',
      paidFen: 350_000,
      missingFen: 0,
      decidedOn: '2026-11-23',
    });
  });

  it('is partial when some came in time, and money after the tolerance does not mend it', () => {
    const receipts = [receipt('2026-11-22', 100_000), receipt('2026-11-24', 250_000)];
    const [judgement] = judgePromises([promise()], receipts, localDate('2026-11-25'));
    expect(judgement).toMatchObject({ state: 'partial', paidFen: 100_000, missingFen: 250_000 });
  });

  it('is broken again when the receipt that kept it is reversed', () => {
    const paid = receipt('2026-11-22', 350_000);
    expect(state('2026-11-30', [paid])).toEqual(['kept']);
    expect(state('2026-11-30', [])).toEqual(['broken']);
  });

  it('does not count what was paid before it was made, on the same day too', () => {
    const morning = receipt('2026-11-20', 350_000, '2026-11-20T01:00:00.000Z');
    const afternoon = receipt('2026-11-20', 350_000, '2026-11-20T07:00:00.000Z');
    expect(state('2026-11-30', [receipt('2026-11-19', 350_000)])).toEqual(['broken']);
    expect(state('2026-11-30', [morning])).toEqual(['broken']);
    expect(state('2026-11-30', [afternoon])).toEqual(['kept']);
  });

  it('one yuan keeps one promise: the one due first', () => {
    const both = [
      promise({ id: 'late', dueOn: localDate('2026-11-28') }),
      promise({ id: 'early', dueOn: localDate('2026-11-22') }),
    ];
    const judgements = judgePromises(both, [receipt('2026-11-21', 400_000)], localDate('2026-12-05'));
    expect(judgements).toMatchObject([
      { promiseId: 'early', state: 'kept', paidFen: 350_000 },
      { promiseId: 'late', state: 'partial', paidFen: 50_000 },
    ]);
  });

  it('a withdrawn promise takes no money and is not broken', () => {
    const withdrawn = promise({ withdrawnOn: localDate('2026-11-21') });
    expect(state('2026-11-30', [receipt('2026-11-22', 350_000)], [withdrawn])).toEqual(['withdrawn']);
  });
});

describe('a promise that cannot be taken', () => {
  const today = localDate('2026-11-20');

  it('over the whole debt, in the past, or on a loan that owes nothing', () => {
    const wish = { amountFen: fen(100_001), dueOn: today };
    expect(promiseRefusal(wish, fen(100_000), today)).toMatchObject({
      code: 'promise.aboveDebt',
      params: { settleFen: 100_000 },
    });
    expect(promiseRefusal({ ...wish, amountFen: fen(100_000) }, fen(100_000), today)).toBeUndefined();
    expect(promiseRefusal({ ...wish, dueOn: localDate('2026-11-19') }, fen(100_000), today)?.code).toBe(
      'promise.inPast',
    );
    expect(promiseRefusal(wish, fen(0), today)?.code).toBe('promise.nothingOwed');
  });
});
