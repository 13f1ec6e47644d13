import { describe, expect, it } from 'vitest';
import agreementTemplate from '../../../resources/templates/plan-agreement.zh-CN.v1.json' with {
  type: 'json',
};
import type { AgreementFacts } from '../../../shared/domain/letter/agreement.ts';
import { parseTemplate } from '../../../shared/domain/letter/template-reader.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { openPdfFonts } from '../pdf/fonts.ts';
import { renderPlanAgreement } from './agreement.ts';
import { pdfPages } from './pdf-text.fixture.ts';

const parsed = parseTemplate(agreementTemplate);
const template = present(parsed.ok ? parsed.value : undefined, 'the shipped template reads');
const fonts = openPdfFonts();

const facts: AgreementFacts = {
  schema: 1,
  template: { id: 'plan-agreement', version: 1 },
  agreementNo: '安信还〔2026〕0003号',
  agreedOn: localDate('2026-11-23'),
  asOf: localDate('2026-11-23'),
  lender: { name: '佛山安信汽车融资服务有限公司', address: '样例大道66号', telephone: '0757-80000000' },
  borrower: { name: '林试样', idNo: '440524********0013', address: '样例路18号', isCompany: false },
  contract: { contractNo: 'AX-2025-00217', signedOn: localDate('2025-12-08'), legalForm: 'mortgage' },
  vehicle: '样例牌轿车',
  account: {
    accountName: '佛山安信汽车融资服务有限公司',
    bankName: '样例银行',
    accountNo: '6200000000000005',
  },
  debt: { principal: fen(1_000_000), interest: fen(20_000), penalty: fen(3_000), fee: fen(0), cost: fen(0) },
  waivedFen: fen(5_000),
  totalFen: fen(1_023_000),
  instalments: [
    { no: 1, dueOn: localDate('2026-12-15'), amountFen: fen(511_500) },
    { no: 2, dueOn: localDate('2027-01-15'), amountFen: fen(511_500) },
  ],
  toleranceDays: 3,
  clauses: [{ kind: 'jurisdiction', clauseNo: '20' }],
  consenters: [{ label: '保证人', name: '欧阳某某', isCompany: false }],
  remarks: '',
};

async function textOf(of: AgreementFacts): Promise<string[]> {
  const issuedAt = instant('2026-11-23T02:00:00.000Z');
  const rendered = await renderPlanAgreement({ facts: of, template, fonts, issuedAt });
  return pdfPages(present(rendered.ok ? rendered.value : undefined, 'it renders').bytes);
}

describe('the printed repayment agreement', () => {
  it('names the parties, the debt, every part with its day, and the waiver with its condition', async () => {
    const text = (await textOf(facts)).join('');
    expect(text).toContain('还款协议书');
    expect(text).toContain('人民币壹万零贰佰叁拾元整（¥10,230.00）');
    expect(text).toContain('2026-12-155,115.00');
    expect(text).toContain('2027-01-155,115.00');
    expect(text).toContain('乙方未按照本协议履行的，减免不发生效力');
    expect(text).toContain('第五百六十一条');
    expect(text).toContain('原合同第20条');
  });
  it('a guarantor has a page of consent of their own; without one there is none', async () => {
    const pages = await textOf(facts);
    expect(pages.at(-1)).toContain('担保人、抵押人同意页');
    expect(pages.at(-1)).toContain('欧阳某某');
    const alone = (await textOf({ ...facts, consenters: [], waivedFen: fen(0) })).join('');
    expect(alone).not.toContain('同意页');
    expect(alone).not.toContain('减免');
  });
  it('both sides have a place to sign, never alone on a page', async () => {
    const pages = await textOf({ ...facts, consenters: [] });
    expect(pages.at(-1)).toContain('甲方（盖章）');
    expect(pages.at(-1)).toContain('七、其他');
  });
});
