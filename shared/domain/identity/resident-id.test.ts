import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { checkResidentId, residentCheckDigit } from './resident-id.ts';

const TODAY = localDate('2026-11-23');
const check = (text: string) => checkResidentId(text, TODAY);

describe('居民身份证 (R7.1)', () => {
  it("gives the facts of the standard's samples", () => {
    expect(check('11010519491231002X')).toEqual({
      ok: true,
      normalised: '11010519491231002X',
      facts: {
        birthDate: '1949-12-31',
        sex: 'female',
        areaCode: '110105',
        province: '北京',
        isConvertedFrom15: false,
      },
    });
    expect(check('440524198001010013')).toMatchObject({ ok: true, facts: { sex: 'male', province: '广东' } });
  });

  it('takes a lower-case x, spaces and full-width digits', () => {
    expect(check(' 110105 19491231 002x ')).toMatchObject({ ok: true, normalised: '11010519491231002X' });
    expect(check('１１０１０５１９４９１２３１００２Ｘ')).toMatchObject({ normalised: '11010519491231002X' });
  });

  it('converts 15 digits by inserting 19 and the check digit', () => {
    expect(check('110105491231002')).toMatchObject({
      ok: true,
      normalised: '11010519491231002X',
      facts: { isConvertedFrom15: true, birthDate: '1949-12-31' },
    });
  });

  it.each([
    ['', 'id.empty', 'error'],
    ['1101051949123100', 'id.form', 'error'],
    ['11010519491231002Y', 'id.form', 'error'],
    ['990105194912310025', 'id.area', 'error'],
    ['11010519490230002X', 'id.birthDate', 'error'],
    ['44052418800101001X', 'id.tooOld', 'error'],
    ['110105202611240029', 'id.birthInFuture', 'error'],
    ['110105194912310021', 'id.checkDigit', 'warning'],
  ])('%j fails with %s', (text, reason, severity) => {
    expect(check(text)).toMatchObject({ ok: false, reason, severity });
  });

  it('allows an age of 130 to the day', () => {
    const born = (date: string) => `110105${date}002`;
    const whole = (date: string) => `${born(date)}${residentCheckDigit(born(date))}`;
    expect(check(whole('18961123'))).toMatchObject({ ok: true });
    expect(check(whole('18961122'))).toMatchObject({ reason: 'id.tooOld' });
    expect(check(whole('20261123'))).toMatchObject({ ok: true });
  });

  it('finds every single wrong digit and every swap of neighbours', () => {
    const good = '440524198001010013';
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digit = (Number(good.charAt(place)) + shift) % 10;
        expect(check(`${good.slice(0, place)}${digit}${good.slice(place + 1)}`).ok).toBe(false);
      }),
    );
    for (let place = 0; place < 16; place += 1) {
      const swapped = `${good.slice(0, place)}${good.charAt(place + 1)}${good.charAt(place)}${good.slice(place + 2)}`;
      if (swapped !== good) expect(check(swapped).ok).toBe(false);
    }
  });
});
