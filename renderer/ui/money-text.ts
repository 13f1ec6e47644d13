/** '1,234.50' of 123450 fen; a minus sign U+2212 so that it aligns and reads as one. */
export function formatFen(amountFen: number): string {
  const magnitude = Math.abs(amountFen);
  const yuan = Math.floor(magnitude / 100)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  const rest = (magnitude % 100).toString().padStart(2, '0');
  return `${amountFen < 0 ? '−' : ''}${yuan}.${rest}`;
}

/** '￥1,234.50' */
export function formatMoney(amountFen: number): string {
  return amountFen < 0 ? `−￥${formatFen(-amountFen)}` : `￥${formatFen(amountFen)}`;
}

const UNITS: Readonly<Record<string, number>> = {
  万: 1_000_000,
  千: 100_000,
  百: 10_000,
  w: 1_000_000,
  k: 100_000,
};

/**
 * Fen of what a clerk types for an amount in yuan, or undefined: '1234.5', '1,234.50', '￥1,234', '1万2' (12,000),
 * '1.2万', '3千5' (3,500), '12万3千'. More than two decimals of a yuan is no amount.
 */
export function readMoneyText(typed: string): number | undefined {
  const text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[¥￥,\s]|元整?$|人民币/g, '');
  if (text === '') return undefined;
  const plain = readDecimal(text, 100);
  if (plain !== undefined) return plain;
  return readWithUnits(text);
}

function readWithUnits(text: string): number | undefined {
  const pattern = /^(\d+(?:\.\d+)?)([万千百wk])/;
  let rest = text;
  let totalFen = 0;
  let lastUnitFen = Number.POSITIVE_INFINITY;
  for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
    const unitFen = UNITS[match[2] ?? ''] ?? 0;
    const part = readDecimal(match[1] ?? '', unitFen);
    if (part === undefined || unitFen >= lastUnitFen) return undefined;
    totalFen += part;
    lastUnitFen = unitFen;
    rest = rest.slice(match[0].length);
  }
  if (!Number.isFinite(lastUnitFen)) return undefined;
  if (rest === '') return totalFen;
  // 1万2 is spoken for 1万2千: a single digit after a unit counts the next lower one
  const tail = /^\d$/.test(rest) ? (Number(rest) * lastUnitFen) / 10 : readDecimal(rest, 100);
  if (tail === undefined || tail >= lastUnitFen) return undefined;
  return totalFen + tail;
}

/** Exact: decimal text times a whole unit, without floats; undefined when fen would be broken. */
function readDecimal(text: string, unitFen: number): number | undefined {
  const match = /^(\d{1,13})(?:\.(\d{0,6}))?$/.exec(text);
  if (!match) return undefined;
  const decimals = match[2] ?? '';
  const scaled = BigInt((match[1] ?? '') + decimals) * BigInt(unitFen);
  const divisor = 10n ** BigInt(decimals.length);
  if (scaled % divisor !== 0n) return undefined;
  const fen = Number(scaled / divisor);
  return Number.isSafeInteger(fen) ? fen : undefined;
}
