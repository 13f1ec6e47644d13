import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { importsContract } from '../../shared/contract/imports.ts';
import { lendersContract } from '../../shared/contract/lenders.ts';
import { chinaDateOf, instantFromMillis } from '../../shared/kernel/instant.ts';
import { parseLocalDate } from '../../shared/kernel/local-date.ts';
import type { Service } from '../service/start-service.ts';
import { type Arguments, answerTo, CommandError, type DeskCommand, EXIT } from './command.ts';
import { offeredBytes, withOpenBook } from './open-desk.ts';

type Report = ReturnType<(typeof importsContract)['imports.dryRun']['output']['parse']>;

const importFile: DeskCommand = {
  usage:
    'import FILE --book DIR [--dry-run] [--sheet NAME] [--lender NAME] [--cut-over DATE] [--errors OUT.xlsx] [--json]',
  summary:
    'reads a ledger (.xlsx, .xls, .csv); --dry-run stores nothing; bad rows go to the --errors workbook with reasons',
  run: (given) => {
    const [file] = given.plain;
    if (file === undefined) throw new CommandError('which file? import FILE --book DIR', EXIT.usage);
    return withOpenBook(given, async (service) => {
      const choice = await chosen(service, resolve(file), given);
      const outcome = given.has('dry-run')
        ? { importId: null, report: await dryRun(service, choice) }
        : importsContract['imports.run'].output.parse(await answerTo(service, 'imports.run', choice));
      const errors = given.text('errors');
      if (errors !== undefined) await writeErrors(service, choice, resolve(errors));
      printReport(outcome.report, given);
      if (outcome.importId !== null) process.stderr.write(`import ${outcome.importId}\n`);
      return EXIT.done;
    });
  },
};

/** The sheet, mapping and cut-over day that the desk proposes, unless an option says otherwise. */
async function chosen(service: Service, path: string, given: Arguments) {
  const inspected = importsContract['imports.inspect'].output.parse(
    await answerTo(service, 'imports.inspect', { fileToken: service.offerFile(path) }),
  );
  const wanted = given.text('sheet') ?? inspected.suggestedSheet ?? inspected.sheets[0]?.name;
  const sheet = inspected.sheets.find((one) => one.name === wanted);
  if (sheet === undefined) throw new CommandError('import.sheetUnknown: see --sheet NAME', EXIT.error);
  if (sheet.missingFields.length > 0) {
    throw new CommandError(`import.headingUnknown missing=${sheet.missingFields.join(',')}`, EXIT.error);
  }
  const { fileToken } = inspected;
  return {
    fileToken,
    sheet: sheet.name,
    mapping: sheet.mapping,
    lenderId: await lenderIdOf(service, given.text('lender')),
    // balances without a date are those of the day on which the ledger is handed over
    cutoverOn: cutOverOf(given) ?? sheet.asOf ?? chinaDateOf(instantFromMillis(Date.now())),
  };
}

type Choice = Awaited<ReturnType<typeof chosen>>;

function cutOverOf(given: Arguments): string | undefined {
  const text = given.text('cut-over');
  if (text === undefined) return undefined;
  if (parseLocalDate(text) === undefined)
    throw new CommandError('--cut-over is no day: write 2026-11-22', EXIT.usage);
  return text;
}

async function lenderIdOf(service: Service, name: string | undefined): Promise<string> {
  const lenders = lendersContract['lenders.list'].output.parse(await answerTo(service, 'lenders.list', {}));
  const lender =
    name === undefined ? lenders[0] : lenders.find((one) => one.name === name || one.id === name);
  if (lender === undefined)
    throw new CommandError('lender.notFound: --lender is no lender of this book', EXIT.error);
  return lender.id;
}

async function dryRun(service: Service, choice: Choice): Promise<Report> {
  return importsContract['imports.dryRun'].output.parse(await answerTo(service, 'imports.dryRun', choice));
}

async function writeErrors(service: Service, choice: Choice, path: string): Promise<void> {
  const input = { ...choice, language: 'zh-CN' };
  const made = importsContract['imports.errorWorkbook'].output.parse(
    await answerTo(service, 'imports.errorWorkbook', input),
  );
  try {
    await writeFile(path, offeredBytes(made.fileToken));
  } catch {
    throw new CommandError('file.unwritable: --errors can not be written there', EXIT.error);
  }
}

/** Issue 2, point 10: exactly these members. Texts are the sentences of the error workbook. */
function printReport(report: Report, given: Arguments): void {
  const { file, sheet, loanRows, goodRows, distinctBorrowers, totalPrincipalFen } = report;
  const badRows = report.badRows.map(({ row, reasons }) => ({
    row,
    reasons: reasons.map((one) => one.text),
  }));
  const warnings = report.warnings.map(({ row, reason }) => ({ row, reason: reason.text }));
  if (given.has('json')) {
    const json = { file, sheet, loanRows, goodRows, badRows, warnings, distinctBorrowers, totalPrincipalFen };
    process.stdout.write(`${JSON.stringify(json)}\n`);
    return;
  }
  const lines = [
    `${file} ${sheet}: ${loanRows} loans, ${goodRows} good (${report.newRows} new, ${report.sameRows} in the book already, ${report.changedRows.length} changed), ${badRows.length} bad, ${warnings.length} warnings`,
    `borrowers ${distinctBorrowers}, principal ${totalPrincipalFen} fen`,
    ...badRows.map(({ row, reasons }) => `row ${row}: ${reasons.join('; ')}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const undoImport: DeskCommand = {
  usage: 'undo-import ID --book DIR [--json]',
  summary: 'takes an import back while nothing was built on it',
  run: (given) => {
    const [importId] = given.plain;
    if (importId === undefined) throw new CommandError('which import? see: imports --book DIR', EXIT.usage);
    return withOpenBook(given, async (service) => {
      const undone = importsContract['imports.undo'].output.parse(
        await answerTo(service, 'imports.undo', { importId }),
      );
      process.stdout.write(
        given.has('json') ? `${JSON.stringify(undone)}\n` : `${undone.loanCount} loans taken back\n`,
      );
      return EXIT.done;
    });
  },
};

const listImports: DeskCommand = {
  usage: 'imports --book DIR [--json]',
  summary: 'past imports with their IDs',
  run: (given) =>
    withOpenBook(given, async (service) => {
      const { imports } = importsContract['imports.list'].output.parse(
        await answerTo(service, 'imports.list', {}),
      );
      if (given.has('json')) process.stdout.write(`${JSON.stringify(imports)}\n`);
      for (const one of given.has('json') ? [] : imports) {
        const state = one.undoneAt === null ? `${one.unconfirmedOpenings} openings unconfirmed` : 'undone';
        process.stdout.write(
          `${one.importId} ${one.importedAt} ${one.file}: ${one.loanCount} loans, ${state}\n`,
        );
      }
      return EXIT.done;
    }),
};

const confirmOpening: DeskCommand = {
  usage: 'confirm-opening [IMPORT | CONTRACT…] --book DIR [--import ID] [--loan CONTRACT…] [--json]',
  summary:
    'DESK_USER stands for the opening balances of an import, of these contracts, or of all that nobody confirmed',
  run: (given) => {
    const loan = given.text('loan');
    const named = [...(loan === undefined ? [] : loan.split(',')), ...given.plain];
    return withOpenBook(given, async (service) => {
      const importId = given.text('import') ?? (await importNamed(service, named));
      const contracts = importId !== undefined || named.length === 0 ? undefined : named;
      const loanIds = await openingsOf(service, { importId, contracts });
      let confirmed = 0;
      for (let start = 0; start < loanIds.length; start += LOANS_A_CALL) {
        const some = loanIds.slice(start, start + LOANS_A_CALL);
        const answer = await answerTo(service, 'imports.confirmOpening', { loanIds: some });
        confirmed += importsContract['imports.confirmOpening'].output.parse(answer).confirmed;
      }
      process.stdout.write(
        given.has('json')
          ? `${JSON.stringify({ confirmed })}\n`
          : `${confirmed} opening balances confirmed\n`,
      );
      return EXIT.done;
    });
  },
};

/** The one word given, if it is an import of this book and no contract number. */
async function importNamed(service: Service, named: readonly string[]): Promise<string | undefined> {
  const { imports } = importsContract['imports.list'].output.parse(
    await answerTo(service, 'imports.list', {}),
  );
  return named.length === 1 ? imports.find((one) => one.importId === named[0])?.importId : undefined;
}

const LOANS_A_CALL = 5000;
const OPENINGS_A_PAGE = 500;

async function openingsOf(
  service: Service,
  wanted: { readonly importId: string | undefined; readonly contracts: readonly string[] | undefined },
): Promise<string[]> {
  if (wanted.importId !== undefined) await answerTo(service, 'imports.get', { importId: wanted.importId });
  const loanIdOf = new Map<string, string>();
  for (let offset = 0; ; offset += OPENINGS_A_PAGE) {
    const scope = wanted.importId === undefined ? {} : { importId: wanted.importId };
    const page = importsContract['imports.openings'].output.parse(
      await answerTo(service, 'imports.openings', { ...scope, offset, limit: OPENINGS_A_PAGE }),
    );
    for (const one of page.openings) loanIdOf.set(one.contractNo, one.loanId);
    if (page.openings.length < OPENINGS_A_PAGE) break;
  }
  if (wanted.contracts === undefined) return [...loanIdOf.values()];
  return wanted.contracts.map((contractNo) => {
    const loanId = loanIdOf.get(contractNo);
    if (loanId === undefined)
      throw new CommandError(`opening.absent: no unconfirmed opening contractNo=${contractNo}`, EXIT.error);
    return loanId;
  });
}

export const IMPORT_COMMANDS: Readonly<Record<string, DeskCommand>> = {
  import: importFile,
  'undo-import': undoImport,
  imports: listImports,
  'confirm-opening': confirmOpening,
};
