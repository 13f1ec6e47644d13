import { gather } from './gather.ts';

/** Every area's English: adding a file under en/ is enough. */
export const en = gather(import.meta.glob('./en/*.ts', { eager: true }));
