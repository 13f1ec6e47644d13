import { stat } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app, type BrowserWindow, clipboard, dialog, shell } from 'electron';
import type { DroppedFile, ServiceState, ShellInput } from '../../shared/contract/shell.ts';
import { errorCode, writeAtomically } from './atomic-file.ts';
import { clipboardGuard } from './clipboard-guard.ts';
import { suggestedFileName } from './file-name.ts';
import type { OfferedFiles } from './offered-files.ts';
import type { Printing } from './printing.ts';
import { type ShellHandlers, ShellRefusal } from './shell-port.ts';
import { type DeskLanguage, deskWords } from './words.ts';

interface ShellParts {
  readonly window: () => BrowserWindow | undefined;
  readonly language: () => DeskLanguage;
  readonly setLanguage: (language: DeskLanguage) => void;
  readonly setIdleMinutes: (minutes: number) => void;
  readonly serviceState: () => ServiceState;
  readonly restartService: () => void;
  /** gives the service a path, answers with the token for the page */
  readonly offerPath: (path: string) => Promise<string>;
  readonly offered: OfferedFiles;
  readonly printing: Printing;
  readonly bookDir: string;
}

/** Bytes and token travel on two channels: the token may be a moment ahead. */
async function bytesOf(parts: ShellParts, token: string): Promise<Uint8Array> {
  for (let tries = 0; tries < 20 && parts.offered.bytesOf(token) === undefined; tries += 1) await pause(50);
  const bytes = parts.offered.bytesOf(token);
  if (bytes === undefined) throw new ShellRefusal('file.tokenUnknown');
  return bytes;
}

/** Disk errors that the operator can mend, in the codes that the page words; others are unexpected. */
const DISK_CODES: Readonly<Record<string, string>> = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.full',
  EBUSY: 'file.inUse',
  EPERM: 'file.inUse',
  EACCES: 'folder.readOnly',
  EROFS: 'folder.readOnly',
};

async function save(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeAtomically(path, bytes);
  } catch (error) {
    const code = DISK_CODES[errorCode(error)];
    throw code === undefined ? error : new ShellRefusal(code);
  }
}

async function openDialog(
  parts: ShellParts,
  options: Electron.OpenDialogOptions,
): Promise<string | undefined> {
  const window = parts.window();
  const answered =
    window === undefined
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options);
  return answered.canceled ? undefined : answered.filePaths[0];
}

async function pickFile(parts: ShellParts, input: ShellInput<'shell.pickFile'>) {
  const path = await openDialog(parts, {
    title: deskWords(parts.language()).pickFile,
    properties: ['openFile'],
    filters: input.filters,
  });
  if (path === undefined) return null;
  const file = await offeredFile(path, parts.offerPath);
  if (file === undefined) throw new ShellRefusal('file.unreadable');
  return file;
}

/** What the page learns of a file that the operator picked or dropped; undefined when it is no readable file. */
export async function offeredFile(
  path: string,
  offerPath: (path: string) => Promise<string>,
): Promise<DroppedFile | undefined> {
  const facts = await stat(path).catch(() => undefined);
  if (facts === undefined || !facts.isFile()) return undefined;
  return { token: await offerPath(path), name: basename(path), sizeBytes: facts.size };
}

async function chooseFolder(parts: ShellParts) {
  const title = deskWords(parts.language()).pickFolder;
  const path = await openDialog(parts, { title, properties: ['openDirectory', 'createDirectory'] });
  if (path === undefined) return null;
  return { token: await parts.offerPath(path), label: basename(path) || path };
}

async function saveFile(parts: ShellParts, input: ShellInput<'shell.saveFile'>) {
  const bytes = await bytesOf(parts, input.fileToken);
  const name = suggestedFileName(input.suggestedName);
  const options: Electron.SaveDialogOptions = {
    title: deskWords(parts.language()).saveFile,
    defaultPath: name,
    filters: [{ name: extname(name).slice(1).toUpperCase(), extensions: [extname(name).slice(1)] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const window = parts.window();
  const answered =
    window === undefined
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  if (answered.canceled || answered.filePath === '') return { isSaved: false, name };
  // Never among the book's own files: a letter named book.db would be the end of it.
  if (dirname(answered.filePath) === parts.bookDir) throw new ShellRefusal('folder.readOnly');
  await save(answered.filePath, bytes);
  return { isSaved: true, name: basename(answered.filePath) };
}

export function shellHandlers(parts: ShellParts): ShellHandlers {
  const copy = clipboardGuard(clipboard);
  return {
    'shell.state': () => ({
      language: parts.language(),
      programVersion: app.getVersion(),
      electronVersion: process.versions.electron ?? '',
      platform: process.platform,
      isPackaged: app.isPackaged,
      service: parts.serviceState(),
    }),
    'shell.setLanguage': ({ language }) => {
      parts.setLanguage(language);
      return {};
    },
    'shell.pickFile': (input) => pickFile(parts, input),
    'shell.chooseFolder': () => chooseFolder(parts),
    'shell.saveFile': (input) => saveFile(parts, input),
    'shell.printPdf': async ({ fileToken }) => ({
      isOpened: await parts.printing.openPdf(await bytesOf(parts, fileToken)),
    }),
    'shell.revealBook': () => {
      shell.showItemInFolder(parts.bookDir);
      return {};
    },
    'shell.setIdleMinutes': ({ idleMinutes }) => {
      parts.setIdleMinutes(idleMinutes);
      return {};
    },
    'shell.copyText': ({ text }) => {
      copy(text);
      return {};
    },
    'shell.restartService': () => {
      parts.restartService();
      return {};
    },
    'shell.quit': () => {
      app.quit();
      return {};
    },
  };
}
