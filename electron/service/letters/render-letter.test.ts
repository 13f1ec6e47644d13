import { describe, expect, it } from 'vitest';
import noticeTemplate from '../../../resources/templates/collection-notice.zh-CN.v1.json' with {
  type: 'json',
};
import demandTemplate from '../../../resources/templates/demand-letter.zh-CN.v1.json' with { type: 'json' };
import { aReceipt } from '../../../shared/domain/ledger/ledger-builder.ts';
import { decideLetter } from '../../../shared/domain/letter/decide-letter.ts';
import type { LetterFacts } from '../../../shared/domain/letter/facts.ts';
import { aCandidate, letterInputs, letterTerms } from '../../../shared/domain/letter/letter-builder.ts';
import type { LetterTemplate } from '../../../shared/domain/letter/template.ts';
import { parseTemplate } from '../../../shared/domain/letter/template-reader.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { ratePpm } from '../../../shared/kernel/rate.ts';
import { openPdfFonts } from '../pdf/fonts.ts';
import { outlineTitles, pdfPages } from './pdf-text.fixture.ts';
import { letterQr } from './qr.ts';
import { factsSha256, factsText, renderLetter } from './render-letter.ts';

function shipped(json: unknown): LetterTemplate {
  const parsed = parseTemplate(json);
  return present(parsed.ok ? parsed.value : undefined, 'the shipped template reads');
}

const template = shipped(demandTemplate);
const fonts = openPdfFonts();
const issuedAt = instant('2026-11-23T02:00:00.000Z');
const letterNo = '安信催〔2026〕0012号';

function factsOf(overrides: Parameters<typeof letterInputs>[1] = {}): LetterFacts {
  const decided = decideLetter(letterInputs(template, { letterNo, ...overrides }));
  return present(decided.ok ? decided.value : undefined, 'the letter may be issued');
}

async function render(facts: LetterFacts) {
  const rendered = await renderLetter({ facts, template, fonts, issuedAt });
  return present(rendered.ok ? rendered.value : undefined, 'the letter renders');
}

describe('the printed demand letter', () => {
  it('the same facts give the same bytes', async () => {
    const facts = factsOf();
    const first = await render(facts);
    const again = await render(JSON.parse(factsText(facts)));
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true);
  });
  it('its text can be read out: number, parties, sums in figures and in words, account, date', async () => {
    const facts = factsOf({ entries: [aReceipt(1, '2026-01-09', 879_159)] });
    const { bytes, pageCount } = await render(facts);
    const pages = await pdfPages(bytes);
    const text = pages.join('');
    expect(pages).toHaveLength(pageCount);
    expect(text).toContain('催收函');
    expect(text).toContain('安信催〔2026〕0012号');
    expect(text).toContain('收件人：林试样');
    expect(text).toContain('440524********0013');
    expect(text).toContain('《中华人民共和国民法典》');
    expect(text).toContain('6200000000000005');
    expect(text).toContain('二〇二六年十一月二十三日');
    expect(text).toContain('计算清单');
    expect(text).toContain(facts.claimedWords);
    // — 1 —, and beside it what the page belongs to and how many pages there are (6.3, R6.1)
    expect(pages[0]).toContain(`—1—`);
    expect(pages[0]).toContain(`${letterNo}共${pageCount}页`);
    expect(pages.at(-1)).toContain(`—${pageCount}—`);
    expect(text).not.toContain('草稿');
  });
  it('its outline leads to the letter, its sections and the calculation sheet', async () => {
    const titles = await outlineTitles((await render(factsOf())).bytes);
    expect(titles).toEqual([
      '催收函',
      '一、逾期情况',
      '二、应付金额',
      '三、付款期限与账户',
      '四、法律依据与后果',
      '五、联系方式',
      '计算清单',
      '一、各期应付、已付与未付',
      '二、逾期利息',
      '三、汇总',
    ]);
  });
  it('a draft says so on every page and has no number', async () => {
    const pages = await pdfPages((await render(factsOf({ letterNo: null }))).bytes);
    expect(pages.every((page) => page.includes('草稿'))).toBe(true);
    expect(pages.join('')).not.toContain('安信催〔');
  });
  it('36 overdue instalments run over pages with the head repeated and every row printed', async () => {
    const terms = letterTerms({
      termCount: 36,
      principalFen: fen(3_888_888_888),
      disbursedOn: localDate('2023-11-10'),
      signedOn: localDate('2023-11-08'),
      firstDueOn: localDate('2023-12-10'),
    });
    const facts = factsOf({ terms });
    expect(facts.overdue).toHaveLength(36);
    const pages = await pdfPages((await render(facts)).bytes);
    const withHead = pages.filter((page) => page.includes('期次应付日期逾期天数'));
    expect(withHead.length).toBeGreaterThan(1);
    for (const line of facts.overdue) expect(pages.join('')).toContain(line.dueOn);
  });
  it('a guarantor reads what identifies the debt and no more of the principal', async () => {
    const guarantee = { kind: 'joint' as const, periodEndsOn: localDate('2029-12-10') };
    const facts = factsOf({ addressee: aCandidate({ role: 'guarantor', name: '欧阳某某', guarantee }) });
    const text = (await pdfPages((await render(facts)).bytes)).join('');
    expect(text).toContain('连带责任保证');
    expect(text).toContain('第六百八十八条');
    expect(text).not.toContain('车辆识别代号');
  });
  it('rare characters are printed by a second font, one that no font has is named', async () => {
    const named = (name: string) => factsOf({ addressee: aCandidate({ name }) });
    const text = (await pdfPages((await render(named('㐀喆·阿卜杜'))).bytes)).join('');
    expect(text).toContain('㐀喆·阿卜杜');
    const refused = await renderLetter({ facts: named('李𠮷🚗'), template, fonts, issuedAt });
    expect(refused).toEqual({ ok: false, error: { code: 'letter.glyphsMissing', characters: '𠮷🚗' } });
  });
  it('names, addresses and companies of any length stay within their lines', async () => {
    const name = '样例新能源汽车智能网联科技服务及二手车经纪有限责任公司'.repeat(3);
    const address = {
      text: '巴音郭楞蒙古自治州和静县样例镇'.repeat(8),
      kind: 'id-card',
      source: '合同',
      isAgreedDelivery: false,
    };
    const facts = factsOf({ addressee: aCandidate({ name, address, isCompany: true }) });
    const text = (await pdfPages((await render(facts)).bytes)).join('');
    expect(text).toContain(name);
    expect(text).toContain(address.text);
  });
  it('a sum of hundreds of millions prints whole', async () => {
    const terms = letterTerms({ principalFen: fen(12_345_678_901_23), annualRatePpm: ratePpm(50_000) });
    const facts = factsOf({ terms });
    const text = (await pdfPages((await render(facts)).bytes)).join('');
    expect(text).toContain(facts.payableWords);
  });
  it('a QR is a grid whose text is the number and the hash, not a name or a sum', () => {
    const hash = factsSha256(factsText(factsOf()));
    expect(letterQr(letterNo, hash).length).toBeGreaterThan(20);
    expect(letterQr(letterNo, hash)).toEqual(letterQr(letterNo, hash));
    expect(letterQr(letterNo, hash)).not.toEqual(letterQr(letterNo, factsSha256('other')));
  });
});

describe('the printed notice with its slip (DOC-02)', () => {
  const notice = shipped(noticeTemplate);

  async function noticePages(overrides: Parameters<typeof letterInputs>[1] = {}): Promise<string[]> {
    const number = '安信通〔2026〕0003号';
    const decided = decideLetter(
      letterInputs(notice, { letterNo: number, limitation: 'passed', ...overrides }),
    );
    const facts = present(decided.ok ? decided.value : undefined, 'the notice may be issued');
    const print = async () => {
      const rendered = await renderLetter({ facts, template: notice, fonts, issuedAt });
      return present(rendered.ok ? rendered.value : undefined, 'the notice renders').bytes;
    };
    const bytes = await print();
    expect(Buffer.from(await print()).equals(Buffer.from(bytes))).toBe(true);
    return pdfPages(bytes);
  }

  it('its last page is the slip in duplicate, with the number of the notice on both', async () => {
    const last = (await noticePages()).at(-1) ?? '';
    expect(last.match(/今收到/g)).toHaveLength(2);
    expect(last.match(/编号为安信通〔2026〕0003号/g)).toHaveLength(2);
    expect(last).toContain('第一联：签收后交回出具人');
    expect(last).toContain('沿此线剪开');
  });
  it('a slip with names as long as they get is never split', async () => {
    const name = '样例新能源汽车智能网联科技服务及二手车经纪有限责任公司'.repeat(3);
    const pages = await noticePages({ addressee: aCandidate({ name, isCompany: true }) });
    const slips = pages.filter((page) => page.includes('今收到'));
    for (const page of slips) {
      expect(page.match(/今收到/g)?.length).toBe(page.match(/确认人（签名）及日期/g)?.length);
    }
  });
});
