import type { z } from 'zod';
import type { verifyFindingSchema } from '../../../shared/contract/book.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Plain } from '../rpc/context.ts';
import type { DeskPorts } from '../rpc/desk-ports.ts';

export type Finding = Plain<z.input<typeof verifyFindingSchema>>;

/** A check of one area over the whole book; listed in electron/service/verifiers.ts. */
export type Verifier = (db: ReadDb, desk: DeskPorts) => Promise<Finding>;

const MOST_IDS = 100;

export function finding(check: Finding['check'], checkedCount: number, failed: readonly string[]): Finding {
  return { check, isOk: failed.length === 0, checkedCount, failedIds: failed.slice(0, MOST_IDS) };
}
