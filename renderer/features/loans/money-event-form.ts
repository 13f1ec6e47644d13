import type { Input } from '../../bridge/desk.ts';

export const EVENT_KINDS = ['quote', 'waiver', 'write-off', 'refund'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
export const EVENT_PARTS = ['principal', 'interest', 'penalty', 'fee', 'cost'] as const;
export type EventPart = (typeof EVENT_PARTS)[number];

/** One money event as typed on the loan page. */
export interface MoneyEventForm {
  readonly kind: EventKind;
  readonly on: string;
  readonly parts: Readonly<Partial<Record<EventPart, number>>>;
  readonly amountFen: number | undefined;
  readonly reason: string;
  readonly account: string;
  readonly voucher: string;
}

export function emptyMoneyEvent(today: string): MoneyEventForm {
  return { kind: 'quote', on: today, parts: {}, amountFen: undefined, reason: '', account: '', voucher: '' };
}

/** Whether the event can be sent: a waiver has an amount and a reason, a refund its amount, account and slip. */
export function isEventReady(form: MoneyEventForm): boolean {
  if (form.on === '') return false;
  switch (form.kind) {
    case 'quote':
      return false;
    case 'waiver':
      return form.reason.trim() !== '' && EVENT_PARTS.some((part) => (form.parts[part] ?? 0) > 0);
    case 'write-off':
      return form.reason.trim() !== '';
    case 'refund':
      return (form.amountFen ?? 0) > 0 && form.account.trim() !== '' && form.voucher.trim() !== '';
  }
}

export function waiverInput(loanId: string, form: MoneyEventForm): Input<'events.waive'> {
  const { parts } = form;
  return {
    loanId,
    businessOn: form.on,
    reason: form.reason.trim(),
    amounts: {
      principalFen: parts.principal ?? 0,
      interestFen: parts.interest ?? 0,
      penaltyFen: parts.penalty ?? 0,
      feeFen: parts.fee ?? 0,
      costFen: parts.cost ?? 0,
    },
  };
}

export function writeOffInput(loanId: string, form: MoneyEventForm): Input<'events.writeOff'> {
  return { loanId, businessOn: form.on, reason: form.reason.trim() };
}

export function refundInput(loanId: string, form: MoneyEventForm): Input<'events.refund'> {
  const { amountFen = 0, account, voucher } = form;
  return { loanId, businessOn: form.on, amountFen, account: account.trim(), voucher: voucher.trim() };
}
