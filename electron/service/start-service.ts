import { join } from 'node:path';
import type { WireEvent } from '../../shared/contract/envelope.ts';
import type { Instant } from '../../shared/kernel/instant.ts';
import { auditHead } from './audit/append.ts';
import { type CopyInspector, threadedCopyInspector } from './backup/copy-inspector.ts';
import { keepBackup } from './backup/keep-backup.ts';
import { type KdfCost, STANDARD_KDF_COST } from './book/passphrase-key.ts';
import { endSample } from './book/sample-content.ts';
import { closeSession, newSession } from './book/session.ts';
import { lookAtFolder } from './book/status.ts';
import { type BookMigration, MIGRATIONS } from './db/migrations/index.ts';
import { documentStore } from './documents/document-store.ts';
import type { FileParser } from './files/file-parser.ts';
import type { FilePort } from './files/file-port.ts';
import { fileTokens } from './files/file-tokens.ts';
import { HANDLERS } from './handlers.ts';
import { lawResources } from './law/law-resources.ts';
import type { Log } from './log/log.ts';
import type { DeskPorts } from './rpc/desk-ports.ts';
import { createGate } from './rpc/gate.ts';
import type { HandlerMap } from './rpc/handler.ts';
import { runCall } from './rpc/run-call.ts';
import { createJobs } from './rpc/running-jobs.ts';
import type { Service } from './rpc/service.ts';
import type { ServiceCore } from './rpc/service-core.ts';

export type { Service } from './rpc/service.ts';

export interface ServiceOptions {
  /** the folder that is or becomes the book */
  readonly bookDir: string;
  readonly resourcesDir: string;
  /** default: resourcesDir/fonts */
  readonly fontsDir?: string;
  readonly clock: { now(): Instant };
  /** lower-case letters, digits and hyphens, never the same twice */
  readonly newId: () => string;
  readonly log: Log;
  readonly files: FilePort;
  readonly parser: FileParser;
  /** default: a thread that runs the sources; a build names its own file */
  readonly inspectCopy?: CopyInspector;
  /** takes bytes that a call offers for saving or printing ('file.offer' in control.ts); nobody does on the command line */
  readonly takeOfferedBytes?: (token: string, bytes: Uint8Array) => void;
  readonly programVersion?: string;
  /** tests take a cheaper one */
  readonly kdfCost?: KdfCost;
  /** tests take a shorter or longer list */
  readonly migrations?: readonly BookMigration[];
  /** tests add methods of their own */
  readonly handlers?: HandlerMap;
}

/**
 * Composition root of the service: looks at the folder, opens nothing, answers calls. Plain Node or
 * utilityProcess.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  const listeners = new Set<(event: WireEvent) => void>();
  const session = newSession(options.bookDir);
  const tokens = fileTokens(options.newId);
  const law = lawResources(options.resourcesDir);
  const inspectCopy = options.inspectCopy ?? threadedCopyInspector();
  const desk = (): DeskPorts => ({
    files: options.files,
    parser: options.parser,
    inspectCopy,
    tokens,
    offerBytes: (bytes) => {
      const token = options.newId();
      options.takeOfferedBytes?.(token, bytes);
      return token;
    },
    documents: documentStore(options.files, join(session.folder, 'documents')),
    law,
    log: options.log,
    resourcesDir: options.resourcesDir,
    fontsDir: options.fontsDir ?? join(options.resourcesDir, 'fonts'),
    bookDir: session.folder,
    keepBackup: async (kind) => {
      await keepBackup(core, kind);
    },
  });
  const core: ServiceCore = {
    handlers: options.handlers ?? HANDLERS,
    session,
    gate: createGate(),
    jobs: createJobs(),
    desk,
    clock: options.clock,
    newId: options.newId,
    kdfCost: options.kdfCost ?? STANDARD_KDF_COST,
    migrations: options.migrations ?? MIGRATIONS,
    programVersion: options.programVersion ?? '0.0.0',
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
  await lookAtFolder(options.files, session);
  return {
    call: (method, input, extra = {}) =>
      runCall(core, { name: method, input, commandId: extra.commandId ?? options.newId() }),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offerFile: (path) => tokens.offer(path),
    close: (closing) => closeService(core, closing?.withoutCopy ?? false),
  };
}

async function closeService(core: ServiceCore, withoutCopy: boolean): Promise<void> {
  core.jobs.cancelAll();
  await core.jobs.allEnded();
  try {
    const isReal = core.session.folder === core.session.realFolder;
    if (isReal && !withoutCopy && (await hasChanged(core))) await keepBackup(core, 'onExit');
  } catch (error) {
    // the book itself is whole; a copy that could not be made must not keep the window open
    core.desk().log.incident(core.newId(), error, { method: 'close' });
  }
  await core.gate.write(async () => {
    closeSession(core.session);
    await endSample(core.desk().files, core.session);
  });
}

/** Whether anything but the unlocking itself was recorded since the last copy. */
async function hasChanged(core: ServiceCore): Promise<boolean> {
  return core.gate.read(async () => {
    const { state } = core.session;
    if (state.kind !== 'open') return false;
    return (await auditHead(state.open.db)).seq > core.session.auditSeqAtOpen;
  });
}
