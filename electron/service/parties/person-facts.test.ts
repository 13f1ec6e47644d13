import { describe, expect, it } from 'vitest';
import { bookStatusSchema } from '../../../shared/contract/book.ts';
import { casesContract } from '../../../shared/contract/cases.ts';
import { partiesFacts } from '../../../shared/contract/person-facts.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { type CaseBook, caseBook } from '../../../tests/support/case-book.ts';
import { answerOf, CLERK_PASSPHRASE, codeOf, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../rpc/service.ts';

const NOTHING = {
  quietHoursConsent: null,
  doNotContact: null,
  representation: null,
  death: null,
  hardship: '',
  language: '',
  notes: '',
};

/** The case book's clock stands at 09:00 in China on 2026-11-23. */
function withCase(work: (book: CaseBook) => Promise<void>): Promise<void> {
  return withFolder(async (bookDir) => {
    const book = await caseBook({ bookDir });
    try {
      await work(book);
    } finally {
      await book.service.close();
    }
  });
}

async function borrowerOf(service: Service, loanId: string) {
  const page = casesContract['cases.get'].output.parse(await answerOf(service, 'cases.get', { loanId }));
  return present(
    page.debtors.find((one) => one.roles.includes('borrower')),
    'a case has its borrower',
  );
}

async function codesByWay(service: Service, loanId: string) {
  const { gates } = await borrowerOf(service, loanId);
  return Object.fromEntries(gates.map((gate) => [gate.channel, gate.code]));
}

async function asClerk(service: Service): Promise<void> {
  await answerOf(service, 'book.lock', {});
  const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  const clerk = users.find((user) => user.role === 'clerk');
  await answerOf(service, 'book.unlock', { userId: clerk?.id, passphrase: CLERK_PASSPHRASE });
}

async function setFacts(service: Service, loanId: string, facts: object): Promise<string> {
  const { personId } = await borrowerOf(service, loanId);
  const input = { personId, facts: { ...NOTHING, ...facts }, evidence: '本人来电' };
  return codeOf(service, 'parties.setFacts', input);
}

describe('what is known of a person', () => {
  it('a wish for no calls closes calls alone, and the case page follows at once', () =>
    withCase(async ({ service, loanId }) => {
      expect((await codesByWay(service, loanId)).call).toBeNull();
      const wish = { ways: ['call'], until: '2026-11-30', reason: '<b>不要打电话</b>' };
      expect(await setFacts(service, loanId, { doNotContact: wish })).toBe('ok');
      expect(await codesByWay(service, loanId)).toMatchObject({
        call: 'contact.doNotContact',
        sms: null,
        letter: null,
      });
      expect((await borrowerOf(service, loanId)).facts.doNotContact).toEqual(wish);
    }));

  it('a representative closes the direct way; death closes all, letters too', () =>
    withCase(async ({ service, loanId }) => {
      const representation = { name: '周律师', authorityShownOn: null };
      await setFacts(service, loanId, { representation });
      expect(await codesByWay(service, loanId)).toMatchObject({ call: 'contact.represented', letter: null });
      const death = { on: '2026-11-01', heirsNote: '配偶王某' };
      await setFacts(service, loanId, { representation, death });
      expect(await codesByWay(service, loanId)).toMatchObject({
        call: 'contact.deceased',
        letter: 'contact.deceased',
      });
    }));

  it('consent opens quiet hours, and a representative hears the debt only after showing the authority', () =>
    withCase(async ({ service, loanId, clock }) => {
      // 09:00 + 14 h = 23:00 in China
      clock.advanceSeconds(14 * 3600);
      expect((await codesByWay(service, loanId)).call).toBe('contact.quietHours');
      const quietHoursConsent = { givenOn: '2026-11-20', paper: '同意书原件' };
      await setFacts(service, loanId, { quietHoursConsent });
      expect((await codesByWay(service, loanId)).call).toBeNull();
      const talk = {
        loanId,
        personId: null,
        personLabel: '周律师',
        relation: 'representative',
        channel: 'call',
        direction: 'in',
        phoneId: null,
        number: null,
      };
      const representation = { name: '周律师', authorityShownOn: null };
      await setFacts(service, loanId, { representation });
      expect(await answerOf(service, 'contacts.gate', talk)).toMatchObject({ mayDiscloseDebt: false });
      await setFacts(service, loanId, {
        representation: { ...representation, authorityShownOn: '2026-11-22' },
      });
      expect(await answerOf(service, 'contacts.gate', talk)).toMatchObject({ mayDiscloseDebt: true });
    }));

  it('every earlier state stays readable with its evidence, and days on the wrong side of today are refused', () =>
    withCase(async ({ service, loanId }) => {
      await setFacts(service, loanId, { hardship: '住院' });
      await setFacts(service, loanId, { language: '粤语' });
      const { personId } = await borrowerOf(service, loanId);
      const known = partiesFacts.output.parse(await answerOf(service, 'parties.facts', { personId }));
      expect(known.facts).toMatchObject({ hardship: '', language: '粤语' });
      expect(known.history.map((state) => [state.facts.hardship, state.evidence])).toEqual([
        ['', '本人来电'],
        ['住院', '本人来电'],
      ]);
      const tomorrow = '2026-11-24';
      expect(await setFacts(service, loanId, { death: { on: tomorrow, heirsNote: '' } })).toBe(
        'person.factInFuture',
      );
      const ended = { ways: ['call'], until: '2026-11-22', reason: '已过' };
      expect(await setFacts(service, loanId, { doNotContact: ended })).toBe('person.factPast');
      expect(await setFacts(service, loanId, { doNotContact: { ...ended, ways: [] } })).toBe('input.invalid');
    }));

  it('a clerk makes a limit stricter; only the owner lifts or narrows it', () =>
    withCase(async ({ service, loanId }) => {
      const wish = { ways: ['call', 'sms'], until: '2026-12-31', reason: '不要联系' };
      await setFacts(service, loanId, { doNotContact: wish });
      await asClerk(service);
      expect(await setFacts(service, loanId, {})).toBe('person.liftOwnerOnly');
      expect(await setFacts(service, loanId, { doNotContact: { ...wish, ways: ['call'] } })).toBe(
        'person.liftOwnerOnly',
      );
      expect(await setFacts(service, loanId, { doNotContact: { ...wish, until: '2026-12-01' } })).toBe(
        'person.liftOwnerOnly',
      );
      expect(await setFacts(service, loanId, { doNotContact: { ...wish, until: null } })).toBe('ok');
    }));
});

describe('a telephone or address that is no more', () => {
  it('is dialled no more from its day on, stays readable, and can be added again', () =>
    withCase(async ({ service, loanId }) => {
      const before = await borrowerOf(service, loanId);
      const recordId = before.phones[0]?.phoneId;
      const end = { kind: 'phone', recordId, endedOn: '2026-11-23', reason: '空号' };
      expect(await codeOf(service, 'parties.endContact', { ...end, endedOn: '2026-11-24' })).toBe(
        'party.endInFuture',
      );
      await answerOf(service, 'parties.endContact', end);
      expect((await borrowerOf(service, loanId)).phones).toEqual([]);
      expect(await answerOf(service, 'loans.get', { loanId })).toMatchObject({
        parties: [{ phones: [{ phoneId: recordId, validTo: '2026-11-23', endReason: '空号' }] }, {}, {}],
      });
      expect(await codeOf(service, 'parties.endContact', end)).toBe('party.contactEnded');
      const again = {
        personId: before.personId,
        kind: 'natural',
        name: before.name,
        idType: 'resident-id',
        idNo: null,
        isIdKept: false,
        employer: null,
        monthlyIncomeFen: null,
        phones: [{ number: '13800000001', kind: 'mobile', source: '本人' }],
        addresses: [],
      };
      await answerOf(service, 'parties.save', { person: again, evidence: '', effectiveOn: '2026-11-23' });
      expect((await borrowerOf(service, loanId)).phones).toMatchObject([{ isPrimary: true }]);
    }));
});
