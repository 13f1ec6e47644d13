import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { lendersContract } from '../../shared/contract/lenders.ts';
import { loansGet } from '../../shared/contract/loan-page.ts';
import { loansDayRoll, loansList } from '../../shared/contract/loans.ts';
import { sampleFill } from '../../shared/contract/sample.ts';
import { chinaDateOf, instantFromMillis } from '../../shared/kernel/instant.ts';
import { type LocalDate, parseLocalDate } from '../../shared/kernel/local-date.ts';
import { sampleBookInput } from '../service/sample/sample-lender.ts';
import type { Service } from '../service/start-service.ts';
import { type Arguments, answerTo, CommandError, type DeskCommand, EXIT } from './command.ts';
import { startDesk, statusOf, withOpenBook } from './open-desk.ts';
import { askPassphrase } from './passphrase.ts';

/** The day of --name, or today in China. */
export function dayOf(given: Arguments, name: string): LocalDate {
  const text = given.text(name);
  if (text === undefined) return chinaDateOf(instantFromMillis(Date.now()));
  const day = parseLocalDate(text);
  if (day === undefined) throw new CommandError(`--${name} is no day: write 2026-11-23`, EXIT.usage);
  return day;
}

function wholeNumber(given: Arguments, name: string, otherwise: number): number {
  const text = given.text(name);
  if (text === undefined) return otherwise;
  if (!/^\d{1,10}$/.test(text)) throw new CommandError(`--${name} is no whole number`, EXIT.usage);
  return Number(text);
}

const sample: DeskCommand = {
  usage: 'sample --book DIR [--loans N] [--seed S] [--as-of DATE]',
  summary: 'makes a book of invented loans with users 负责人 and 经办, both with the given passphrase',
  run: async (given) => {
    const loans = wholeNumber(given, 'loans', 300);
    const seed = wholeNumber(given, 'seed', 1);
    const asOf = dayOf(given, 'as-of');
    const service = await startDesk(given);
    try {
      const status = await statusOf(service);
      if (status.state !== 'absent')
        throw new CommandError('book.exists: the folder holds a book', EXIT.error);
      const passphrase = await askPassphrase('passphrase of the new book: ');
      try {
        await fillNewBook(service, { loans, seed, asOf, passphrase });
      } catch (error) {
        // the folder was empty when we came: a half-filled book would only be in the way
        await service.close();
        await rm(resolve(given.required('book')), { recursive: true, force: true });
        throw error;
      }
      process.stdout.write(`${loans} loans as of ${asOf}\n`);
      return EXIT.done;
    } finally {
      // invented loans can be made again: no copy
      await service.close({ withoutCopy: true });
    }
  },
};

interface NewSample {
  readonly loans: number;
  readonly seed: number;
  readonly asOf: LocalDate;
  readonly passphrase: string;
}

async function fillNewBook(service: Service, wanted: NewSample): Promise<void> {
  await answerTo(service, 'book.create', sampleBookInput(wanted.passphrase));
  const lenders = lendersContract['lenders.list'].output.parse(await answerTo(service, 'lenders.list', {}));
  const input = { loans: wanted.loans, seed: wanted.seed, asOf: wanted.asOf, lenderId: lenders[0]?.id };
  sampleFill.output.parse(await answerTo(service, 'sample.fill', input));
}

const dayRoll: DeskCommand = {
  usage: 'day-roll --book DIR [--as-of DATE] [--json]',
  summary: "brings every position to a day; a past day is counted without touching today's state",
  run: (given) =>
    withOpenBook(given, async (service) => {
      const asOf = dayOf(given, 'as-of');
      const rolled = loansDayRoll.output.parse(await answerTo(service, 'loans.dayRoll', { asOf }));
      const line = `${rolled.asOf}: ${rolled.rolledLoans} loans rolled, ${rolled.overdueLoans} overdue${rolled.isStored ? '' : ' (past day, nothing stored)'}`;
      process.stdout.write(`${given.has('json') ? JSON.stringify(rolled) : line}\n`);
      return EXIT.done;
    }),
};

const show: DeskCommand = {
  usage: 'show LOAN --book DIR [--as-of DATE] [--json]',
  summary: 'what a loan owes as of a day, and its schedule; LOAN is a contract number or an id',
  run: (given) =>
    withOpenBook(given, async (service) => {
      const [text] = given.plain;
      if (text === undefined) throw new CommandError('which loan? give its contract number', EXIT.usage);
      const asOf = dayOf(given, 'as-of');
      const loanId = await loanIdOf(service, text);
      const loan = loansGet.output.parse(await answerTo(service, 'loans.get', { loanId, asOf }));
      const shown = shownLoan(loan);
      process.stdout.write(`${given.has('json') ? JSON.stringify(shown) : readable(shown)}\n`);
      return EXIT.done;
    }),
};

/** By id as it is, else the one loan with exactly this contract number. */
async function loanIdOf(service: Service, text: string): Promise<string> {
  const found = loansList.output.parse(
    await answerTo(service, 'loans.list', {
      filter: { search: text },
      sort: { by: 'contractNo', direction: 'asc' },
      offset: 0,
      limit: 500,
    }),
  );
  // one lender's numbers differ by more than their case
  const wanted = text.toUpperCase();
  const matches = found.rows.filter((row) => row.contractNo.toUpperCase() === wanted || row.loanId === text);
  if (matches.length > 1) throw new CommandError(`record.ambiguous contractNo=${text}`, EXIT.error);
  const [match] = matches;
  if (match !== undefined) return match.loanId;
  if (!/^[\w-]+$/.test(text)) throw new CommandError(`record.notFound kind=loan id=${text}`, EXIT.error);
  return text.toLowerCase();
}

type Loan = ReturnType<typeof loansGet.output.parse>;

function shownLoan(loan: Loan) {
  const { position } = loan;
  return {
    contractNo: loan.contractNo,
    asOf: position.asOf,
    dpd: position.daysPastDue,
    bucket: position.bucket,
    overdueFen: {
      principal: position.overdue.principalFen,
      interest: position.overdue.interestFen,
      penalty: position.overdue.penaltyFen,
      fee: position.overdue.feeFen,
    },
    outstandingPrincipalFen: position.outstandingPrincipalFen,
    schedule: loan.schedule.map((one) => ({
      no: one.no,
      dueOn: one.dueOn,
      principalFen: one.agreed.principalFen,
      interestFen: one.agreed.interestFen,
    })),
  };
}

function readable(loan: ReturnType<typeof shownLoan>): string {
  const { overdueFen } = loan;
  return [
    `${loan.contractNo} as of ${loan.asOf}: ${loan.dpd} days past due (${loan.bucket})`,
    `overdue fen: principal ${overdueFen.principal}, interest ${overdueFen.interest}, penalty ${overdueFen.penalty}, fee ${overdueFen.fee}`,
    `outstanding principal fen: ${loan.outstandingPrincipalFen}`,
    ...loan.schedule.map((one) => `${one.no}\t${one.dueOn}\t${one.principalFen}\t${one.interestFen}`),
  ].join('\n');
}

export const LOAN_COMMANDS: Readonly<Record<string, DeskCommand>> = { sample, 'day-roll': dayRoll, show };
