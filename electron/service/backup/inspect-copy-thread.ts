import { parentPort, workerData } from 'node:worker_threads';
import { invariant, present } from '../../../shared/kernel/assert.ts';
import { BookRefusedError } from '../db/refusal.ts';
import { errorCode } from '../files/error-code.ts';
import type { InspectorReply } from './copy-inspector.ts';
import { type CopyToInspect, inspectCopy } from './inspect-copy.ts';

/** A thread of its own for one copy: a page check of 700 MB takes seconds in which the service answers. */
function isCopy(value: unknown): value is CopyToInspect {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'key' in value &&
    value.key instanceof Uint8Array
  );
}

function replyOn(copy: CopyToInspect): InspectorReply {
  try {
    return { kind: 'sound', facts: inspectCopy(copy) };
  } catch (error) {
    // classes do not survive the way back; the text stays here, it may quote a path
    if (error instanceof BookRefusedError) return { kind: 'refused', refusal: error.refusal };
    return { kind: 'failed', code: errorCode(error) ?? null };
  } finally {
    copy.key.fill(0);
  }
}

const copy: unknown = workerData;
invariant(isCopy(copy), 'the thread is given a path and a key');
present(parentPort, 'this file runs as a thread').postMessage(replyOn(copy));
