import { describe, expect, it } from 'vitest';
import noticeTemplate from '../../../resources/templates/collection-notice.zh-CN.v1.json' with {
  type: 'json',
};
import demandTemplate from '../../../resources/templates/demand-letter.zh-CN.v1.json' with { type: 'json' };
import forbidden from '../../../resources/templates/forbidden-wording.zh-CN.v1.json' with { type: 'json' };
import { present } from '../../kernel/assert.ts';
import { letterNumber } from './letter-number.ts';
import { lintWording, parseWordingRules } from './lint.ts';
import { parseTemplate } from './template-reader.ts';

const rules = present(parseWordingRules(forbidden), 'the shipped list reads');

function changed(text: string): unknown {
  return { ...demandTemplate, blocks: [{ kind: 'paragraph', text }] };
}

function errorOf(json: unknown): string {
  const read = parseTemplate(json);
  return read.ok ? 'ok' : `${read.error.code} ${Object.values(read.error.params)[0]}`;
}

describe('a template is data that is checked when it is read', () => {
  it('the shipped templates read', () => {
    expect(errorOf(demandTemplate)).toBe('ok');
    expect(errorOf(noticeTemplate)).toBe('ok');
  });
  it('an unknown variable, format or flag is named', () => {
    expect(errorOf(changed('{{nobody}}'))).toBe('template.unknownVariable nobody');
    expect(errorOf(changed('{{claimed|roman}}'))).toBe('template.badFormat claimed');
    expect(errorOf(changed('{{addresseeName|both}}'))).toBe('template.badFormat addresseeName');
    expect(errorOf(changed('{{#isBlue}}x{{/isBlue}}'))).toBe('template.unknownFlag isBlue');
  });
  it('an unclosed block or brace is named', () => {
    expect(errorOf(changed('{{#isLoan}}x'))).toBe('template.unclosed isLoan');
    expect(errorOf(changed('x{{/isLoan}}'))).toBe('template.unclosed isLoan');
    expect(errorOf(changed('{{claimed'))).toBe('template.unclosed {{');
  });
  it('what is no template, and one of 10 MB, is an error and not a crash', () => {
    expect(errorOf([])).toBe('template.malformed template');
    expect(errorOf({ ...demandTemplate, version: '1' })).toBe('template.malformed version');
    expect(errorOf(changed('字'.repeat(10_000_000)))).toContain('template.tooLong');
  });
});

describe('forbidden wording', () => {
  it('the shipped templates hold none', () => {
    expect(lintWording(JSON.stringify(demandTemplate.blocks), rules)).toEqual([]);
    expect(lintWording(JSON.stringify([noticeTemplate.blocks, noticeTemplate.slip]), rules)).toEqual([]);
  });
  it('finds a threat, also with spaces and dots between its characters', () => {
    expect(lintWording('再不还款将被拘留。', rules)).toEqual([{ ruleId: 'custody', word: '拘留', index: 6 }]);
    expect(lintWording('列入黑 名·单', rules).map((hit) => hit.word)).toEqual(['黑名单']);
  });
  it('a court measure may be named once an enforceable document exists', () => {
    const text = '可能被纳入失信被执行人名单';
    expect(lintWording(text, rules)).toHaveLength(1);
    expect(lintWording(text, rules, new Set(['hasEnforceableDocument']))).toEqual([]);
  });
});

describe('a letter number', () => {
  it('stands in hexagonal brackets with four digits or more', () => {
    const number = (sequence: number): string =>
      letterNumber({ letterCode: '安信', kindWord: '催', year: 2026, sequence });
    expect(number(12)).toBe('安信催〔2026〕0012号');
    expect(number(12_345)).toBe('安信催〔2026〕12345号');
  });
});
