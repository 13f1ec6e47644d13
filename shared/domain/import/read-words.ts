import type { PenaltyTerms, RepaymentMethod } from '../loan/terms.ts';
import { tidyText } from './cell.ts';
import type { ImportedGuarantor, ImportedLoan } from './imported-loan.ts';

const METHOD_WORDS: readonly (readonly [RegExp, RepaymentMethod])[] = [
  [/等本等息|等额等息|平息|一口价|flat/, 'flat'],
  [/等额本金|递减|等本(?!息)|equalprincipal|decliningprincipal|reducing/, 'equal-principal'],
  [/气球|尾款|balloon/, 'balloon'],
  [
    /先息后本|先付息|按月付息|按月还息|月付息|每月付息|付息还本|到期还本|到期一次|一次性还本|interestonly|bullet/,
    'interest-only',
  ],
  [
    /等额本息|^等额$|等额还款|等额|月供|按揭|annuity|equalinstal|equalmonthly|levelpayment|emi/,
    'equal-instalment',
  ],
];

/** 还款方式 as offices write it, or undefined. */
export function readMethod(raw: string): RepaymentMethod | undefined {
  const text = plain(raw);
  return METHOD_WORDS.find(([pattern]) => pattern.test(text))?.[1];
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
  const text = plain(raw);
  const bare = /^(\d+)(?:\.0+)?(期|个月|月|months?|m)?$/.exec(text);
  if (bare) return Number(bare[1]) * (isInYears && bare[2] === undefined ? 12 : 1);
  const years = /^(\d+(?:\.5)?)(年|years?|y)(半)?$/.exec(text);
  if (years) return Number(years[1]) * 12 + (years[3] === undefined ? 0 : 6);
  const both = /^(\d+)年(\d+)个?月$/.exec(text);
  return both ? Number(both[1]) * 12 + Number(both[2]) : undefined;
}

/** A whole number with its counting word: 12 · 12期 · 每月15日 · 15号 · 5天 · '12/36' (met of all) as 12. */
export function readCount(raw: string): number | undefined {
  const match =
    /^(?:每月|第|已还)?(\d{1,5})(?:\.0+)?(?:期|次|日|号|天|个月|月|days?)?(?:\/\d{1,4}期?)?$/.exec(
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

/** The telephones of one cell: '13800138000/13900139000', with 、 ； or line breaks between. */
export function splitPhones(raw: string): string[] {
  return raw
    .split(/[/、;；,，\n|]+|\s{1,}(?=1[3-9])/)
    .map((part) =>
      tidyText(part)
        .replace(/^[^\d+(]+/, '')
        .replace(/[^\d)]+$/, ''),
    )
    .filter((part) => part !== '');
}

/** A company's name, not a person's. */
export function isCompanyName(name: string): boolean {
  return /公司|合作社|经营部|商行|事务所|中心$|厂$|合伙企业|集团|\b(ltd|co|inc|llc)\b\.?/i.test(name);
}

/** Words that stand for "nothing" in a cell. */
export function meansNothing(raw: string): boolean {
  return /^(-+|—+|\/+|无|暂无|没有|n\/?a|null|none|nil|\\+)$/i.test(tidyText(raw));
}

function plain(raw: string): string {
  return tidyText(raw).toLowerCase().replace(/[\s-]/g, '');
}
