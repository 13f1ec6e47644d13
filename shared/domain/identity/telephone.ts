import { fails, type IdentityCheck } from './check.ts';
import { normaliseLandline, normaliseMobile } from './normalise.ts';

/** R7.5; a test holds these against the rows id.mobile.regex and id.landline.regex. */
export const MOBILE_PATTERN = '^1[3-9][0-9]{9}$';
export const LANDLINE_PATTERN = '^0[1-9][0-9]{1,2}-?[0-9]{7,8}$';
const MOBILE = new RegExp(MOBILE_PATTERN);
const LANDLINE = new RegExp(LANDLINE_PATTERN);

export type MobileReason = 'mobile.empty' | 'mobile.form';
export type LandlineReason = 'landline.empty' | 'landline.form';

/** 手机号: eleven digits from 13 to 19. */
export function checkMobile(text: string): IdentityCheck<Record<never, never>, MobileReason> {
  const mobile = normaliseMobile(text);
  if (mobile === '') return fails(mobile, 'mobile.empty');
  return MOBILE.test(mobile) ? { ok: true, normalised: mobile, facts: {} } : fails(mobile, 'mobile.form');
}

/** 固定电话 with its area code: '010-12345678', '0755-1234567'. */
export function checkLandline(text: string): IdentityCheck<Record<never, never>, LandlineReason> {
  const landline = normaliseLandline(text);
  if (landline === '') return fails(landline, 'landline.empty');
  if (!LANDLINE.test(landline)) return fails(landline, 'landline.form');
  return { ok: true, normalised: landline, facts: {} };
}
