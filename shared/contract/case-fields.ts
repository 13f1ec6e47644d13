import { z } from 'zod';

export const caseStatusField = z.enum(['open', 'in-progress', 'promise', 'broken', 'hardship', 'closed']);
/** 有能力未还, 暂无能力, 失联, 争议, 困难: neutral labels (R10.15). */
export const segmentField = z.enum(['able-unwilling', 'temporarily-unable', 'lost', 'dispute', 'hardship']);
export const stopFlagField = z.enum(['complaint', 'hardship', 'dispute', 'lawyer', 'deceased', 'other']);
export const closeReasonField = z.enum(['cured', 'settled', 'written-off']);
