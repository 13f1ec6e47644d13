/** The reasons of shared/domain/identity, by what follows the dot. */
export const PROBLEM_WORDS: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  empty: { 'zh-CN': '为空', en: 'empty' },
  form: { 'zh-CN': '位数或字符不符', en: 'length or characters' },
  format: { 'zh-CN': '格式不符', en: 'format' },
  area: { 'zh-CN': '地区码不存在', en: 'area code' },
  birthDate: { 'zh-CN': '出生日期不对', en: 'birth date' },
  birthInFuture: { 'zh-CN': '出生日期在将来', en: 'birth date in the future' },
  tooOld: { 'zh-CN': '年龄超过 130 岁', en: 'older than 130 years' },
  checkDigit: { 'zh-CN': '校验位不符', en: 'check digit' },
  luhn: { 'zh-CN': '校验位不符', en: 'check digit' },
};
