import { z } from 'zod';
import { wireErrorSchema } from './envelope.ts';

/** The channel between main and the service process: both are our own code; parsed all the same. */
export const serviceInitSchema = z.strictObject({
  bookDir: z.string().min(1),
  resourcesDir: z.string().min(1),
  fontsDir: z.string().min(1),
  logsDir: z.string().min(1),
  programVersion: z.string(),
  userLanguage: z.enum(['zh-CN', 'en']),
  /** added to the PC's clock, in milliseconds; 0 but in a development build whose tests play another day */
  clockOffsetMs: z.int(),
});
export type ServiceInit = z.infer<typeof serviceInitSchema>;

export const toServiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('init'), init: serviceInitSchema }),
  /** with one MessagePort: the page's end is in the page */
  z.strictObject({ kind: z.literal('page.port') }),
  /** the operator picked this in a dialog; answered with file.token */
  z.strictObject({ kind: z.literal('file.picked'), requestId: z.string(), path: z.string() }),
  /** with one MessagePort to a fresh parser process; answers parser.want */
  z.strictObject({ kind: z.literal('parser.port'), requestId: z.string() }),
  z.strictObject({ kind: z.literal('parser.ended'), requestId: z.string(), exitCode: z.number() }),
  /** the screen is being locked: the book closes even if the page hangs */
  z.strictObject({ kind: z.literal('lock') }),
  /** finish the running transaction, checkpoint, close, answer drained */
  z.strictObject({ kind: z.literal('drain') }),
]);
export type ToService = z.infer<typeof toServiceSchema>;

export const fromServiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('refused'), error: wireErrorSchema }),
  z.strictObject({ kind: z.literal('file.token'), requestId: z.string(), token: z.string() }),
  /** bytes for shell.saveFile or shell.printPdf under a token that a service call gave the page */
  z.strictObject({
    kind: z.literal('file.offer'),
    token: z.string().min(1).max(64),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  z.strictObject({ kind: z.literal('parser.want'), requestId: z.string() }),
  z.strictObject({ kind: z.literal('parser.kill'), requestId: z.string() }),
  z.strictObject({ kind: z.literal('drained') }),
]);
export type FromService = z.infer<typeof fromServiceSchema>;
