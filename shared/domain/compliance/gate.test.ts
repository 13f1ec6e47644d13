import { describe, expect, it } from 'vitest';
import { type Instant, instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import type { ContactOutcome, PastContact } from './contact.ts';
import { askGate, type GateFacts, type GateRequest } from './gate.ts';
import { LIMIT_ROWS } from './limits.fixture.ts';
import { contactLimits } from './limits.ts';

const limits = contactLimits(LIMIT_ROWS, localDate('2026-11-23'));

/** 'HH:MM:SS' in China on 2026-11-23, a Monday; China is UTC+8. */
function at(time: string, day = '2026-11-23'): Instant {
  return instant(new Date(`${day}T${time}+08:00`).toISOString());
}

function request(parts: Partial<GateRequest> = {}): GateRequest {
  return {
    at: at('10:00:00'),
    direction: 'out',
    channel: 'call',
    purpose: 'collection',
    relation: 'borrower',
    number: '13800000001',
    hasWitness: false,
    ...parts,
  };
}

function facts(parts: Partial<GateFacts> = {}): GateFacts {
  return {
    deceasedOn: null,
    isBorrowerDeceased: false,
    stopFlag: null,
    isRepresented: false,
    doNotContact: null,
    hasQuietHoursConsent: false,
    hasAuthority: false,
    isNumberOnFile: true,
    personContacts: [],
    numberContacts: [],
    borrowerLost: { isLost: false, ground: null, from: null, failures: 0 },
    ...parts,
  };
}

function call(time: string, outcome: ContactOutcome, parts: Partial<PastContact> = {}): PastContact {
  return { at: at(time), direction: 'out', channel: 'call', number: '13800000001', outcome, ...parts };
}

const ask = (asked: Partial<GateRequest>, known: Partial<GateFacts> = {}) =>
  askGate(request(asked), facts(known), limits);

const ALL_WAYS = ['call', 'sms', 'wechat', 'visit'];

describe('quiet hours 22:00–08:00 in China (C1)', () => {
  it.each([
    ['21:59:59', null, null],
    ['22:00:00', 'contact.quietHours', '2026-11-24T00:00:00.000Z'],
    ['23:59:59', 'contact.quietHours', '2026-11-24T00:00:00.000Z'],
    ['00:00:00', 'contact.quietHours', '2026-11-23T00:00:00.000Z'],
    ['07:59:59', 'contact.quietHours', '2026-11-23T00:00:00.000Z'],
    ['08:00:00', null, null],
  ])('a call at %s answers %s', (time, code, possibleFrom) => {
    const answer = ask({ at: at(time) });
    expect(answer.allowed).toBe(code === null);
    expect(answer.code).toBe(code);
    expect(answer.possibleFrom).toBe(possibleFrom);
  });

  it('names the rule, the limit and its source', () => {
    const answer = ask({ at: at('22:00:00') });
    expect(answer.rule).toBe('C1');
    expect(answer.params).toEqual({ from: '22:00', to: '08:00' });
    expect(answer.limit?.parameterId).toBe('conduct.quiet.start');
    expect(answer.limit?.source).toContain('GB/T 45251-2025');
  });

  it('holds for messages and visits, not for posting a letter', () => {
    expect(ask({ at: at('22:00:00'), channel: 'sms' }).code).toBe('contact.quietHours');
    expect(ask({ at: at('22:00:00'), channel: 'visit', hasWitness: true }).code).toBe('contact.quietHours');
    expect(ask({ at: at('22:00:00'), channel: 'letter', number: null }).allowed).toBe(true);
  });

  it('is lifted by the debtor’s recorded consent', () => {
    expect(ask({ at: at('22:30:00') }, { hasQuietHoursConsent: true }).allowed).toBe(true);
  });
});

describe('how often (C2, C3, C11)', () => {
  const answered = (count: number) =>
    Array.from({ length: count }, (_, index) => call(`09:0${index}:00`, 'answered'));
  const unanswered = (count: number) =>
    Array.from({ length: count }, (_, index) => call(`09:0${index}:00`, 'no-answer'));

  it('the third connected call of a day is allowed, the fourth blocked until 08:00 of the next day', () => {
    expect(ask({}, { personContacts: answered(2) }).allowed).toBe(true);
    const fourth = ask({}, { personContacts: answered(3) });
    expect(fourth.code).toBe('contact.connectedLimit');
    expect(fourth.rule).toBe('C2');
    expect(fourth.params).toEqual({ count: 3, limit: 3 });
    expect(fourth.possibleFrom).toBe('2026-11-24T00:00:00.000Z');
    expect(fourth.counters.connectedToday).toBe(3);
  });

  it('a voicemail counts as connected, an unanswered call and the debtor’s own call do not', () => {
    const withVoicemail = [...answered(2), call('09:30:00', 'message-left')];
    expect(ask({}, { personContacts: withVoicemail }).code).toBe('contact.connectedLimit');
    const notCounted = [
      ...answered(2),
      call('09:30:00', 'no-answer'),
      call('09:40:00', 'answered', { direction: 'in' }),
    ];
    expect(ask({}, { personContacts: notCounted }).allowed).toBe(true);
  });

  it('yesterday in China does not count, though it is today in UTC', () => {
    // 23 November 00:30 in China is still 22 November in UTC, and the other way round at 07:30
    const lastEvening = answered(3).map((contact) => ({ ...contact, at: at('23:30:00', '2026-11-22') }));
    expect(ask({}, { personContacts: lastEvening }).allowed).toBe(true);
    const thisMorning = answered(3).map((contact) => ({ ...contact, at: at('00:30:00') }));
    expect(ask({}, { personContacts: thisMorning }).code).toBe('contact.connectedLimit');
  });

  it('the sixth unanswered attempt on a number is allowed, the seventh blocked', () => {
    expect(ask({}, { numberContacts: unanswered(5) }).allowed).toBe(true);
    const seventh = ask({}, { numberContacts: unanswered(6) });
    expect(seventh.code).toBe('contact.attemptLimit');
    expect(seventh.rule).toBe('C3');
    expect(seventh.counters.attemptsToday).toBe(6);
  });

  it('a full count of calls does not bar a message', () => {
    expect(ask({ channel: 'sms' }, { personContacts: answered(3) }).allowed).toBe(true);
  });

  it('a third text on a day and a second letter in a week warn and pass', () => {
    const texts = [
      call('09:00:00', 'message-left', { channel: 'sms' }),
      call('09:10:00', 'message-left', { channel: 'wechat' }),
    ];
    const third = ask({ channel: 'sms' }, { personContacts: texts });
    expect(third.allowed).toBe(true);
    expect(third.warnings).toEqual([{ code: 'gate.smsMany', params: { count: 2, limit: 2 } }]);
    const letter = [
      { ...call('09:00:00', 'message-left', { channel: 'letter' }), at: at('09:00:00', '2026-11-17') },
    ];
    expect(ask({ channel: 'letter' }, { personContacts: letter }).warnings).toEqual([
      { code: 'gate.letterSoon', params: { days: 6, minDays: 7 } },
    ]);
    const older = [
      { ...call('09:00:00', 'message-left', { channel: 'letter' }), at: at('09:00:00', '2026-11-16') },
    ];
    expect(ask({ channel: 'letter' }, { personContacts: older }).warnings).toEqual([]);
  });
});

describe('who may be contacted (C5, C6)', () => {
  const lost = {
    isLost: true,
    ground: 'consecutive-failures',
    from: localDate('2026-11-20'),
    failures: 3,
  } as const;

  it.each(['borrower', 'co-borrower', 'guarantor'] as const)('%s owes and may be called', (relation) => {
    const answer = ask({ relation });
    expect(answer.allowed).toBe(true);
    expect(answer.mayDiscloseDebt).toBe(true);
  });

  it.each(['spouse', 'relative', 'employer', 'colleague', 'friend', 'mortgagor', 'other'] as const)(
    '%s is blocked while the debtor can be reached',
    (relation) => {
      const answer = ask({ relation, purpose: 'message-only' });
      expect(answer.code).toBe('contact.thirdPartyNotLost');
      expect(answer.rule).toBe('C6');
      expect(answer.mayDiscloseDebt).toBe(false);
    },
  );

  it('a third person may be asked to pass on a message once the debtor is lost, and hears no debt', () => {
    const answer = ask({ relation: 'relative', purpose: 'message-only' }, { borrowerLost: lost });
    expect(answer.allowed).toBe(true);
    expect(answer.requirements).toContain('disclose-no-debt');
    expect(answer.requirements).toContain('stop-at-first-refusal');
    expect(ask({ relation: 'relative' }, { borrowerLost: lost }).code).toBe('contact.thirdPartyPurpose');
  });

  it('the same third person only after 30 days, and never after a refusal', () => {
    const asked = (day: string, outcome: ContactOutcome) => [
      { ...call('09:00:00', outcome), at: at('09:00:00', day) },
    ];
    const third = (contacts: readonly PastContact[]) =>
      ask({ relation: 'friend', purpose: 'message-only' }, { borrowerLost: lost, personContacts: contacts });
    const tooSoon = third(asked('2026-10-25', 'answered'));
    expect(tooSoon.code).toBe('contact.thirdPartyInterval');
    // 25 October + 30 days = 24 November, 08:00 in China
    expect(tooSoon.possibleFrom).toBe('2026-11-24T00:00:00.000Z');
    expect(third(asked('2026-10-24', 'answered')).allowed).toBe(true);
    expect(third(asked('2026-01-10', 'refused')).code).toBe('contact.thirdPartyRefused');
  });

  it('a letter about the security reaches the mortgagor, a call does not', () => {
    expect(ask({ relation: 'mortgagor', channel: 'letter', number: null }).allowed).toBe(true);
    expect(ask({ relation: 'employer', channel: 'letter', number: null }).code).toBe(
      'contact.thirdPartyNotLost',
    );
  });

  it('a representative without authority is heard and told nothing (R10.5)', () => {
    const without = ask({ relation: 'representative' });
    expect(without.allowed).toBe(true);
    expect(without.mayDiscloseDebt).toBe(false);
    expect(without.requirements).toContain('ask-for-authority');
    expect(ask({ relation: 'representative' }, { hasAuthority: true }).mayDiscloseDebt).toBe(true);
  });

  it('a number without a source on file is not dialled (C7)', () => {
    expect(ask({}, { isNumberOnFile: false }).code).toBe('contact.numberNotOnFile');
  });

  it('a visit needs a second member of staff (C8)', () => {
    expect(ask({ channel: 'visit', number: null }).code).toBe('contact.visitWitness');
    const answer = ask({ channel: 'visit', number: null, hasWitness: true });
    expect(answer.allowed).toBe(true);
    expect(answer.requirements).toContain('record-whole-visit');
  });
});

describe('stops (C14, R10.4)', () => {
  const stopFlag = { kind: 'complaint', since: localDate('2026-11-01') };

  it('a stop flag blocks calls, messages and visits', () => {
    for (const channel of ['call', 'sms', 'wechat', 'visit'] as const) {
      const answer = ask({ channel, hasWitness: true }, { stopFlag });
      expect(answer.code).toBe('contact.stopFlag');
      expect(answer.params).toEqual({ flag: 'complaint', since: '2026-11-01' });
    }
  });

  it('a stop flag never blocks an act that keeps a right', () => {
    expect(ask({ channel: 'letter', number: null }, { stopFlag }).allowed).toBe(true);
    expect(ask({ channel: 'sms', purpose: 'preserve-right' }, { stopFlag }).allowed).toBe(true);
    // a call is no notice
    expect(ask({ channel: 'call', purpose: 'preserve-right' }, { stopFlag }).code).toBe('contact.stopFlag');
  });

  it('do-not-contact holds through its last day', () => {
    const until = (day: string) => ask({}, { doNotContact: { until: localDate(day), ways: ALL_WAYS } });
    expect(until('2026-11-23').code).toBe('contact.doNotContact');
    expect(until('2026-11-23').possibleFrom).toBe('2026-11-24T00:00:00.000Z');
    expect(until('2026-11-22').allowed).toBe(true);
    expect(ask({}, { doNotContact: { until: null, ways: ALL_WAYS } }).possibleFrom).toBeNull();
  });

  it('do-not-contact holds for the ways that the person named', () => {
    const noCalls = { doNotContact: { until: null, ways: ['call'] } };
    expect(ask({ channel: 'call' }, noCalls).code).toBe('contact.doNotContact');
    expect(ask({ channel: 'sms' }, noCalls).allowed).toBe(true);
  });

  it('a represented debtor is not called, the representative is', () => {
    expect(ask({}, { isRepresented: true }).code).toBe('contact.represented');
    expect(ask({ relation: 'representative' }, { isRepresented: true, hasAuthority: true }).allowed).toBe(
      true,
    );
  });

  it('the dead are not contacted, heirs are (R10.16)', () => {
    expect(ask({}, { deceasedOn: localDate('2026-10-01') }).code).toBe('contact.deceased');
    expect(ask({ relation: 'heir' }, { isBorrowerDeceased: true }).allowed).toBe(true);
    expect(ask({ relation: 'relative', purpose: 'message-only' }, { isBorrowerDeceased: true }).allowed).toBe(
      false,
    );
  });

  it('incoming calls are logged, never blocked, whatever the hour or the flag', () => {
    const answer = ask({ direction: 'in', at: at('23:30:00') }, { stopFlag, isRepresented: true });
    expect(answer.allowed).toBe(true);
    expect(answer.code).toBeNull();
  });
});
