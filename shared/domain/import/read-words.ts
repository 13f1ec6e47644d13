import type { PenaltyTerms, RepaymentMethod } from '../loan/terms.ts';
import { tidyText } from './cell.ts';
import type { ImportedGuarantor, ImportedLoan } from './imported-loan.ts';

const METHOD_WORDS: readonly (readonly [RegExp, RepaymentMethod])[] = [
  [/等本等息|等息等本|等额等息|平息|平利|一口价|固定利息|flat|addon/, 'flat'],
  // word for word from Chinese; stands before 等额本金 and 按月付息, which may be said beside it
  [/等额本息|equalprincipal(and|&|\+|plus|,)interest/, 'equal-instalment'],
  [
    /等额本金|等额还本|本金等额|等本金|递减|等本(?!息)|(equal|constant|fixed|level|straight|even|declining)(line)?(principal|capital)|linear|reducing/,
    'equal-principal',
  ],
  [/气球|尾款|balloon/, 'balloon'],
  [
    /先息后本|先付息|先还息|按[月季期]付息|按[月季期]还息|按[月季]结息|[月季]付息|[月季]还息|每[月季期]付息|每[月季期]还息|付息还本|到期还本|到期一次|到期归还|一次性?还本|后还本|还本付息|利随本清|本息一次|只还息|只付息|利息月付|interestonly|onlyinterest|bullet|(principal|interest)at(the)?(end|maturity)/,
    'interest-only',
  ],
  [
    /本息等额|等额|本息均摊|等本息|月供|按揭|分期还本付息|annuity|(equal|level|fixed|even)(monthly|total)?(instal|payment|repayment)|equalmonthly|amorti[sz]|(^|[^sr])emi/,
    'equal-instalment',
  ],
];

/** 还款方式 as offices write it, or undefined. */
export function readMethod(raw: string): RepaymentMethod | undefined {
  const text = plain(raw);
  return METHOD_WORDS.find(([pattern]) => pattern.test(text))?.[1];
}

/** 到期一次还本付息, 利随本清: one payment of principal and interest at maturity. */
export function meansSinglePayment(raw: string): boolean {
  const text = plain(raw);
  if (/[按每][月季期]|monthly|月付/.test(text)) return false;
  return /一次性?还本付息|一次性?还清|利随本清|到期(一次性?)?(还本付息|本息)|本息一次|principalandinterestat(the)?(end|maturity)/.test(
    text,
  );
}

const LEGAL_FORM_WORDS: readonly (readonly [RegExp, ImportedLoan['legalForm']])[] = [
  [/所有权保留|保留所有权|retention/, 'retention-of-title'],
  [/融资租赁|回租|直租|租赁|lease/, 'finance-lease'],
  [/质押|押车|pledge/, 'pledge'],
  [/抵押|押证|mortgage|secured/, 'mortgage'],
  [/信用|无担保|unsecured/, 'unsecured'],
];

/** 法律形式, or undefined when the words name none. 'unsecured' contains 'secured', so it is looked at first. */
export function readLegalForm(raw: string): ImportedLoan['legalForm'] | undefined {
  const text = plain(raw);
  if (/unsecured/.test(text)) return 'unsecured';
  return LEGAL_FORM_WORDS.find(([pattern]) => pattern.test(text))?.[1];
}

/** 一般保证 or 连带责任保证, or undefined. */
export function readGuaranteeKind(raw: string): ImportedGuarantor['guaranteeKind'] | undefined {
  const text = plain(raw);
  if (/连带|joint|several/.test(text)) return 'joint';
  return /一般|general/.test(text) ? 'general' : undefined;
}

/** 是/否 in the ways a cell says it, or undefined. */
export function readYesNo(raw: string): boolean | undefined {
  const text = plain(raw);
  if (/^(是|已签|已签字|有|y|yes|true|1|√|✓|✔|已共签)$/.test(text)) return true;
  return /^(否|未签|未签字|无|n|no|false|0|×|x|没有)$/.test(text) ? false : undefined;
}

/** Months of a term: 36 · 36期 · 36个月 · 3年 · 1年半 · '36 months'; undefined when it is none of these. */
export function readTermMonths(raw: string, isInYears: boolean): number | undefined {
  const text = plain(raw)
    .replace(/^[一二两三四五六七八九十](?=年)/, (sign) => CHINESE_NUMBERS[sign] ?? sign)
    .replace(/^半年$/, '6个月');
  const bare = /^共?(\d+)(?:\.0+)?(期|个月|月|months?|mths?|mos?|m|instal?lments?|payments?)?$/.exec(text);
  if (bare) return Number(bare[1]) * (isInYears && bare[2] === undefined ? 12 : 1);
  // '1.5' below years
  if (isInYears && /^\d+\.5$/.test(text)) return Number(text) * 12;
  const years = /^(\d+(?:\.5)?)(年期?|years?|yrs?|y)(半)?$/.exec(text);
  if (years) return Number(years[1]) * 12 + (years[3] === undefined ? 0 : 6);
  const both = /^(\d+)年零?(\d+)个?月$/.exec(text);
  return both ? Number(both[1]) * 12 + Number(both[2]) : undefined;
}

const CHINESE_NUMBERS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
};

/** Whether a term counts months or years, so that instalments of several months are fewer. */
export function saysMonths(raw: string): boolean {
  return /月|年|month|year|^\d+\s*[my]$/i.test(tidyText(raw));
}

/** 结清 in the words of a status column. */
export function meansSettled(raw: string): boolean {
  const text = plain(raw);
  if (/未|没|部分|not|partly|open|active/.test(text)) return false;
  return /结清|已还清|还清|完结|销户|settled|closed|paidoff|repaid|fullypaid/.test(text);
}

/** A whole number with its counting word: 12 · 12期 · 每月15日 · 15号 · 5天 · '12/36' (met of all) as 12. */
export function readCount(raw: string): number | undefined {
  const match =
    /^(?:每月|每期|第|已还|已付|逾期)?(\d{1,5})(?:\.0+)?(?:期|次|日|号|天|个月|月|days?|st|nd|rd|th|instal?lments?)?(?:\/(?:共)?\d{1,4}期?)?$/.exec(
      plain(raw),
    );
  return match ? Number(match[1]) : undefined;
}

/** '上浮50%' or '合同利率的1.5倍': penalty interest as a multiple of the contract rate (law/README R2.6). */
export function readPenaltyFactor(raw: string): PenaltyTerms | undefined {
  const text = plain(raw);
  const raised = /(?:上浮|加收)(\d{1,3})%/.exec(text);
  const times = /(\d(?:\.\d{1,2})?)倍/.exec(text);
  const factorPercent = raised
    ? 100 + Number(raised[1])
    : times
      ? Math.round(Number(times[1]) * 100)
      : undefined;
  if (factorPercent === undefined) return undefined;
  return { kind: 'contract-rate-factor', factorPercent, yearDays: 360, base: 'principal', graceDays: 0 };
}

/** 月末, 月底, last day: the anchor 31 that shorter months cut. */
export function meansMonthEnd(raw: string): boolean {
  return /^(每月)?(月末|月底|最后一[天日]|末日)$|^(last(day)?|eom|end(of)?(the)?month|monthend)/.test(
    plain(raw),
  );
}

/** Several names in one cell: 张三、李四. A company's name stays whole. */
export function splitNames(raw: string): readonly string[] {
  const parts = tidyText(raw)
    .split(/[、;,/|]|\s*和\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const areNames = parts.every((part) => /^[\p{Script=Han}·]{2,5}$/u.test(part));
  return areNames && parts.length > 1 ? parts : [raw];
}

/** The telephones of one cell: '13800138000/13900139000', with 、 ； or line breaks between. */
export function splitPhones(raw: string): string[] {
  return raw
    .replace(/[(（][^()（）\d]*[)）]/g, ' ')
    .split(
      /[/、;；,，|\r\n]+|\s和\s|(?<!(?:^|\D)\+?86)\s+(?=(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d))/,
    )
    .map((part) =>
      tidyText(part)
        .replace(/^[^\d+(]+/, '')
        .replace(/[^\d)]+$/, '')
        .replace(/\.0+$/, ''),
    )
    .filter((part) => part !== '');
}

/** A company's name, not a person's. */
export function isCompanyName(name: string): boolean {
  return /公司|合作社|经营部|商行|事务所|中心$|厂$|合伙企业|集团|\b(ltd|co|inc|llc)\b\.?/i.test(name);
}

/** Words that stand for "nothing" in a cell. */
export function meansNothing(raw: string): boolean {
  return /^(-+|—+|–+|\/+|无|暂无|没有|未知|不详|待补|空|n\/?a|null|none|nil|\\+)$/i.test(tidyText(raw));
}

function plain(raw: string): string {
  return tidyText(raw).toLowerCase().replace(/[\s-]/g, '');
}
