import { z } from 'zod';

/** What travels over a MessagePort, in both directions, between the page and the service (or main's shell). */
export const requestSchema = z.strictObject({
  kind: z.literal('call'),
  /** unique per port */
  id: z.number().int().nonnegative(),
  method: z.string().max(80),
  input: z.unknown(),
  /** made by the page for commands: a repeat with the same id returns the first result */
  commandId: z.string().max(64).optional(),
});
export type WireRequest = z.infer<typeof requestSchema>;

/** An expected error: a code of the method's closed union and ids or numbers to word it with, never names or phones. */
export const wireErrorSchema = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** set for unexpected errors: the id under which the log holds the details */
  incidentId: z.string().optional(),
});
export type WireError = z.infer<typeof wireErrorSchema>;

export type WireReply =
  | { readonly kind: 'reply'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly ok: false; readonly error: WireError };

/** Something changed: topics tell the page's cache what to ask again; jobs report progress on 'job'. */
export interface WireEvent {
  readonly kind: 'event';
  readonly topic: string;
  readonly payload: unknown;
}

export type WireMessage = WireReply | WireEvent;

/** Codes that any method may answer with, worded in renderer/i18n under errors.*. */
export const COMMON_ERROR_CODES = [
  'input.invalid',
  'book.locked',
  'book.absent',
  'book.readOnly',
  'disk.full',
  'actor.forbidden',
  'command.conflict',
  'record.notFound',
  'service.crashed',
  'service.restarting',
  'unexpected',
] as const;
export type CommonErrorCode = (typeof COMMON_ERROR_CODES)[number];
