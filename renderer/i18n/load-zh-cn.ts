import { gather } from './gather.ts';

/** Every area's Chinese: adding a file under zh-CN/ is enough. */
export const zhCn = gather(import.meta.glob('./zh-CN/*.ts', { eager: true }));
