import enUs from 'antd/locale/en_US.js';
import zhCn from 'antd/locale/zh_CN.js';
import type { Language } from '../../shared/contract/settings.ts';

export function antdLocale(language: Language): typeof zhCn {
  return language === 'en' ? enUs : zhCn;
}
