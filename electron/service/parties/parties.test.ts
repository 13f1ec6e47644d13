import { describe, expect, it } from 'vitest';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { loansGet } from '../../../shared/contract/loan-page.ts';
import { partiesCheckIdentifier, partiesUnmask } from '../../../shared/contract/parties.ts';
import { answerOf, codeOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';

const LOAN = 's000001';

async function withSample(work: (service: Service) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const service = await serviceWithBook({ bookDir: `${folder}/book 账簿` });
    try {
      const lenders = lendersContract['lenders.list'].output.parse(
        await answerOf(service, 'lenders.list', {}),
      );
      await answerOf(service, 'sample.fill', {
        loans: 3,
        seed: 7,
        asOf: '2026-11-23',
        lenderId: lenders[0]?.id,
      });
      await work(service);
    } finally {
      await service.close();
    }
  });
}

async function loanOf(service: Service) {
  return loansGet.output.parse(await answerOf(service, 'loans.get', { loanId: LOAN }));
}

function person(name: string, extra: object = {}) {
  return {
    kind: 'natural',
    name,
    idType: 'resident-id',
    idNo: '440524198001010013',
    isIdKept: false,
    employer: null,
    monthlyIncomeFen: null,
    phones: [{ number: '13900005678', kind: 'mobile', source: '本人' }],
    addresses: [],
    ...extra,
  };
}

describe('people on a loan', () => {
  it('a guarantor is added once, found by the search box, and never kept twice under one ID number', async () => {
    await withSample(async (service) => {
      const party = {
        role: 'guarantor',
        person: person('查远山'),
        relation: '同事',
        hasSigned: true,
        guaranteeKind: 'joint',
        guaranteeContractNo: null,
        guaranteeAmountFen: null,
        guaranteePeriodEndsOn: null,
      };
      await answerOf(service, 'parties.addToLoan', { loanId: LOAN, party });
      expect(await codeOf(service, 'parties.addToLoan', { loanId: LOAN, party })).toBe('party.alreadyOnLoan');
      const found = await answerOf(service, 'loans.search', { text: 'zys 5678', limit: 5 });
      expect(found).toMatchObject({ rows: [{ loanId: LOAN }] });
      const { parties } = await loanOf(service);
      const guarantor = parties.find((one) => one.name === '查远山');
      expect(guarantor).toMatchObject({ idNo: '440524********0013', birthOn: '1980-01-01', sex: 'male' });
      // the same number under a new name amends that person and keeps the old name
      await answerOf(service, 'parties.save', {
        person: person('查远川'),
        evidence: '改名证明',
        effectiveOn: '2026-11-23',
      });
      const renamed = await loanOf(service);
      expect(renamed.parties.map((one) => one.name)).toContain('查远川');
      expect(renamed.parties).toHaveLength(parties.length);
    });
  });

  it('a masked number opens by a command, which the audit trail names without the number', async () => {
    await withSample(async (service) => {
      const borrower = (await loanOf(service)).parties.find((one) => one.role === 'borrower');
      const phone = borrower?.phones[0];
      expect(phone?.number).toMatch(/^\d{3}\*{4}\d{4}$/);
      const shown = partiesUnmask.output.parse(
        await answerOf(service, 'parties.unmask', { subject: 'phone', recordId: phone?.phoneId }),
      );
      expect(shown.value).toMatch(/^1\d{10}$/);
      const trail = JSON.stringify(
        await answerOf(service, 'audit.list', {
          beforeSeq: null,
          subjectKind: null,
          subjectId: null,
          limit: 5,
        }),
      );
      expect(trail).toContain('parties.unmask');
      expect(trail).not.toContain(shown.value);
      expect(await codeOf(service, 'parties.unmask', { subject: 'phone', recordId: 'nobody' })).toBe(
        'record.notFound',
      );
    });
  });

  it('a failed check is refused, or kept and marked when the clerk means it', async () => {
    await withSample(async (service) => {
      const wrong = person('解明', { idNo: '440524198001010014' });
      const change = { evidence: '', effectiveOn: '2026-11-23' };
      expect(await codeOf(service, 'parties.save', { person: wrong, ...change })).toBe(
        'identity.checkFailed',
      );
      await answerOf(service, 'parties.save', { person: { ...wrong, isIdKept: true }, ...change });
      const known = partiesCheckIdentifier.output.parse(
        await answerOf(service, 'parties.checkIdentifier', {
          kind: 'resident-id',
          text: '440524198001010014',
        }),
      );
      expect(known).toMatchObject({ isValid: false, reasonCode: 'id.checkDigit', knownPersonName: '解明' });
    });
  });

  it('a new plate keeps the old one on record and is found at once', async () => {
    await withSample(async (service) => {
      const { vehicle } = await loanOf(service);
      const amended = {
        vehicleId: vehicle?.vehicleId,
        plate: '粤B·54321',
        vin: null,
        isCheckKept: false,
        engineNo: vehicle?.engineNo ?? null,
        brandModel: vehicle?.brandModel ?? '',
        colour: null,
        isNew: null,
        registrationCertificateNo: null,
        mortgageContractNo: null,
        mortgageRegisteredOn: null,
        mortgageRegisterNo: null,
        gpsDeviceNo: null,
        insurer: null,
        insurancePolicyNo: null,
        insuranceEndsOn: null,
        valuationFen: null,
        valuedOn: null,
      };
      await answerOf(service, 'vehicles.save', { loanId: LOAN, vehicle: amended });
      const after = await loanOf(service);
      expect(after.vehicle).toMatchObject({ plate: '粤B54321', vin: vehicle?.vin });
      const found = await answerOf(service, 'loans.search', { text: '粤b54321', limit: 5 });
      expect(found).toMatchObject({ rows: [{ loanId: LOAN }] });
      const wrong = { ...amended, plate: '粤I12345' };
      expect(await codeOf(service, 'vehicles.save', { loanId: LOAN, vehicle: wrong })).toBe(
        'identity.checkFailed',
      );
    });
  });

  it('a book that holds loans is not filled with a sample', async () => {
    await withSample(async (service) => {
      const lenders = lendersContract['lenders.list'].output.parse(
        await answerOf(service, 'lenders.list', {}),
      );
      const again = { loans: 1, seed: 1, asOf: '2026-11-23', lenderId: lenders[0]?.id };
      expect(await codeOf(service, 'sample.fill', again)).toBe('sample.bookNotEmpty');
    });
  });
});
