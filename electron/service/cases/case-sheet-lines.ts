import {
  CHANNEL_WORDS,
  CLOSE_WORDS,
  LETTER_KIND_WORDS,
  LETTER_STATUS_WORDS,
  OUTCOME_WORDS,
  PLAN_WORDS,
  paperWord,
} from '../../../shared/domain/letter/case-sheet-words.ts';
import { fen, formatYuan } from '../../../shared/kernel/money.ts';
import type { TimelineItem } from '../loans/timeline.ts';
import type { lettersOfLoan } from './case-papers.ts';

type Letter = Awaited<ReturnType<typeof lettersOfLoan>>[number];

/** Where a letter stands: posted with its waybill, arrived at which level of 3.3, or cancelled. */
export function deliveryText(
  letter: Pick<Letter, 'status' | 'waybillNo' | 'deliveredOn' | 'deliveryLevel'>,
): string {
  const parts = [paperWord(LETTER_STATUS_WORDS, letter.status)];
  if (letter.deliveredOn !== null) {
    parts.push(
      letter.deliveryLevel === null
        ? `${letter.deliveredOn}，不算送达`
        : `${letter.deliveredOn}，${letter.deliveryLevel} 级`,
    );
  }
  if (letter.waybillNo !== null) parts.push(`运单 ${letter.waybillNo}`);
  return parts.join('\n');
}

/** One line of what happened. */
export function timelineText({ kind, params }: TimelineItem): string {
  const text = (name: string): string => String(params[name] ?? '');
  const yuan = (name: string): string => {
    const amount = params[name];
    return typeof amount === 'number' ? `${formatYuan(fen(amount))} 元` : '';
  };
  const because = (name: string): string => (text(name) === '' ? '' : `：${text(name)}`);
  switch (kind) {
    case 'disbursement':
      return `放款 ${yuan('amountFen')}`;
    case 'opening':
      return '接管，期初余额入账';
    case 'receipt':
      return `收款 ${yuan('amountFen')}${text('payerName') === '' ? '' : `，付款人 ${text('payerName')}`}${params.isReversed === 1 ? '（已冲正）' : ''}`;
    case 'reversal':
      return `冲正 ${yuan('amountFen')}${because('reason')}`;
    case 'contact':
      return `${paperWord(CHANNEL_WORDS, text('channel'))}，${text('person')}，${paperWord(OUTCOME_WORDS, text('outcome'))}${because('summary')}`;
    case 'promise': {
      const withdrawn = text('withdrawnOn') === '' ? '' : `（${text('withdrawnOn')} 撤回）`;
      return `承诺 ${text('dueOn')} 前付 ${yuan('amountFen')}${withdrawn}`;
    }
    case 'plan':
      return `还款协议 ${text('agreementNo')}，合计 ${yuan('totalFen')}，${paperWord(PLAN_WORDS, text('status'))}`;
    case 'letter': {
      const cancelled = params.status === 'cancelled' ? '（已作废）' : '';
      return `${paperWord(LETTER_KIND_WORDS, text('kind'))} ${text('letterNo')}，主张 ${yuan('claimedFen')}${cancelled}`;
    }
    case 'case':
      return params.step === 'closed'
        ? `结案 ${text('caseNo')}，${paperWord(CLOSE_WORDS, text('reason'))}`
        : `立案 ${text('caseNo')}`;
    case 'amendment':
      return `账目更正${because('reason')}`;
  }
}
