import { describe, expect, it } from 'vitest';
import { checkBankCard } from './bank-card.ts';
import { checkCreditCode, creditCheckCharacter, organisationCheckCharacter } from './credit-code.ts';
import { checkLandline, checkMobile } from './telephone.ts';
import { checkPlate, checkVin } from './vehicle.ts';

describe('统一社会信用代码 (R7.2)', () => {
  it('gives the facts of the sample; its organisation code M000100Y4 checks too', () => {
    expect(checkCreditCode('91350100m000100y43')).toEqual({
      ok: true,
      normalised: '91350100M000100Y43',
      facts: {
        authority: '9',
        category: '91',
        areaCode: '350100',
        organisationCode: 'M000100Y4',
        isOrganisationCodeValid: true,
      },
    });
  });

  it.each([
    ['', 'creditCode.empty', 'error'],
    ['91350100M000100Y4', 'creditCode.form', 'error'],
    ['91350100M000100Y4Z', 'creditCode.form', 'error'],
    ['91000000MA00ABC16I', 'creditCode.form', 'error'],
    ['91350100M000100Y44', 'creditCode.checkDigit', 'warning'],
  ])('%j fails with %s', (text, reason, severity) => {
    expect(checkCreditCode(text)).toMatchObject({ ok: false, reason, severity });
  });

  it('knows the check characters 0 and X', () => {
    // Σ of 93 zeros-and-ones: 17 zeros give 0, and (31 − 0) mod 31 = 0
    expect(creditCheckCharacter('00000000000000000')).toBe('0');
    expect(organisationCheckCharacter('00000000')).toBe('0');
    // 4 × 3 = 12, 12 mod 11 = 1, 11 − 1 = 10
    expect(organisationCheckCharacter('40000000')).toBe('X');
  });
});

describe('车架号 (R7.4)', () => {
  it('checks place 9', () => {
    expect(checkVin('1m8gdm9axkp042788')).toEqual({
      ok: true,
      normalised: '1M8GDM9AXKP042788',
      facts: { manufacturer: '1M8', serial: '042788' },
    });
    expect(checkVin('LZZ000005T0000001').ok).toBe(true);
  });

  it.each([
    ['', 'vin.empty', 'error'],
    ['1M8GDM9AXKPO42788', 'vin.form', 'error'],
    ['LZZ000005T000001', 'vin.form', 'error'],
    ['1M8GDM9A1KP042788', 'vin.checkDigit', 'warning'],
  ])('%j fails with %s', (text, reason, severity) => {
    expect(checkVin(text)).toMatchObject({ ok: false, reason, severity });
  });
});

describe('号牌 (R7.3)', () => {
  it.each([
    ['京A12345', 'normal', undefined],
    ['粤b·1234学', 'normal', undefined],
    ['京 AD12345', 'newEnergy', true],
    ['粤B12345D', 'newEnergy', true],
    ['沪AF12345', 'newEnergy', false],
    ['京ADF1234', 'newEnergy', true],
    ['粤B12345F', 'newEnergy', false],
  ])('%s is %s', (text, kind, isPureElectric) => {
    expect(checkPlate(text)).toMatchObject({ ok: true, facts: { kind, isPureElectric } });
  });

  it.each(['京I12345', '京AO1234', '京AI12345', '京A123456', '无牌', '临A1234'])(
    '%s is kept only marked',
    (text) => {
      expect(checkPlate(text)).toMatchObject({ ok: false, reason: 'plate.form', severity: 'warning' });
    },
  );

  it('an empty one is no plate', () => {
    expect(checkPlate(' ')).toMatchObject({ reason: 'plate.empty', severity: 'error' });
  });
});

describe('电话 (R7.5)', () => {
  it.each([
    '13800000000',
    '+86 138 0000 0000',
    '86-13800000000',
    '008613800000000',
    '１３８００００００００',
    '138-0000-0000',
  ])('%s is the mobile 13800000000', (text) => {
    expect(checkMobile(text)).toEqual({ ok: true, normalised: '13800000000', facts: {} });
  });

  it.each(['12800000000', '1380000000', '138000000001', '01012345678', 'abc'])('%s is no mobile', (text) => {
    expect(checkMobile(text)).toMatchObject({ ok: false, reason: 'mobile.form' });
  });

  it.each([
    ['010-12345678', '010-12345678'],
    ['（0755）12345678', '0755-12345678'],
    ['+86 10-12345678', '010-12345678'],
    ['07551234567', '07551234567'],
  ])('%s is the landline %s', (text, normalised) => {
    expect(checkLandline(text)).toEqual({ ok: true, normalised, facts: {} });
  });

  it('a landline needs its area code', () => {
    expect(checkLandline('12345678')).toMatchObject({ ok: false, reason: 'landline.form' });
    expect(checkLandline('')).toMatchObject({ reason: 'landline.empty' });
    expect(checkMobile('')).toMatchObject({ reason: 'mobile.empty' });
  });
});

describe('银行卡 (R7.6)', () => {
  it('checks Luhn from the right', () => {
    expect(checkBankCard('6200 0000 0000 0005')).toEqual({
      ok: true,
      normalised: '6200000000000005',
      facts: { lastFour: '0005' },
    });
    expect(checkBankCard('6217000000000000004').ok).toBe(true);
    // doubling 9 gives 18, which counts 9: 4 + 9 + 7·2=14→5 …, the well-known test number
    expect(checkBankCard('4992739871600018').ok).toBe(false);
    expect(checkBankCard('6200000000000006')).toMatchObject({ reason: 'bankCard.luhn', severity: 'warning' });
  });

  it.each([
    ['', 'bankCard.empty'],
    ['123456789012', 'bankCard.form'],
    ['12345678901234567890', 'bankCard.form'],
    ['62000000000000O5', 'bankCard.form'],
  ])('%j fails with %s', (text, reason) => {
    expect(checkBankCard(text)).toMatchObject({ ok: false, reason, severity: 'error' });
  });
});
