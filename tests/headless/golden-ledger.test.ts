import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  isObject,
  type JsonObject,
  objectAt,
  objectsAt,
  optionalText,
  textAt,
} from '../../electron/headless/golden-json.ts';
import { termsOfCase } from '../../electron/headless/golden-terms.ts';
import type { Service } from '../../electron/service/start-service.ts';
import { loansGet } from '../../shared/contract/loan-page.ts';
import { loansList } from '../../shared/contract/loans.ts';
import { buildSchedule } from '../../shared/domain/schedule/build-schedule.ts';
import { answerOf, serviceWithBook, withFolder } from '../support/desk-for-tests.ts';
import { chooseFile, runReport } from '../support/import-for-tests.ts';

const CASES = fileURLToPath(new URL('../golden/cases/', import.meta.url));

interface ScheduleCase {
  readonly contractNo: string;
  readonly input: JsonObject;
}

function scheduleCases(): ScheduleCase[] {
  return readdirSync(CASES)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const content: unknown = JSON.parse(readFileSync(join(CASES, file), 'utf8'));
      return isObject(content) ? objectsAt(content, 'cases') : [];
    })
    .filter((one) => textAt(one, 'kind') === 'schedule')
    .map((one) => ({ contractNo: textAt(one, 'id'), input: objectAt(one, 'input') }));
}

function word(from: unknown, name: string): string {
  if (!isObject(from)) return '';
  const value = from[name];
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

function list(value: unknown): string {
  return Array.isArray(value) ? value.join(';') : '';
}

function steps(input: JsonObject): string {
  return objectsAt(input, 'rateSteps')
    .map(
      (step) =>
        `${word(step, 'fromInstalment')}:${word(step, 'annualRatePercent')}%${step.recast === false ? '!' : ''}`,
    )
    .join(';');
}

function given(instalment: unknown): string {
  const amount = isObject(instalment) ? instalment.amount : undefined;
  if (!isObject(amount)) return word(instalment, 'amount');
  return Object.entries(amount)
    .map(([no, text]) => `${no}:${String(text)}`)
    .join(';');
}

type Column = readonly [chinese: string, english: string, value: (input: JsonObject) => string];

/** Every word of a `schedule` case (golden/README.md) as a column with a heading in both languages. */
const COLUMNS: readonly Column[] = [
  ['贷款金额', 'Principal', (input) => textAt(input, 'principal')],
  ['年利率(%)', 'Annual rate (%)', (input) => textAt(input, 'annualRatePercent')],
  ['还款方式', 'Repayment method', (input) => textAt(input, 'method')],
  ['期数', 'Term count', (input) => word(input, 'termCount')],
  ['周期单位', 'Period unit', (input) => word(input, 'periodUnit')],
  ['周期间隔', 'Period every', (input) => word(input, 'periodEvery')],
  ['放款日期', 'Disbursed on', (input) => termsOfCase(input).disbursedOn],
  ['首期还款日', 'First due on', (input) => termsOfCase(input).firstDueOn],
  ['还款日', 'Due day', (input) => String(termsOfCase(input).dueDay)],
  ['各期还款日', 'Due dates', (input) => list(input.dueDates)],
  ['计息基础', 'Day count', (input) => textAt(input, 'dayCount')],
  ['计息规则', 'Interest basis', (input) => textAt(input, 'interestBasis')],
  ['首期计息', 'Odd first period', (input) => word(input.oddFirstPeriod, 'dayCount')],
  ['每期年分数', 'Period fraction', (input) => word(input, 'periodFraction')],
  ['各期年分数', 'Year fractions', (input) => list(input.yearFractions)],
  ['舍入方式', 'Rounding mode', (input) => word(input.rounding, 'mode')],
  ['小数位数', 'Scale', (input) => word(input.rounding, 'scale')],
  ['余额舍入', 'Balance rounding', (input) => word(input.rounding, 'balance')],
  ['尾差处理', 'Residual', (input) => word(input, 'residual')],
  ['月供算法', 'Instalment rule', (input) => ruleOf(input.instalment)],
  ['约定月供', 'Agreed instalment', (input) => given(input.instalment)],
  ['月供取整', 'Instalment multiple of', (input) => word(input.instalment, 'multipleOf')],
  ['月供取整方式', 'Instalment rounding mode', (input) => word(input.instalment, 'roundingMode')],
  ['平息拆分', 'Flat split', (input) => word(input.instalment, 'split')],
  ['摊还期数', 'Amortisation term count', (input) => word(input, 'amortisationTermCount')],
  ['只还息期数', 'Grace principal instalments', (input) => word(input.grace, 'principalInstalments')],
  ['缓息期数', 'Grace interest instalments', (input) => word(input.grace, 'interestInstalments')],
  ['免息期数', 'Interest free instalments', (input) => word(input.grace, 'interestFreeInstalments')],
  ['利率调整', 'Rate steps', steps],
  ['每期多还本金', 'Extra per instalment', (input) => word(input, 'extraPerInstalment')],
];

function ruleOf(instalment: unknown): string {
  const rule = word(instalment, 'rule');
  return rule.startsWith('annuity') ? `${rule} ${word(instalment, 'periodFraction')}`.trim() : '';
}

function ledgerOf(cases: readonly ScheduleCase[], language: 0 | 1): string {
  const titles = language === 0 ? ['合同编号', '借款人'] : ['Contract no', 'Borrower'];
  const cells = (one: ScheduleCase): string[] => [
    `${one.contractNo}-${language}`,
    '王示例',
    ...COLUMNS.map(([, , value]) => value(one.input)),
  ];
  const rows = [[...titles, ...COLUMNS.map((column) => column[language])], ...cases.map(cells)];
  return `${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`;
}

async function scheduleInBook(service: Service, contractNo: string) {
  const found = loansList.output.parse(
    await answerOf(service, 'loans.list', {
      filter: { search: contractNo },
      sort: { by: 'contractNo', direction: 'asc' },
      offset: 0,
      limit: 50,
    }),
  );
  const loanId = found.rows.find((row) => row.contractNo === contractNo)?.loanId;
  const loan = loansGet.output.parse(await answerOf(service, 'loans.get', { loanId, asOf: '2026-11-23' }));
  return loan.schedule.map((one) => [one.no, one.dueOn, one.agreed.principalFen, one.agreed.interestFen]);
}

describe('published schedules written as ledger rows', () => {
  it.each([
    ['Chinese', 0],
    ['English', 1],
  ] as const)(
    '%s headings: every loan has the published schedule in the book',
    { timeout: 120_000 },
    (_language, index) =>
      withFolder(async (folder) => {
        const cases = scheduleCases();
        expect(cases.length).toBeGreaterThan(30);
        const path = join(folder, '台账.csv');
        await writeFile(path, ledgerOf(cases, index));
        const service = await serviceWithBook({ bookDir: join(folder, '账本') });
        try {
          const { report } = await runReport(service, await chooseFile(service, path));
          expect(report.badRows.map(({ row, reasons }) => [row, ...reasons.map((one) => one.text)])).toEqual(
            [],
          );
          for (const one of cases) {
            const built = buildSchedule(termsOfCase(one.input));
            const wanted = built.ok
              ? built.value.map(({ no, dueOn, principalFen, interestFen }) => [
                  no,
                  dueOn,
                  principalFen,
                  interestFen,
                ])
              : [];
            expect(await scheduleInBook(service, `${one.contractNo}-${index}`), one.contractNo).toEqual(
              wanted,
            );
          }
          expect(optionalText(cases[0]?.input ?? {}, 'method')).toBeDefined();
        } finally {
          await service.close();
        }
      }),
  );
});
