import { describe, expect, it } from 'vitest';
import { checkLender, emptyLender } from './lender-check.ts';

const complete = {
  ...emptyLender(),
  name: '安信小额贷款有限公司',
  creditCode: '91350100M000100Y43',
  address: '福州市鼓楼区示例路 1 号',
  telephone: '0591-12345678',
  contactPerson: '陈静',
  contactHours: '工作日 9:00–17:30',
  complaintLine: '0591-87654321',
  letterPrefix: '安信',
  licences: [{ licenceNo: '闽金贷 001', validFrom: '2024-01-01', validTo: '2026-12-31' }],
  accounts: [
    {
      accountName: '安信小额贷款有限公司',
      bankName: '示例银行',
      accountNo: '6200000000000005',
      isDefault: true,
    },
  ],
};

describe('a lender before it is saved', () => {
  it('is complete with name, code, address, telephone, contact, letter code, licence and account', () => {
    expect([...checkLender(complete)]).toEqual([]);
  });

  it('names every field that is missing', () => {
    expect([...checkLender(emptyLender()).keys()].toSorted()).toEqual([
      'accounts',
      'address',
      'complaintLine',
      'contactHours',
      'contactPerson',
      'creditCode',
      'letterPrefix',
      'licences',
      'name',
      'telephone',
    ]);
  });

  it('a private lender needs neither credit code nor licence', () => {
    const draft = { ...complete, lenderType: 'PRIVATE' as const, creditCode: '', licences: [] };
    expect([...checkLender(draft)]).toEqual([]);
  });

  it('a credit code with a wrong check character stops until the clerk keeps it knowingly', () => {
    const wrong = { ...complete, creditCode: '91350100M000100Y44' };
    expect(checkLender(wrong).get('creditCode')).toBe('creditCode');
    expect([...checkLender({ ...wrong, creditCodeKept: true })]).toEqual([]);
  });

  it('a licence cannot end before it begins', () => {
    const licences = [{ licenceNo: '1', validFrom: '2025-01-01', validTo: '2024-12-31' }];
    expect(checkLender({ ...complete, licences }).get('licences')).toBe('licenceOrder');
  });
});
