import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forkedFileParser } from '../../electron/parser/forked-file-parser.ts';
import type { CopyInspector } from '../../electron/service/backup/copy-inspector.ts';
import type { KdfCost } from '../../electron/service/book/passphrase-key.ts';
import type { BookMigration } from '../../electron/service/db/migrations/index.ts';
import type { FilePort } from '../../electron/service/files/file-port.ts';
import { realFiles } from '../../electron/service/files/real-files.ts';
import { silentLog } from '../../electron/service/log/log.ts';
import type { HandlerMap } from '../../electron/service/rpc/handler.ts';
import { type Service, startService } from '../../electron/service/start-service.ts';
import { type Instant, instant, instantFromMillis, millisOfInstant } from '../../shared/kernel/instant.ts';

/** Argon2id at a cost for tests only. */
export const CHEAP_KDF: KdfCost = { memoryKib: 64, iterations: 1, parallelism: 1 };
export const OWNER_PASSPHRASE = '长安街 owner 1';
export const CLERK_PASSPHRASE = '经办人 clerk 2';
export const RESOURCES = join(import.meta.dirname, '..', '..', 'resources');

export interface TestClock {
  now(): Instant;
  advanceSeconds(seconds: number): void;
}

/** A clock that stands still until it is told. */
export function testClock(start = '2026-11-23T01:00:00.000Z'): TestClock {
  let now = instant(start);
  return {
    now: () => now,
    advanceSeconds: (seconds) => {
      now = instantFromMillis(millisOfInstant(now) + seconds * 1000);
    },
  };
}

/** id-1, id-2, … behind a prefix. */
export function countingIds(prefix = 'id'): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${prefix}-${last.toString().padStart(6, '0')}`;
  };
}

/** A folder whose name has a space and hanzi, gone after the work. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'desk 车贷 '));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface TestServiceWish {
  readonly bookDir: string;
  readonly files?: FilePort;
  readonly inspectCopy?: CopyInspector;
  readonly clock?: TestClock;
  readonly newId?: () => string;
  readonly migrations?: readonly BookMigration[];
  readonly handlers?: HandlerMap;
  /** what main would take for its dialogs: files by their token */
  readonly offered?: Map<string, Uint8Array>;
}

let services = 0;

export function serviceFor(wish: TestServiceWish): Promise<Service> {
  services += 1;
  const { offered } = wish;
  return startService({
    bookDir: wish.bookDir,
    resourcesDir: RESOURCES,
    clock: wish.clock ?? testClock(),
    newId: wish.newId ?? countingIds(`t${services}`),
    log: silentLog,
    files: wish.files ?? realFiles,
    parser: forkedFileParser(),
    kdfCost: CHEAP_KDF,
    ...(wish.inspectCopy === undefined ? {} : { inspectCopy: wish.inspectCopy }),
    ...(wish.migrations === undefined ? {} : { migrations: wish.migrations }),
    ...(wish.handlers === undefined ? {} : { handlers: wish.handlers }),
    ...(offered === undefined
      ? {}
      : { takeOfferedBytes: (token: string, bytes: Uint8Array) => void offered.set(token, bytes) }),
  });
}

/** The first-run wizard's answer of an invented lender with an owner 负责人 and a clerk 经办. */
export function newBookInput() {
  return {
    language: 'zh-CN',
    users: [
      { name: '负责人', role: 'owner', passphrase: OWNER_PASSPHRASE },
      { name: '经办', role: 'clerk', passphrase: CLERK_PASSPHRASE },
    ],
    lender: {
      name: '安信汽车金融示例有限公司',
      lenderType: 'LICENSED_FI',
      creditCode: '',
      creditCodeKept: false,
      address: '示例市和平路 1 号',
      telephone: '010-00000000',
      contactPerson: '王示例',
      contactHours: '工作日 9:00–17:30',
      complaintLine: '',
      letterPrefix: '安信',
      licences: [{ licenceNo: 'L-1', validFrom: '2020-01-01', validTo: null }],
      accounts: [
        {
          accountName: '安信汽车金融示例有限公司',
          bankName: '示例银行',
          accountNo: '6222000000000000',
          isDefault: true,
        },
      ],
    },
  };
}

/** Calls and returns the value, or fails the test with the error. */
export async function answerOf(
  service: Service,
  method: string,
  input: unknown,
  commandId?: string,
): Promise<unknown> {
  const result = await service.call(method, input, commandId === undefined ? {} : { commandId });
  if (!result.ok) throw new Error(`${method}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Calls and returns the error's code, or 'ok'. */
export async function codeOf(service: Service, method: string, input: unknown): Promise<string> {
  const result = await service.call(method, input);
  return result.ok ? 'ok' : result.error.code;
}

/** A service with a new open book, unlocked by its owner. */
export async function serviceWithBook(wish: TestServiceWish): Promise<Service> {
  const service = await serviceFor(wish);
  await answerOf(service, 'book.create', newBookInput());
  return service;
}
