import type { CopyInspector } from '../backup/copy-inspector.ts';
import type { BackupKind } from '../backup/manifest.ts';
import type { DocumentStore } from '../documents/document-store.ts';
import type { FileParser } from '../files/file-parser.ts';
import type { FilePort } from '../files/file-port.ts';
import type { FileTokens } from '../files/file-tokens.ts';
import type { LawResources } from '../law/law-resources.ts';
import type { Log } from '../log/log.ts';

/** What the service lends to every handler beside the database. */
export interface DeskPorts {
  readonly files: FilePort;
  readonly parser: FileParser;
  readonly inspectCopy: CopyInspector;
  readonly tokens: FileTokens;
  /** hands bytes to main and gets the token that the page gives to shell.saveFile or shell.printPdf */
  readonly offerBytes: (bytes: Uint8Array) => string;
  readonly documents: DocumentStore;
  readonly law: LawResources;
  readonly log: Log;
  /** the folder with law/, fonts, templates, sample */
  readonly resourcesDir: string;
  readonly fontsDir: string;
  readonly bookDir: string;
  /**
   * A verified copy of the book as it is now. Call it from a job between steps (never inside read or write:
   * it waits for its turn). Throws when no verified copy could be made.
   */
  readonly keepBackup: (kind: BackupKind) => Promise<void>;
}
