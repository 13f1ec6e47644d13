import { describe, expect, it } from 'vitest';
import noticeTemplate from '../../../resources/templates/collection-notice.zh-CN.v1.json' with {
  type: 'json',
};
import demandTemplate from '../../../resources/templates/demand-letter.zh-CN.v1.json' with { type: 'json' };
import { present } from '../../kernel/assert.ts';
import { localDate } from '../../kernel/local-date.ts';
import type { LetterBlock } from './compose-blocks.ts';
import { composeWhole } from './compose-whole.ts';
import { decideLetter } from './decide-letter.ts';
import { aCandidate, aCapRule, letterInputs, letterTerms } from './letter-builder.ts';
import type { LetterTemplate } from './template.ts';
import { parseTemplate } from './template-reader.ts';

function templateOf(json: unknown): LetterTemplate {
  const parsed = parseTemplate(json);
  return present(parsed.ok ? parsed.value : undefined, 'the shipped template reads');
}

const demand = templateOf(demandTemplate);
const notice = templateOf(noticeTemplate);
type Overrides = Parameters<typeof letterInputs>[1];

function composed(template: LetterTemplate, overrides: Overrides): LetterBlock[] {
  const decided = decideLetter(letterInputs(template, overrides));
  const facts = present(decided.ok ? decided.value : undefined, 'the letter may be issued');
  const whole = composeWhole(facts, template);
  return present(whole.ok ? whole.value : undefined, 'no field is empty');
}

const blocksOf = (overrides: Overrides = {}): LetterBlock[] => composed(demand, overrides);
const noticeOf = (overrides: Overrides = {}): LetterBlock[] => composed(notice, overrides);

function wordsOf(blocks: readonly LetterBlock[]): string {
  return blocks.map(wordsOfOne).join('\n');
}

function wordsOfOne(block: LetterBlock): string {
  if (block.kind === 'slip') return wordsOf(block.blocks);
  if (block.kind === 'form') return block.rows.map((row) => row.label + row.text).join('\n');
  return 'text' in block ? block.text : '';
}

describe('what a letter says', () => {
  it('a debt past its limitation is asked for in neutral words: no statute, no suit, no consequence (R3.7)', () => {
    const words = wordsOf(noticeOf({ limitation: 'passed' }));
    expect(words).not.toMatch(/民法典》第五百零九条|提起诉讼|违约责任|法律依据与后果/);
    expect(words).toContain('就上述款项的处理进行协商');
    expect(wordsOf(noticeOf())).toMatch(/提起诉讼、申请支付令/);
  });
  it('the slip of a notice is there twice: arrival alone, and apart from it the choice to acknowledge (DOC-02)', () => {
    const blocks = noticeOf({ letterNo: '安信通〔2026〕0003号' });
    const slips = blocks.flatMap((block) => (block.kind === 'slip' ? [block] : []));
    expect(slips.map((slip) => slip.copy)).toEqual(['第一联：签收后交回出具人', '第二联：收件人留存']);
    const words = wordsOf(slips[0]?.blocks ?? []);
    expect(words).toContain('编号为安信通〔2026〕0003号的《逾期贷款催收通知书》');
    expect(words).toContain('以上签收只表示收到上述文件，不表示对债务的确认。');
    expect(words).toMatch(/与收件人的关系□ 本人.*签收人证件号码.*签收时间/s);
    expect(words).toContain('□ 确认通知书所载债务\n');
    expect(words).not.toContain('诉讼时效');
  });
  it('past limitation the slip says what acknowledging means; a company and a guarantor find their own words', () => {
    expect(wordsOf(noticeOf({ limitation: 'passed' }))).toContain(
      '诉讼时效期间可能已经届满。勾选确认并签名，表示明知此情仍同意履行。',
    );
    const company = wordsOf(noticeOf({ addressee: aCandidate({ isCompany: true }) }));
    expect(company).toContain('签收人身份□ 法定代表人');
    expect(company).not.toContain('成年家属');
    const guarantee = { kind: 'joint' as const, periodEndsOn: null };
    expect(wordsOf(noticeOf({ addressee: aCandidate({ role: 'guarantor', guarantee }) }))).toContain(
      '□ 确认通知书所载保证债务',
    );
  });
  it('a lease is asked for rent: neither its title nor its slip speaks of a loan', () => {
    const inputs = letterInputs(notice);
    const words = wordsOf(noticeOf({ contract: { ...inputs.contract, legalForm: 'finance-lease' } }));
    expect(words).toContain('逾期租金催收通知书');
    expect(words).not.toMatch(/逾期贷款|借款合同/);
  });
  it('instalments after the cut-off day are mentioned only where there are any', () => {
    expect(wordsOf(blocksOf())).toContain('截止日之后到期的各期款项');
    const late = localDate('2027-01-20');
    const ended = { asOf: late, today: late, deadlineOn: localDate('2027-02-04') };
    expect(wordsOf(blocksOf(ended))).not.toContain('截止日之后到期的各期款项');
  });
  it('the calculation sheet names the order of set-off and what it rests on (R1.4)', () => {
    expect(wordsOf(blocksOf())).toContain(
      '付款抵充顺序：实现债权的费用、期内利息、逾期利息、费用、本金（依据《中华人民共和国民法典》第五百六十一条）。',
    );
  });
  it('a penalty asked for names its clause where the contract has one on record (R6.1)', () => {
    const clauses = [{ kind: 'penalty', clauseNo: '7.2' }] as const;
    expect(wordsOf(blocksOf({ clauses }))).toContain('逾期利息按照合同第7.2条的约定计算');
  });
  it('an old private loan whose suit is not filed yet is counted for the time being (R2.3)', () => {
    const rule = aCapRule(120_000);
    const slices = rule.slices.map((slice) => ({ ...slice, basis: 'lprAtFiling' as const }));
    expect(wordsOf(blocksOf({ cap: { kind: 'resolved', rule: { ...rule, slices } } }))).toContain('暂按');
    expect(wordsOf(blocksOf())).not.toContain('暂按');
  });
  it('an interest-only loan has no column of zeros, and its sheet numbers its sections without a gap', () => {
    const blocks = blocksOf({ terms: letterTerms({ method: 'interest-only' }) });
    const overdue = blocks.find((block) => block.kind === 'table');
    const headings = overdue?.kind === 'table' ? overdue.table.columns.map((column) => column.heading) : [];
    expect(headings).toEqual(['期次', '应付日期', '逾期\n天数', '期内利息', '小计']);
    const sections = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
    expect(sections.slice(-2)).toEqual(['一、各期应付、已付与未付', '二、汇总']);
  });
});
