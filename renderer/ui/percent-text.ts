/** '3.00' of 30 000 ppm: per cent with two to four decimals. */
export function percentOfPpm(ppm: number): string {
  const whole = Math.floor(ppm / 10_000).toString();
  const decimals = (ppm % 10_000)
    .toString()
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${whole}.${decimals}`;
}

/** ppm of a typed per cent ('3.45', '3.45%'), or undefined; more than four decimals is no rate. */
export function readPercentText(typed: string): number | undefined {
  const match = /^(\d{1,3})(?:\.(\d{0,4}))?%?$/.exec(typed.normalize('NFKC').trim());
  if (!match) return undefined;
  return Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0'));
}
