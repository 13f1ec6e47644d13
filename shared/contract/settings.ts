import { z } from 'zod';
import { command, query } from './define.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** Preferences of the book's operators. Column layouts and saved views live under views. */
export const settingsSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** minutes without input before the book locks itself */
  idleMinutes: z.number().int().min(1).max(120),
});
export type Settings = z.infer<typeof settingsSchema>;

/** A saved state of one list: filters as the URL has them, columns as the grid gives them. Opaque to the service. */
export const savedViewSchema = z.strictObject({
  list: z.string().max(40),
  name: z.string().min(1).max(40),
  body: z.string().max(20_000),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const settingsContract = {
  'settings.get': query({ input: z.strictObject({}), output: settingsSchema }),
  'settings.save': command({ input: settingsSchema.partial(), output: settingsSchema }),
  'settings.views': query({
    input: z.strictObject({ list: z.string().max(40) }),
    output: z.array(savedViewSchema),
  }),
  /** Adds or replaces a view by list and name. */
  'settings.saveView': command({ input: savedViewSchema, output: z.strictObject({}) }),
  'settings.removeView': command({
    input: savedViewSchema.omit({ body: true }),
    output: z.strictObject({}),
  }),
} as const;
