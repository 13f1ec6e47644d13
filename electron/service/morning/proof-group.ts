import type { MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import { addDays, daysBetween, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { rankedSource, type SheetQuestion } from './group-page.ts';

/** Days after dispatch: tracking is archived on day 3 and day 30 (R3.18); from day 7 on a proof is overdue. */
const ARCHIVE_DAYS = [30, 3] as const;
const IN_TRANSIT_DAYS = 7;
const LETTERS_SHOWN_DAYS = 120;

/** Letters that are not yet proven delivered: not handed to the post, or handed over and nothing came back. */
export const proofGroup = rankedSource(proofItems, () => false);

async function proofItems(question: SheetQuestion): Promise<readonly MorningItem[]> {
  const { db, today } = question;
  const rows = await db
    .selectFrom('letter')
    .innerJoin('loan', 'loan.id', 'letter.loan_id')
    .innerJoin('loan_position', 'loan_position.loan_id', 'letter.loan_id')
    .select((eb) => [
      'letter.id',
      'letter.loan_id',
      'letter.letter_no',
      'letter.letter_date',
      'letter.status',
      'loan.contract_no',
      'loan_position.overdue_total_fen',
      eb
        .selectFrom('letter_event')
        .select((inner) => inner.fn.min('letter_event.happened_on').as('on'))
        .whereRef('letter_event.letter_id', '=', 'letter.id')
        .where('letter_event.kind', '=', 'dispatched')
        .as('dispatched_on'),
    ])
    .where('letter.status', 'in', ['issued', 'sent'])
    .where('letter.letter_date', '<', today)
    .where('letter.letter_date', '>=', addDays(today, -LETTERS_SHOWN_DAYS))
    .where('loan_position.status', '!=', 'settled')
    .execute();
  return rows.flatMap((row): MorningItem[] => {
    const since = localDate(row.dispatched_on ?? row.letter_date);
    const days = daysBetween(since, today);
    const stage = row.dispatched_on === null ? NOT_SENT : stageOf(days);
    if (stage === null) return [];
    return [
      {
        key: `proof:${row.id}:${stage.name}`,
        group: 'proof',
        reasonCode: stage.reasonCode,
        params: { letterId: row.id, letterNo: row.letter_no, days },
        loanId: row.loan_id,
        contractNo: row.contract_no,
        urgency: -days,
        overdueFen: fen(row.overdue_total_fen),
        nextAction: stage.nextAction,
        lastSafeOn: null,
      },
    ];
  });
}

interface Stage {
  readonly name: string;
  readonly reasonCode: 'letter.notDispatched' | 'letter.inTransit' | 'letter.archiveTracking';
  readonly nextAction: 'dispatch-letter' | 'register-proof' | 'archive-tracking';
}

const NOT_SENT: Stage = { name: 'issued', reasonCode: 'letter.notDispatched', nextAction: 'dispatch-letter' };

function stageOf(days: number): Stage | null {
  const [late, early] = ARCHIVE_DAYS;
  if (days >= late) {
    return { name: '30', reasonCode: 'letter.archiveTracking', nextAction: 'archive-tracking' };
  }
  if (days >= IN_TRANSIT_DAYS) {
    return { name: '7', reasonCode: 'letter.inTransit', nextAction: 'register-proof' };
  }
  if (days < early) return null;
  return { name: '3', reasonCode: 'letter.archiveTracking', nextAction: 'archive-tracking' };
}
