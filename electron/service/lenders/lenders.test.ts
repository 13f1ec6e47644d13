import { describe, expect, it } from 'vitest';
import { lenderSchema, lendersContract } from '../../../shared/contract/lenders.ts';
import {
  answerOf,
  codeOf,
  newBookInput,
  serviceWithBook,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';

const draft = () => newBookInput().lender;
const account = (accountNo: string, isDefault: boolean) => ({
  accountName: '安信汽车金融示例有限公司',
  bankName: '示例银行',
  accountNo,
  isDefault,
});

async function first(service: Service) {
  const [lender] = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  return lender;
}

function withService(work: (service: Service) => Promise<void>): Promise<void> {
  return withFolder(async (bookDir) => {
    const service = await serviceWithBook({ bookDir });
    await work(service);
    await service.close();
  });
}

const save = (id: string | null, change: object, isActive = true) => ({
  id,
  isActive,
  lender: { ...draft(), ...change },
});

describe('a lender entity', () => {
  it('of the first run is stored as it was typed', () =>
    withService(async (service) => {
      expect(await first(service)).toMatchObject({ ...draft(), isActive: true, loanCount: 0 });
    }));

  it('changed keeps its id; an account left out is ended and the new default is printed', () =>
    withService(async (service) => {
      const id = (await first(service))?.id ?? '';
      const accounts = [account('6222000000000001', true), account('6222000000000002', false)];
      const saved = lenderSchema.parse(await answerOf(service, 'lenders.save', save(id, { accounts })));
      expect(saved.id).toBe(id);
      expect(saved.accounts.map((one) => [one.accountNo, one.isDefault])).toEqual([
        ['6222000000000001', true],
        ['6222000000000002', false],
      ]);
    }));

  it.each([
    ['two default accounts', { accounts: [account('1', true), account('2', true)] }, 'lender.defaultAccount'],
    ['no default account', { accounts: [account('1', false)] }, 'lender.defaultAccount'],
    ['a credit code whose check digit fails', { creditCode: '91110000000000000X' }, 'lender.creditCode'],
    [
      'licences on one day',
      {
        licences: [
          { licenceNo: 'A', validFrom: '2020-01-01', validTo: '2022-12-31' },
          { licenceNo: 'B', validFrom: '2022-12-31', validTo: null },
        ],
      },
      'lender.licencesOverlap',
    ],
    ['the name of another entity', { letterPrefix: '二' }, 'lender.nameTaken'],
    ['the letter prefix of another entity', { name: '第二家' }, 'lender.prefixTaken'],
  ])('with %s is refused', (_what, change, code) =>
    withService(async (service) => {
      expect(await codeOf(service, 'lenders.save', save(null, change))).toBe(code);
    }),
  );

  it('keeps a credit code that failed its check when the clerk says so', () =>
    withService(async (service) => {
      const change = {
        name: '第二家',
        letterPrefix: '二',
        creditCode: '91110000000000000X',
        creditCodeKept: true,
      };
      const saved = lenderSchema.parse(await answerOf(service, 'lenders.save', save(null, change)));
      expect(saved).toMatchObject({ creditCode: '91110000000000000X', creditCodeKept: true });
    }));

  it('the last active one stays active', () =>
    withService(async (service) => {
      const id = (await first(service))?.id ?? '';
      expect(await codeOf(service, 'lenders.save', save(id, {}, false))).toBe('lender.lastActive');
      await answerOf(service, 'lenders.save', save(null, { name: '第二家', letterPrefix: '二' }));
      expect(await codeOf(service, 'lenders.save', save(id, {}, false))).toBe('ok');
    }));
});
