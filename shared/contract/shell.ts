import { z } from 'zod';

/**
 * What the page asks of main over the shell port: dialogs, printing, the window. Same envelope as the service's port
 * (envelope.ts). The page holds tokens and labels; paths stay with main and the service.
 */
const nothing = z.strictObject({});
const token = z.string().min(1).max(64);
/** Made by the service for bytes that it handed to main ('file.offer' in control.ts). */
const fileToken = token;

/** What a picked file or folder is for: decides the title of the dialog and the folder it starts in. */
export const PICK_PURPOSES = [
  'import',
  'attachment',
  'restore',
  'backupFolder',
  'letterFolder',
  'other',
] as const;
const purpose = z.enum(PICK_PURPOSES);

const filter = z.strictObject({
  name: z.string().max(60),
  extensions: z
    .array(z.string().regex(/^[A-Za-z0-9]{1,10}$/))
    .min(1)
    .max(10),
});

export const SERVICE_STATES = ['starting', 'ready', 'restarting', 'failed'] as const;

/** How the service process fares; also the payload of the event 'shell.serviceState'. */
export const serviceStateSchema = z.strictObject({
  state: z.enum(SERVICE_STATES),
  /** for 'failed': why it does not start, or 'service.crashed' after more than 3 deaths in a minute */
  error: z
    .strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
});
export type ServiceState = z.infer<typeof serviceStateSchema>;

const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): { input: I; output: O } => ({
  input,
  output,
});

export const shellContract = {
  /** Known before a book opens: language of the last session, versions, the service's state. */
  'shell.state': method(
    nothing,
    z.strictObject({
      language: z.enum(['zh-CN', 'en']),
      programVersion: z.string(),
      electronVersion: z.string(),
      platform: z.string(),
      isPackaged: z.boolean(),
      service: serviceStateSchema,
    }),
  ),
  /** Remembers the language for the next start and words menu and dialogs in it. */
  'shell.setLanguage': method(z.strictObject({ language: z.enum(['zh-CN', 'en']) }), nothing),
  /** null: the operator cancelled. The token answers once, in a call to the service. */
  'shell.pickFile': method(
    z.strictObject({ purpose, filters: z.array(filter).max(5) }),
    z.strictObject({ token, name: z.string(), sizeBytes: z.number().int().nonnegative() }).nullable(),
  ),
  'shell.chooseFolder': method(
    z.strictObject({ purpose }),
    z.strictObject({ token, label: z.string() }).nullable(),
  ),
  /** isSaved false: cancelled. Errors: file.tokenUnknown, file.inUse, disk.full, folder.readOnly. */
  'shell.saveFile': method(
    z.strictObject({ suggestedName: z.string().min(1).max(120), fileToken }),
    z.strictObject({ isSaved: z.boolean(), name: z.string() }),
  ),
  /** Opens the PDF in the system's reader, whose print dialog the operator sees. Errors: file.tokenUnknown. */
  'shell.printPdf': method(z.strictObject({ fileToken }), z.strictObject({ isOpened: z.boolean() })),
  /** Shows the book's folder in the file manager. */
  'shell.revealBook': method(nothing, nothing),
  /** Minutes without input before 'shell.lockRequested'. */
  'shell.setIdleMinutes': method(z.strictObject({ idleMinutes: z.number().int().min(1).max(120) }), nothing),
  /** To the clipboard; emptied after 30 seconds if it still holds this text. */
  'shell.copyText': method(z.strictObject({ text: z.string().max(20_000) }), nothing),
  /** Starts the service again after it was given up. */
  'shell.restartService': method(nothing, nothing),
  'shell.quit': method(nothing, nothing),
} as const;

export type ShellMethod = keyof typeof shellContract;
export type ShellInput<M extends ShellMethod> = z.output<(typeof shellContract)[M]['input']>;
export type ShellOutput<M extends ShellMethod> = z.input<(typeof shellContract)[M]['output']>;

/** The codes of the shell beside COMMON_ERROR_CODES. */
export const SHELL_ERROR_CODES = [
  'file.tokenUnknown',
  'file.inUse',
  'folder.readOnly',
  'file.unreadable',
] as const;

/**
 * Events on the shell port.
 * shell.lockRequested {reason}: idle time is over, the PC sleeps or its screen was locked, or the menu asked: lock now.
 * shell.serviceState ServiceState.
 * shell.fileDropped DroppedFile, or null for a folder or a file that can't be read.
 */
export const SHELL_EVENTS = ['shell.lockRequested', 'shell.serviceState', 'shell.fileDropped'] as const;
/** A file that the operator dropped onto a part of the page that takes one. */
export interface DroppedFile {
  /** answers once, in a call to the service */
  readonly token: string;
  readonly name: string;
  readonly sizeBytes: number;
}
export type ShellEventTopic = (typeof SHELL_EVENTS)[number];
export type LockReason = 'idle' | 'suspend' | 'screenLocked' | 'menu';
