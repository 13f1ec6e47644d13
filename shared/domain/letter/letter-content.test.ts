import { describe, expect, it } from 'vitest';
import demandTemplate from '../../../resources/templates/demand-letter.zh-CN.v1.json' with { type: 'json' };
import { present } from '../../kernel/assert.ts';
import { composeAnnex } from './annex.ts';
import { composeLetter } from './compose.ts';
import type { LetterBlock } from './compose-blocks.ts';
import { decideLetter } from './decide-letter.ts';
import { aCapRule, letterInputs, letterTerms } from './letter-builder.ts';
import { parseTemplate } from './template.ts';

const parsed = parseTemplate(demandTemplate);
const template = present(parsed.ok ? parsed.value : undefined, 'the shipped template reads');

function blocksOf(overrides: Parameters<typeof letterInputs>[1] = {}): LetterBlock[] {
  const decided = decideLetter(letterInputs(template, overrides));
  const facts = present(decided.ok ? decided.value : undefined, 'the letter may be issued');
  const body = composeLetter(facts, template);
  return [
    ...present(body.ok ? body.value : undefined, 'no field is empty'),
    ...composeAnnex(facts, template),
  ];
}

function wordsOf(blocks: readonly LetterBlock[]): string {
  return blocks.map((block) => ('text' in block ? block.text : '')).join('\n');
}

describe('what a demand letter says', () => {
  it('a debt past its limitation is asked for in neutral words: no statute, no suit, no consequence (R3.7)', () => {
    const words = wordsOf(blocksOf({ limitation: 'passed' }));
    expect(words).not.toMatch(/民法典》第五百零九条|提起诉讼|违约责任|法律依据与后果/);
    expect(words).toContain('就上述款项的处理进行协商');
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
