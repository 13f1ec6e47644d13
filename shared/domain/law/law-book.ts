import type { LocalDate } from '../../kernel/local-date.ts';
import { type RatePpm, ratePpm } from '../../kernel/rate.ts';
import type { Confidence } from './calculation.ts';
import {
  inMillionths,
  LawDocumentError,
  readDate,
  readInteger,
  readList,
  readObject,
  readOneOf,
  readText,
} from './document-reading.ts';
import { type ParameterOverride, withOverrides } from './parameter-override.ts';

/** One dated row of resources/law/parameters.json; (id, scope, effectiveFrom) is unique (R9.1). */
export interface LegalParameter {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** plain JSON; read it through parameters.ts */
  readonly value: unknown;
  readonly unit: string;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly scope: string;
  readonly source: string;
  readonly confidence: Confidence | 'n/a';
  readonly note: string;
}

/** One monthly fixing. A null rate: the official figure is not known here, whoever needs it is refused (R2.2). */
export interface LprRow {
  readonly publishedOn: LocalDate;
  /** 'YYYY-MM' */
  readonly month: string;
  readonly annual1yPpm: RatePpm | null;
  readonly annual5yPpm: RatePpm | null;
  readonly confidence: Confidence;
  /** entered: typed by the owner from the official release */
  readonly origin: 'shipped' | 'entered';
  readonly source: string;
}

/** PBOC benchmark loan rates by term, for periods before the loan prime rate. */
export interface BenchmarkRow {
  readonly effectiveFrom: LocalDate;
  readonly upTo6mPpm: RatePpm;
  readonly over6mTo1yPpm: RatePpm;
  readonly over1yTo3yPpm: RatePpm;
  readonly over3yTo5yPpm: RatePpm;
  readonly over5yPpm: RatePpm;
}

/** All legal data that calculations take as an argument. */
export interface LawBook {
  /** grouped by id, oldest first */
  readonly parameters: ReadonlyMap<string, readonly LegalParameter[]>;
  /** oldest first, one row a month */
  readonly lpr: readonly LprRow[];
  readonly benchmarks: readonly BenchmarkRow[];
  readonly benchmarkConfidence: Confidence;
}

const CONFIDENCES = ['high', 'medium', 'low', 'none'] as const;
const PERCENT_TO_PPM = 10_000;

/** The law book of the two data files, already parsed as JSON. Throws LawDocumentError where the form is wrong. */
export function lawBookOf(documents: { readonly parameters: unknown; readonly lpr: unknown }): LawBook {
  const rates = readObject(documents.lpr, 'lpr');
  const benchmark = readObject(rates.pbocBenchmarkLoanRates, 'lpr.pbocBenchmarkLoanRates');
  return {
    parameters: groupById(readParameters(documents.parameters)),
    lpr: sortLpr(readList(rates.rows, 'lpr.rows').map(readLprRow)),
    benchmarks: readList(benchmark.rows, 'lpr.benchmark.rows').map(readBenchmarkRow),
    benchmarkConfidence: readOneOf(benchmark.confidence, CONFIDENCES, 'lpr.benchmark.confidence'),
  };
}

/** The book with fixings that the owner entered; an entered row replaces the shipped one of its month (R2.2). */
export function withLprRows(law: LawBook, entered: readonly LprRow[]): LawBook {
  const months = new Set(entered.map((row) => row.month));
  return { ...law, lpr: sortLpr([...law.lpr.filter((row) => !months.has(row.month)), ...entered]) };
}

/** The book with values that the owner entered from their sources; each is sure from its first day on. */
export function withParameterOverrides(law: LawBook, overrides: readonly ParameterOverride[]): LawBook {
  if (overrides.length === 0) return law;
  const rows = withOverrides<LegalParameter, ParameterOverride>(
    [...law.parameters.values()].flat(),
    overrides,
    (row, override) => ({ ...row, value: override.value, source: override.source, confidence: 'high' }),
  );
  return { ...law, parameters: groupById(rows) };
}

function readParameters(document: unknown): LegalParameter[] {
  const rows = readList(readObject(document, 'parameters').parameters, 'parameters').map(readParameter);
  const keys = new Set<string>();
  for (const row of rows) {
    const key = `${row.id}|${row.scope}|${row.effectiveFrom}`;
    if (keys.has(key)) throw new LawDocumentError(key, 'a unique id, scope and effectiveFrom');
    keys.add(key);
  }
  return rows;
}

function readParameter(value: unknown, index: number): LegalParameter {
  const row = readObject(value, `parameters[${index}]`);
  const place = `parameters[${index}]`;
  if (row.value === undefined) throw new LawDocumentError(place, 'a value (null if unknown)');
  return {
    id: readText(row.id, `${place}.id`),
    nameZh: readText(row.nameZh, `${place}.nameZh`),
    nameEn: readText(row.nameEn, `${place}.nameEn`),
    value: row.value,
    unit: readText(row.unit, `${place}.unit`),
    effectiveFrom: readDate(row.effectiveFrom, `${place}.effectiveFrom`),
    effectiveTo: row.effectiveTo === null ? null : readDate(row.effectiveTo, `${place}.effectiveTo`),
    scope: readText(row.scope, `${place}.scope`),
    source: readText(row.source, `${place}.source`),
    confidence: readOneOf(row.confidence, [...CONFIDENCES, 'n/a'], `${place}.confidence`),
    note: row.note === undefined ? '' : readText(row.note, `${place}.note`),
  };
}

function readLprRow(value: unknown, index: number): LprRow {
  const place = `lpr.rows[${index}]`;
  const row = readObject(value, place);
  const publishedOn = readDate(row.publishedOn, `${place}.publishedOn`);
  const month = readText(row.month, `${place}.month`);
  if (month !== publishedOn.slice(0, 7))
    throw new LawDocumentError(`${place}.month`, 'the month of publishedOn');
  return {
    publishedOn,
    month,
    annual1yPpm: readPercentOrNull(row.lpr1y, `${place}.lpr1y`),
    annual5yPpm: readPercentOrNull(row.lpr5y, `${place}.lpr5y`),
    confidence: readOneOf(row.confidence, CONFIDENCES, `${place}.confidence`),
    origin: 'shipped',
    source: row.note === undefined ? '' : readText(row.note, `${place}.note`),
  };
}

function readBenchmarkRow(value: unknown, index: number): BenchmarkRow {
  const place = `lpr.benchmark.rows[${index}]`;
  const cells = readList(value, place);
  const percent = (column: number): RatePpm => readPercent(cells[column], `${place}[${column}]`);
  return {
    effectiveFrom: readDate(cells[0], `${place}[0]`),
    upTo6mPpm: percent(1),
    over6mTo1yPpm: percent(2),
    over1yTo3yPpm: percent(3),
    over3yTo5yPpm: percent(4),
    over5yPpm: percent(5),
  };
}

function readPercentOrNull(value: unknown, place: string): RatePpm | null {
  return value === null ? null : readPercent(value, place);
}

function readPercent(value: unknown, place: string): RatePpm {
  if (typeof value !== 'number') throw new LawDocumentError(place, 'a number of per cent');
  return ratePpm(readInteger(inMillionths(value, PERCENT_TO_PPM, place), place));
}

function groupById(rows: readonly LegalParameter[]): ReadonlyMap<string, readonly LegalParameter[]> {
  const groups = new Map<string, LegalParameter[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(row);
    else groups.set(row.id, [row]);
  }
  return groups;
}

function sortLpr(rows: readonly LprRow[]): LprRow[] {
  const sorted = [...rows].sort((a, b) => (a.publishedOn < b.publishedOn ? -1 : 1));
  const months = new Set(sorted.map((row) => row.month));
  if (months.size !== sorted.length) throw new LawDocumentError('lpr.rows', 'one row a month');
  return sorted;
}
