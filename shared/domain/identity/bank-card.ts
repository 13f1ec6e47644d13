import { fails, type IdentityCheck } from './check.ts';
import { normaliseCard } from './normalise.ts';

/** R7.6; a test holds these against the row id.bankCard.lengths. */
export const SHORTEST_CARD_DIGITS = 13;
export const LONGEST_CARD_DIGITS = 19;

export interface BankCardFacts {
  readonly lastFour: string;
}

export type BankCardReason = 'bankCard.empty' | 'bankCard.form' | 'bankCard.luhn';

/** 银行卡号: 13 to 19 digits with the Luhn check; a failed check is a warning (R7.6). */
export function checkBankCard(text: string): IdentityCheck<BankCardFacts, BankCardReason> {
  const card = normaliseCard(text);
  if (card === '') return fails(card, 'bankCard.empty');
  if (!/^\d+$/.test(card) || card.length < SHORTEST_CARD_DIGITS || card.length > LONGEST_CARD_DIGITS) {
    return fails(card, 'bankCard.form');
  }
  if (luhnSum(card) % 10 !== 0) return fails(card, 'bankCard.luhn', 'warning');
  return { ok: true, normalised: card, facts: { lastFour: card.slice(-4) } };
}

function luhnSum(card: string): number {
  return [...card].reverse().reduce((total, sign, index) => {
    const figure = Number(sign) * (index % 2 === 1 ? 2 : 1);
    return total + (figure > 9 ? figure - 9 : figure);
  }, 0);
}
