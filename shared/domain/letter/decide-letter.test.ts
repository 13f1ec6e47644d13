import { describe, expect, it } from 'vitest';
import noticeTemplate from '../../../resources/templates/collection-notice.zh-CN.v1.json' with {
  type: 'json',
};
import demandTemplate from '../../../resources/templates/demand-letter.zh-CN.v1.json' with { type: 'json' };
import { present } from '../../kernel/assert.ts';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { aCost, anOpening, aReceipt } from '../ledger/ledger-builder.ts';
import { kindByRule } from './checks.ts';
import { decideLetter, reviewLetter } from './decide-letter.ts';
import type { LetterInputs } from './inputs.ts';
import { aCandidate, aLawValue, letterInputs, letterTerms } from './letter-builder.ts';
import type { LetterTemplate } from './template.ts';
import { parseTemplate } from './template-reader.ts';

function shipped(json: unknown): LetterTemplate {
  const parsed = parseTemplate(json);
  return present(parsed.ok ? parsed.value : undefined, 'the shipped template reads');
}

const template = shipped(demandTemplate);
const notice = shipped(noticeTemplate);
/** instalments of 8,791.59; nos. 1 to 10 paid on time, no. 11 of 2026-11-10 is 10 days late on 2026-11-20 */
const tenPaid = Array.from({ length: 10 }, (_, index) =>
  aReceipt(index + 1, `2026-${(index + 1).toString().padStart(2, '0')}-09`, 879_159),
);

function inputs(overrides: Parameters<typeof letterInputs>[1] = {}): LetterInputs {
  return letterInputs(template, { entries: tenPaid, ...overrides });
}

function failedCodes(of: LetterInputs): string[] {
  const decided = decideLetter(of);
  return decided.ok ? [] : decided.error.failed.map((one) => one.code);
}

describe('the gates of a demand letter', () => {
  it('a loan with one instalment ten days late gets its letter', () => {
    expect(failedCodes(inputs())).toEqual([]);
  });
  it('a loan that owes nothing gets none', () => {
    const paid = [...tenPaid, aReceipt(11, '2026-11-10', 879_159)];
    expect(failedCodes(inputs({ entries: paid }))).toEqual(['overdue']);
  });
  it('a residue of one yuan makes no letter', () => {
    const almost = [...tenPaid, aReceipt(11, '2026-11-10', 879_059)];
    expect(failedCodes(inputs({ entries: almost }))).toEqual(['overdue']);
  });
  it('a stop flag refuses, even to an owner without a reason', () => {
    expect(failedCodes(inputs({ stopFlag: { kind: 'complaint' } }))).toEqual(['stopFlag']);
    const noReason = { reason: ' ', isOwner: true };
    expect(failedCodes(inputs({ stopFlag: { kind: 'dispute' }, rightPreserving: noReason }))).toEqual([
      'stopFlag',
    ]);
    const clerk = { reason: '时效将至', isOwner: false };
    expect(failedCodes(inputs({ stopFlag: { kind: 'dispute' }, rightPreserving: clerk }))).toEqual([
      'stopFlag',
    ]);
  });
  it('a stop flag lets through what preserves a right, with the owner and a reason, as a warning', () => {
    const right = { reason: '诉讼时效将于30日内届满', isOwner: true };
    const review = reviewLetter(inputs({ stopFlag: { kind: 'complaint' }, rightPreserving: right }));
    expect(review.facts).not.toBeNull();
    expect(review.checks).toContainEqual({ code: 'stopFlag', state: 'warn', params: { kind: 'complaint' } });
  });
  it('nobody to write to, or somebody who has died, is refused', () => {
    expect(failedCodes(inputs({ addressee: null }))).toEqual(['addressee']);
    expect(failedCodes(inputs({ addressee: aCandidate({ isDeceased: true }) }))).toEqual(['addressee']);
  });
  it('an address needs its source', () => {
    expect(failedCodes(inputs({ addressee: aCandidate({ address: null }) }))).toEqual(['address']);
    const unsourced = { text: '样例路1号', kind: 'residence', source: '', isAgreedDelivery: false };
    expect(failedCodes(inputs({ addressee: aCandidate({ address: unsourced }) }))).toEqual(['address']);
  });
  it("an account in another's name is refused", () => {
    const other = { accountName: '陈某某', bankName: '样例银行', accountNo: '6200000000000005' };
    expect(failedCodes(inputs({ account: other }))).toEqual(['account']);
    expect(failedCodes(inputs({ account: null }))).toEqual(['account']);
  });
  it('a loan whose cap cannot be resolved gets no letter', () => {
    expect(failedCodes(inputs({ cap: { kind: 'unresolved', reason: 'law.lprMissing' } }))).toEqual(['cap']);
  });
  it('an unconfirmed opening balance is refused', () => {
    expect(failedCodes(inputs({ opening: 'unconfirmed' }))).toEqual(['openingBalance']);
  });
  it('figures of a future day are refused', () => {
    expect(failedCodes(inputs({ today: localDate('2026-11-19') }))).toEqual(['asOf']);
  });
  it('the deadline is at least the shortest cure period after the day of issue', () => {
    expect(failedCodes(inputs({ deadlineOn: localDate('2026-11-25') }))).toEqual(['deadline']);
    expect(failedCodes(inputs({ deadlineOn: localDate('2026-11-26') }))).toEqual([]);
  });
  it('a letter that claims costs needs the clause, and says which', () => {
    const withCost = [...tenPaid, aCost(11, '2026-11-12', 150_000)];
    expect(failedCodes(inputs({ entries: withCost }))).toEqual([]);
    const decided = decideLetter(inputs({ entries: withCost, clauses: [] }));
    expect(decided.ok ? [] : decided.error.failed).toEqual([
      { code: 'clause', state: 'fail', params: { kind: 'costs' } },
    ]);
  });
  it('a letter to the agreed address needs the delivery clause', () => {
    const agreed = aCandidate({
      address: { text: '样例路1号', kind: 'residence', source: '合同', isAgreedDelivery: true },
    });
    expect(failedCodes(inputs({ addressee: agreed }))).toEqual([]);
    expect(failedCodes(inputs({ addressee: agreed, clauses: [] }))).toEqual(['clause']);
  });
  it('an empty field of the letterhead or the contact is refused by its name', () => {
    const contact = { person: '', telephone: '1', hours: '1', complaintLine: '1' };
    const decided = decideLetter(inputs({ contact }));
    expect(decided.ok ? [] : decided.error.failed).toEqual([
      { code: 'field', state: 'fail', params: { name: 'contactPerson' } },
    ]);
  });
  it('a debt past its limitation gets the notice with its slip, no demand letter (R3.7, DOC-02)', () => {
    expect(failedCodes(inputs({ limitation: 'passed' }))).toEqual(['limitation']);
    const late = letterInputs(notice, { entries: tenPaid, limitation: 'passed' });
    const review = reviewLetter(late);
    expect(review.checks).toContainEqual({ code: 'limitation', state: 'warn', params: {} });
    expect(review.facts).toMatchObject({ kind: 'notice', isTimeBarred: true });
    expect(kindByRule('passed')).toBe('notice');
    expect(kindByRule('running')).toBe('demand');
    expect(kindByRule('not-started')).toBe('demand');
  });
  it('a guarantor must be joint and within the period', () => {
    const guarantor = (kind: 'joint' | 'general', endsOn: string) =>
      aCandidate({ role: 'guarantor', guarantee: { kind, periodEndsOn: localDate(endsOn) } });
    expect(failedCodes(inputs({ addressee: guarantor('joint', '2026-11-23') }))).toEqual([]);
    expect(failedCodes(inputs({ addressee: guarantor('joint', '2026-11-22') }))).toEqual(['guarantee']);
    expect(failedCodes(inputs({ addressee: guarantor('general', '2029-01-01') }))).toEqual(['guarantee']);
  });
  it('an unlicensed lender of many borrowers asks for the principal alone', () => {
    const unlicensed = {
      borrowers: 10,
      line: aLawValue('criminal.unlicensed.warnLoans', 10),
      isPrincipalOnly: true,
    };
    const facts = present(reviewLetter(inputs({ unlicensed })).facts, 'a principal-only letter may go out');
    // the eleventh instalment: 8,791.59 less interest 144.71
    expect(facts.claimedFen).toBe(864_688);
    expect(facts.sums.find((line) => line.component === 'interest')?.claimedFen).toBe(0);
    expect(facts.dailyAccrualFen).toBe(0);
  });
  it('parameters of low confidence that nobody approved are named', () => {
    const review = reviewLetter(
      inputs({ unapprovedRows: [{ nameZh: '七类组织参照24%', nameEn: 'Judicial line' }] }),
    );
    expect(review.checks).toContainEqual({
      code: 'lawConfidence',
      state: 'warn',
      params: { rowsZh: '七类组织参照24%', rowsEn: 'Judicial line' },
    });
  });
  it('a second letter within a week is a warning', () => {
    const near = reviewLetter(inputs({ lastLetterOn: localDate('2026-11-17') }));
    expect(near.checks.find((one) => one.code === 'letterGap')?.state).toBe('warn');
    const far = reviewLetter(inputs({ lastLetterOn: localDate('2026-11-16') }));
    expect(far.checks.find((one) => one.code === 'letterGap')?.state).toBe('pass');
  });
});

describe('the figures of a demand letter', () => {
  it('penalty below the cap is claimed as agreed: 8,646.88 × 0.03 % × 10 days = 25.94', () => {
    const facts = present(reviewLetter(inputs()).facts, 'passes');
    expect(facts.overdue).toHaveLength(1);
    expect(facts.overdue[0]).toMatchObject({ no: 11, days: 10, principalFen: 864_688, penaltyFen: 2_594 });
    expect(facts.claimedFen).toBe(879_159 + 2_594);
    // a day: 8,646.88 × 0.0003 = 2.594064 -> 2.59; 18 days from 11-20 to 12-08
    expect(facts.dailyAccrualFen).toBe(259);
    expect(facts.payableFen).toBe(881_753 + 18 * 259);
    expect(facts.claimedWords).toBe('人民币捌仟捌佰壹拾柒元伍角叁分');
  });
  it('penalty above the cap is claimed at the cap: 8,646.88 × 12 % × 10 / 365 = 28.42 of 43.23', () => {
    const terms = letterTerms({
      penalty: { kind: 'fixed-daily', dailyRatePpm: ratePpm(500), base: 'principal', graceDays: 0 },
    });
    const facts = present(reviewLetter(inputs({ terms })).facts, 'passes');
    expect(facts.sums.find((line) => line.component === 'penalty')).toEqual({
      component: 'penalty',
      contractFen: 4_323,
      capFen: 2_842,
      claimedFen: 2_842,
      cutFen: 1_481,
    });
    expect(facts.trace.map((line) => line.basis)).toEqual(['cap']);
    expect(facts.trace.map((line) => line.amountFen)).toEqual([2_842]);
  });
  it('the sums, the instalments and the annex add up to the total', () => {
    const entries = [
      aReceipt(1, '2026-01-20', 400_000),
      aReceipt(2, '2026-05-20', 900_000),
      aCost(3, '2026-06-01', 150_000),
    ];
    const terms = letterTerms({
      penalty: { kind: 'fixed-daily', dailyRatePpm: ratePpm(500), base: 'principal', graceDays: 0 },
    });
    const facts = present(reviewLetter(inputs({ entries, terms })).facts, 'passes');
    const total = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
    const overdue = total(facts.overdue.map((line) => line.totalFen));
    const charges = total(facts.charges.map((charge) => charge.claimedFen));
    expect(total(facts.sums.map((line) => line.claimedFen))).toBe(facts.claimedFen);
    expect(overdue + charges).toBe(facts.claimedFen);
    expect(facts.contractFen - facts.cutFen).toBe(facts.claimedFen);
    const due = facts.instalmentTrace.map(
      (one) => one.duePrincipalFen + one.dueInterestFen + one.dueFeeFen - one.metFen,
    );
    expect(total(due)).toBe(
      total(facts.overdue.map((line) => line.principalFen + line.interestFen + line.feeFen)),
    );
    for (const line of facts.overdue) {
      const own = facts.trace.filter((one) => one.instalmentNo === line.no);
      const trace = present(
        facts.instalmentTrace.find((one) => one.no === line.no),
        'each has a trace',
      );
      expect(total(own.map((one) => one.amountFen))).toBe(trace.penaltyAccruedFen);
      const left = trace.penaltyAccruedFen + trace.penaltyChargedFen - trace.penaltyMetFen;
      expect(Math.max(0, left)).toBe(line.penaltyFen);
    }
  });
  it('interest above the cap is cut over the term so far: flat 12 % on 12,000 yuan against 12 % of what is left', () => {
    // Flat interest is 120 a month; the cap of month k is (13 - k) × 1,000 × 12 % × days / 365.
    const terms = letterTerms({
      method: 'flat',
      annualRatePpm: ratePpm(120_000),
      principalFen: fen(1_200_000),
    });
    const facts = present(reviewLetter(inputs({ entries: [], terms })).facts, 'passes');
    const interest = present(
      facts.sums.find((line) => line.component === 'interest'),
      'interest is due',
    );
    expect(interest.contractFen).toBe(11 * 12_000);
    // days of the periods from 2025-12-10: 31 31 28 31 30 31 30 31 31 30 31; Σ (13 - k) × days = 2,344 over k = 1..11
    const weighted = [31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31].map((days, index) =>
      Math.floor(((12 - index) * 100_000 * 0.12 * days) / 365 + 1e-9),
    );
    expect(interest.claimedFen).toBe(weighted.reduce((a, b) => a + b, 0));
    expect(interest.cutFen).toBeGreaterThan(0);
  });
  it('an opening penalty is claimed within the room that the cap leaves beside what accrued here', () => {
    const openingOf = (penaltyFen: number) =>
      anOpening(1, '2026-10-31', {
        principalFen: 2_500_000,
        interestFen: 21_618,
        penaltyFen,
        instalmentsMet: 9,
      });
    const claimed = (penaltyFen: number) =>
      reviewLetter(inputs({ entries: [openingOf(penaltyFen)], opening: 'confirmed' })).facts?.charges.find(
        (charge) => charge.component === 'penalty',
      )?.claimedFen;
    expect(claimed(3_000)).toBe(3_000);
    const room = present(claimed(1_000_000), 'some room is left');
    expect(room).toBeGreaterThan(3_000);
    expect(room).toBeLessThan(10_000);
  });
  it('the same inputs give the same frozen text', () => {
    const once = JSON.stringify(reviewLetter(inputs()).facts);
    expect(JSON.stringify(reviewLetter(inputs()).facts)).toBe(once);
    expect(once).not.toContain('undefined');
  });
});
