import { fen, formatYuan } from '../../kernel/money.ts';
import { formatPercent, ratePpm } from '../../kernel/rate.ts';
import { fieldName } from './field-names.ts';
import { PROBLEM_WORDS } from './problem-words.ts';
import type { NoteParams, RowNote, RowReason, RowWarning } from './reading.ts';

export type NoteLanguage = 'zh-CN' | 'en';

type Wording = Readonly<Record<NoteLanguage, string>>;

/**
 * The sentences of the report and of the error workbook: what is wrong and what to do. {name} takes a
 * param, {field}
 * the field's name; they live here and not in the page since they also go into files.
 */
export const REASON_WORDS: Readonly<Record<RowReason | RowWarning, Wording>> = {
  'field.missing': { 'zh-CN': '缺少{field}，请补填', en: '{field} is missing; fill it in' },
  'cell.error': {
    'zh-CN': '{field}是错误值 {text}，请改为实际内容',
    en: '{field} is an error value {text}; enter the real value',
  },
  'cell.noStoredValue': {
    'zh-CN': '{field}是公式且文件中没有存结果，请用 Excel 打开保存一次或粘贴为数值',
    en: '{field} is a formula without a stored result; open and save the file in Excel or paste values',
  },
  'text.tooLong': {
    'zh-CN': '{field}过长（{length} 字，最多 {longest} 字）',
    en: '{field} is too long ({length} characters, at most {longest})',
  },
  'amount.unreadable': { 'zh-CN': '{field}“{text}”不是金额', en: '{field} "{text}" is not an amount' },
  'amount.negative': {
    'zh-CN': '{field}“{text}”是负数，请改为正数',
    en: '{field} "{text}" is negative; enter a positive amount',
  },
  'amount.zero': { 'zh-CN': '{field}为 0，请填写实际金额', en: '{field} is 0; enter the real amount' },
  'amount.fractionOfFen': {
    'zh-CN': '{field}“{text}”不足一分，请保留两位小数',
    en: '{field} "{text}" has fractions of a fen; use two decimals',
  },
  'amount.tooLarge': {
    'zh-CN': '{field}“{text}”超过一亿元，请核对单位',
    en: '{field} "{text}" is above 100 million yuan; check the unit',
  },
  'amount.unitDoubtful': {
    'zh-CN': '{field}“{text}”在“万元”列中超过一千万元，疑似按元填写，请核对',
    en: '{field} "{text}" in a column of 万元 would exceed ten million yuan; it looks like yuan, please check',
  },
  'rate.unreadable': { 'zh-CN': '{field}“{text}”不是利率', en: '{field} "{text}" is not a rate' },
  'rate.negative': { 'zh-CN': '{field}“{text}”是负数', en: '{field} "{text}" is negative' },
  'rate.tooHigh': {
    'zh-CN': '{field}“{text}”过高，请核对单位',
    en: '{field} "{text}" is too high; check the unit',
  },
  'date.unreadable': {
    'zh-CN': '{field}“{text}”不是日期，请写成 2025-03-08',
    en: '{field} "{text}" is not a date; write 2025-03-08',
  },
  'date.noSuchDay': {
    'zh-CN': '{field}“{text}”没有这一天，请改为实际日期',
    en: '{field} "{text}": there is no such day; enter the real date',
  },
  'date.ambiguous': {
    'zh-CN': '{field}“{text}”分不清月和日，请写成 2025-03-08',
    en: '{field} "{text}": month and day cannot be told apart; write 2025-03-08',
  },
  'date.outOfRange': {
    'zh-CN': '{field}“{text}”超出 1970 至 2100 年',
    en: '{field} "{text}" is outside 1970 to 2100',
  },
  'count.unreadable': { 'zh-CN': '{field}“{text}”不是整数', en: '{field} "{text}" is not a whole number' },
  'count.outOfRange': {
    'zh-CN': '{field} {count} 超出范围（最多 {largest}）',
    en: '{field} {count} is out of range (at most {largest})',
  },
  'method.unknown': {
    'zh-CN': '{field}“{text}”无法识别，请写等额本息、等额本金、先息后本或等本等息',
    en: '{field} "{text}" is unknown; write 等额本息, 等额本金, 先息后本 or 等本等息',
  },
  'identity.digitsLost': {
    'zh-CN': '{field}被存为数字，15 位以后的数字已丢失；请将该列设为文本后重新填写',
    en: '{field} was stored as a number and lost its digits after the 15th; enter it again as text',
  },
  'convention.unreadable': {
    'zh-CN': '{field}“{text}”无法读取，请按“期次:数值;期次:数值”填写',
    en: '{field} "{text}" cannot be read; write "instalment:value;instalment:value"',
  },
  'convention.unknown': {
    'zh-CN': '{field}“{text}”无法识别，按通常做法处理，请核对',
    en: '{field} "{text}" is unknown, the usual way holds; please check',
  },
  'instalment.differs': {
    'zh-CN': '{field} {statedFen} 与按条款计算的 {computedFen} 不符，请核对',
    en: '{field} {statedFen} differs from {computedFen}, computed from the terms; please check',
  },
  'term.long': {
    'zh-CN': '{field} {count} 期，明显偏长，请核对',
    en: '{field} of {count} instalments is unusually long; please check',
  },
  'term.fromMaturity': {
    'zh-CN': '没有{field}，按到期日推算为 {count} 期，请核对',
    en: '{field} is missing; {count} instalments by the maturity date, please check',
  },
  'date.orderAssumed': {
    'zh-CN': '{field}“{text}”月日顺序不明，按 {date} 读取，请核对',
    en: '{field} "{text}": the order of month and day is unclear, read as {date}; please check',
  },
  'status.settledAssumed': {
    'zh-CN': '{field}为“{text}”且没有期初数据，按已全部还清导入，请核对',
    en: '{field} is "{text}" without opening figures; imported as fully repaid, please check',
  },
  'row.companionName': {
    'zh-CN': '{field}中有 {count} 人，证件号与电话按顺序对应，请核对',
    en: '{field} names {count} persons; ID numbers and telephones go by their order, please check',
  },
  'contractNo.repeated': { 'zh-CN': '{field}与第 {row} 行重复', en: '{field} repeats that of row {row}' },
  'paidOut.inFuture': { 'zh-CN': '{field} {paidOutOn} 晚于今天', en: '{field} {paidOutOn} is after today' },
  'paidOut.afterCutover': {
    'zh-CN': '{field} {paidOutOn} 晚于期初日期 {cutoverOn}，不应有期初余额',
    en: '{field} {paidOutOn} is after the cut-over date {cutoverOn}; such a loan has no opening balance',
  },
  'firstDue.beforePaidOut': {
    'zh-CN': '{field} {firstDueOn} 不晚于放款日 {paidOutOn}',
    en: '{field} {firstDueOn} is not after the pay-out date {paidOutOn}',
  },
  'opening.cutoverMissing': {
    'zh-CN': '有期初数据但没有期初（截止）日期，请在导入时选择',
    en: 'There are opening figures but no cut-over date; choose one for the import',
  },
  'opening.principalAbovePrincipal': {
    'zh-CN': '{field} {openingFen} 大于贷款金额 {principalFen}',
    en: '{field} {openingFen} exceeds the principal {principalFen}',
  },
  'opening.overdueAbovePrincipal': {
    'zh-CN': '{field} {overdueFen} 大于剩余本金 {openingFen}',
    en: '{field} {overdueFen} exceeds the outstanding principal {openingFen}',
  },
  'opening.metAboveTerm': {
    'zh-CN': '{field} {met} 大于总期数 {term}',
    en: '{field} {met} exceeds the term of {term}',
  },
  'opening.cutoverInFuture': {
    'zh-CN': '{field} {cutoverOn} 晚于今天',
    en: '{field} {cutoverOn} is after today',
  },
  'identity.checkFailed': {
    'zh-CN': '{field}未通过校验（{problem}），已按原样保留并标记',
    en: '{field} failed its check ({problem}); kept as it is, marked',
  },
  'phone.checkFailed': {
    'zh-CN': '{field}不是有效的手机号或座机号（{problem}），已保留并标记',
    en: '{field} is no valid mobile or landline number ({problem}); kept, marked',
  },
  'plate.checkFailed': {
    'zh-CN': '{field}格式不符（{problem}），已保留并标记',
    en: '{field} does not fit the plate formats ({problem}); kept, marked',
  },
  'vin.checkFailed': {
    'zh-CN': '{field}未通过校验（{problem}），已保留并标记',
    en: '{field} failed its check ({problem}); kept, marked',
  },
  'card.checkFailed': {
    'zh-CN': '{field}未通过校验（{problem}），已保留并标记',
    en: '{field} failed its check ({problem}); kept, marked',
  },
  'identity.missing': {
    'zh-CN': '缺少{field}，无法按证件号识别同一人',
    en: '{field} is missing; the person cannot be matched by it',
  },
  'person.sameIdOtherName': {
    'zh-CN': '与第 {row} 行证件号相同但姓名不同，请核对',
    en: 'Same ID number as row {row} under another name; please check',
  },
  'rate.readAsPercent': {
    'zh-CN': '{field}“{text}”没有单位，按 {text}% 读取，请核对',
    en: '{field} "{text}" has no unit, read as {text} %; please check',
  },
  'rate.readAsFraction': {
    'zh-CN': '{field}“{text}”按小数读取（0.12 即 12%），请核对',
    en: '{field} "{text}" was read as a fraction (0.12 is 12 %); please check',
  },
  'rate.high': {
    'zh-CN': '{field}为 {ratePpm}，明显偏高，请核对单位',
    en: '{field} is {ratePpm}, unusually high; check the unit',
  },
  'date.twoDigitYear': {
    'zh-CN': '{field}“{text}”年份只有两位，按 {date} 读取',
    en: '{field} "{text}" has a two-digit year, read as {date}',
  },
  'amount.small': {
    'zh-CN': '{field}仅 {amountFen} 元，可能单位是万元，请核对',
    en: '{field} is only {amountFen} yuan; the unit may be 万元, please check',
  },
  'amount.large': {
    'zh-CN': '{field}为 {amountFen} 元，明显偏大，请核对',
    en: '{field} is {amountFen} yuan, unusually large; please check',
  },
  'legalForm.unknown': {
    'zh-CN': '{field}“{text}”无法识别，按“其他”导入',
    en: '{field} "{text}" is unknown, imported as "other"',
  },
  'guaranteeKind.unknown': {
    'zh-CN': '{field}无法识别，按“未明确”导入',
    en: '{field} is unknown, imported as "unclear"',
  },
  'guarantor.nameMissing': {
    'zh-CN': '有证件号但缺少{field}，未导入该人',
    en: 'There is an ID number but no {field}; the person was left out',
  },
  'yesNo.unknown': {
    'zh-CN': '{field}无法识别为是或否，按未知导入',
    en: '{field} is neither yes nor no, imported as unknown',
  },
  'field.unreadable': {
    'zh-CN': '{field}无法读取（{problem}），该项留空',
    en: '{field} could not be read ({problem}) and was left empty',
  },
  'signed.afterPaidOut': {
    'zh-CN': '{field} {signedOn} 晚于放款日 {paidOutOn}，请核对',
    en: '{field} {signedOn} is after the pay-out date {paidOutOn}; please check',
  },
  'maturity.differs': {
    'zh-CN': '{field} {stated} 与按期数推算的 {lastDueOn} 不符',
    en: '{field} {stated} differs from {lastDueOn}, computed from the term',
  },
  'opening.none': {
    'zh-CN': '首期已到期但没有期初数据，将按放款后未还处理',
    en: 'No opening figures though instalments have fallen due; they count as unpaid since pay-out',
  },
  'opening.principalFromSchedule': {
    'zh-CN': '没有{field}，按已还期数从还款计划推算',
    en: '{field} is missing; taken from the schedule after the instalments met',
  },
  'opening.metFromSchedule': {
    'zh-CN': '没有{field}，按剩余本金从还款计划推算',
    en: '{field} is missing; taken from the schedule by the outstanding principal',
  },
  'opening.fromDaysPastDue': {
    'zh-CN': '没有{field}与剩余本金，按逾期 {days} 天从还款计划推算，请核对',
    en: '{field} and balance are missing; taken from the schedule by {days} days past due, please check',
  },
  'opening.interestFromSchedule': {
    'zh-CN': '没有{field}，按还款计划中到期未还各期的利息计算，请核对',
    en: '{field} is missing; the schedule’s interest of the unmet instalments counts, please check',
  },
  'contractNo.inBook': {
    'zh-CN': '账本中已有这个{field}，这一行不导入，请核对',
    en: 'The book already has this {field}; the row stays out, please check',
  },
  'terms.noSchedule': {
    'zh-CN': '按这些条款排不出还款计划，请核对还款方式、期数与首期日',
    en: 'These terms make no schedule; check the method, the number of instalments and the first due day',
  },
  'person.otherNameInBook': {
    'zh-CN': '账本中同一{field}的人姓名不同，沿用账本中的姓名',
    en: 'The book knows this {field} under another name; the name in the book stays',
  },
  'lender.notInBook': {
    'zh-CN': '账本中没有这个名称的{field}，归入所选的出借主体',
    en: 'The book has no {field} of that name; the chosen lender takes the loan',
  },
  'vehicle.inBook': {
    'zh-CN': '账本中已有这个{field}的车辆，沿用账本中的车辆资料',
    en: 'The book already has a vehicle with this {field}; its record stays as it is',
  },
  'vehicle.sharedByLoans': { 'zh-CN': '与第 {row} 行是同一辆车', en: 'The same vehicle as in row {row}' },
};

/** A note in words. Amounts show in yuan, rates in per cent. */
export function describeNote(note: RowNote, language: NoteLanguage): string {
  const field = note.field === undefined ? '' : fieldName(note.field, language);
  return REASON_WORDS[note.code][language].replace(/\{(\w+)\}/g, (_whole, name: string) =>
    name === 'field' ? field : paramText(note.params, name, language),
  );
}

function paramText(params: NoteParams, name: string, language: NoteLanguage): string {
  const value = params[name];
  if (value === undefined) return '';
  if (typeof value === 'number' && name.endsWith('Fen')) return formatYuan(fen(value));
  if (typeof value === 'number' && name.endsWith('Ppm')) return `${formatPercent(ratePpm(value))}%`;
  if (name === 'problem') return problemText(String(value), params, language);
  return String(value);
}

function problemText(problem: string, params: NoteParams, language: NoteLanguage): string {
  const words = PROBLEM_WORDS[problem.split('.').at(-1) ?? ''];
  if (Object.hasOwn(REASON_WORDS, problem)) return String(params.text ?? problem);
  if (words !== undefined) return words[language];
  return problem;
}
