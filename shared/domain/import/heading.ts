import { tidyText } from './cell.ts';
import { HEADING_WORDS, IGNORED_HEADINGS } from './heading-words.ts';
import { IMPORT_FIELD_NAMES, type ImportField } from './import-field.ts';

/** The unit that a heading states for its column; a cell that names its own unit wins over it. */
export type ColumnUnit = 'yuan' | 'wanYuan' | 'percent' | 'perMille' | 'perTenThousand' | 'months' | 'years';

/** What a heading says. Confidence: 1 = known word, below = known by a part of it. */
export interface HeadingMatch {
  readonly field: ImportField | undefined;
  readonly unit: ColumnUnit | undefined;
  readonly confidence: number;
}

const FIELD_OF_WORD: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELD_NAMES.flatMap((field) =>
    HEADING_WORDS[field].map((word): [string, ImportField] => [word, field]),
  ),
);
const IGNORED: ReadonlySet<string> = new Set(IGNORED_HEADINGS);
const WORDS_BY_LENGTH = [...FIELD_OF_WORD.keys()].sort((a, b) => b.length - a.length);
/** A column about another person must not be read as the borrower's by the rest of its heading. */
const OTHER_PERSON =
  /担保|保证|配偶|共同|共借|紧急|联系人|车主|抵押人|guarantor|spouse|coborrower|contactperson/;
/** What stands beside a known word and makes another thing of it: 最近还款日 is no due day, 逾期金额 no principal. */
const OTHER_MEANING =
  /逾期|拖欠|未还|尚欠|结欠|剩余|最近|最后|上次|末次|首|第一|实还|实收|已还|累计|应收|违约|罚|尾|保险|评估|overdue|pastdue|late|arrears|balloon|last|previous|paid|remaining|outstanding|penalty|default|insur/;
const GROUP_NOISE = /信息|情况|资料|余额|数据|明细|内容|details|information/g;

const UNIT_WORDS: readonly (readonly [RegExp, ColumnUnit])[] = [
  [/万/, 'wanYuan'],
  [/元|rmb|cny|yuan|¥/, 'yuan'],
  [/%|百分/, 'percent'],
  [/‰|千分/, 'perMille'],
  [/‱|万分/, 'perTenThousand'],
  [/^年$|years?/, 'years'],
  [/月|months?/, 'months'],
];

/** Lower case, without blanks, punctuation and what stands in brackets; '/' parts are taken by the caller. */
export function normaliseHeading(title: string): string {
  return tidyText(title)
    .toLowerCase()
    .replace(/[([{【〔「][^)\]}】〕」]*[)\]}】〕」]/g, '')
    .replace(/[\s.:：*_\-,，、。;；"'“”·/\\]/g, '');
}

/** The unit in a heading's brackets, or at its end: 贷款金额(万元), 金额万元, 月利率‰, Amount (RMB). */
export function unitOfHeading(title: string): ColumnUnit | undefined {
  // the last part speaks for the column; '期初(截至2026年11月)/罚息' is not counted in months
  const leaf = title.split('/').at(-1) ?? title;
  return unitOfTitle(leaf) ?? unitOfTitle(title.replace(/[(（][^)）]*[年月日][^)）]*[)）]/g, ''));
}

function unitOfTitle(title: string): ColumnUnit | undefined {
  const text = tidyText(title).toLowerCase();
  const bracketed = [...text.matchAll(/[([{【〔「]([^)\]}】〕」]*)[)\]}】〕」]/g)]
    .map((match) => match[1] ?? '')
    .join(' ');
  const tail = /(万元|元|%|‰|‱)$/.exec(text.replace(/[)\]}】〕」\s]+$/, ''))?.[1] ?? '';
  for (const source of [bracketed, tail]) {
    const found = source === '' ? undefined : unitIn(source);
    if (found !== undefined) return found;
  }
  return undefined;
}

function unitIn(source: string): ColumnUnit | undefined {
  // 万分之 is a rate, 万 alone is money
  if (/万分|‱/.test(source)) return 'perTenThousand';
  return UNIT_WORDS.find(([pattern]) => pattern.test(source.trim()))?.[1];
}

/**
 * The field that a heading names. A joined heading ('担保人信息/身份证号') is tried as one word first, then by its
 * last part, unless the group is about another person than the borrower.
 */
export function matchHeading(title: string): HeadingMatch {
  const match = matchWords(title);
  // 利率(月) and 月利率(年化): what stands in the brackets says of which period
  if (match.field === 'annualRate' && match.unit === 'months') return { ...match, field: 'monthlyRate' };
  if (match.field === 'monthlyRate' && match.unit === 'years') return { ...match, field: 'annualRate' };
  return match;
}

function matchWords(title: string): HeadingMatch {
  const unit = unitOfHeading(title);
  const parts = title
    .split('/')
    .map(normaliseHeading)
    .filter((part) => part !== '');
  const whole = parts.join('');
  const leaf = parts.at(-1) ?? '';
  const group = parts.slice(0, -1).join('').replace(GROUP_NOISE, '');
  if (parts.length === 0) return { field: undefined, unit, confidence: 0 };
  for (const candidate of [whole, group + leaf]) {
    const field = exactField(candidate);
    if (field !== undefined) return { field, unit, confidence: 1 };
  }
  // 合同/编号 is known above; 编号 alone is a number in a list
  if (IGNORED.has(leaf)) return { field: undefined, unit, confidence: 0 };
  const aboutOther = parts.length > 1 && OTHER_PERSON.test(group);
  const leafField = aboutOther ? undefined : exactField(leaf);
  if (leafField !== undefined) return { field: leafField, unit, confidence: parts.length > 1 ? 0.95 : 1 };
  return { ...partialMatch(aboutOther ? group + leaf : leaf), unit };
}

function exactField(word: string): ImportField | undefined {
  return FIELD_OF_WORD.get(word) ?? FIELD_OF_WORD.get(word.replace(/(万元|元|%|‰|月|年|个月)$/, ''));
}

function partialMatch(word: string): {
  readonly field: ImportField | undefined;
  readonly confidence: number;
} {
  const long = (known: string): boolean => known.length >= (/^[a-z]/.test(known) ? 6 : 3);
  const fits = (known: string, rest: string): boolean =>
    long(known) &&
    !(OTHER_PERSON.test(rest) && !OTHER_PERSON.test(known)) &&
    !(OTHER_MEANING.test(rest) && !OTHER_MEANING.test(known));
  const ending = WORDS_BY_LENGTH.find(
    (known) => word.endsWith(known) && fits(known, word.slice(0, -known.length)),
  );
  if (ending !== undefined) return { field: FIELD_OF_WORD.get(ending), confidence: 0.7 };
  const starting = WORDS_BY_LENGTH.find(
    (known) => word.startsWith(known) && fits(known, word.slice(known.length)),
  );
  if (starting !== undefined) return { field: FIELD_OF_WORD.get(starting), confidence: 0.6 };
  return { field: undefined, confidence: 0 };
}
