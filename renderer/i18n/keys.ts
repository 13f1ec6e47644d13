/**
 * Typed words. Each area adds renderer/i18n/zh-CN/<area>.ts and en/<area>.ts, nothing else:
 *
 *   export const words = { title: '贷款' } as const;            // zh-CN, the master
 *   declare module '../keys.ts' { interface AreaWords { loans: typeof words } }
 *   export const words: Worded<typeof zh> = { title: 'Loans' };  // en, same keys or it does not compile
 *
 * and words its error codes in `errors`, keyed by code: `{ 'loan.notFound': { what, act } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: areas merge their words into it
export interface AreaWords {}

type BaseOf<Key extends string> = Key extends `${infer Base}_other`
  ? Base
  : Key extends `${string}_one`
    ? never
    : Key;
// Three levels spelled out: a recursive type over all areas is too deep for the compiler.
type Keys1<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? BaseOf<Key> : never;
}[keyof Words & string];
type Keys2<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? BaseOf<Key> : `${Key}.${Keys1<Words[Key]>}`;
}[keyof Words & string];
type Keys3<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? BaseOf<Key> : `${Key}.${Keys2<Words[Key]>}`;
}[keyof Words & string];

/** 'loans.title': area, then the path in its words, at most three levels deep. */
export type WordKey = {
  [Area in keyof AreaWords & string]: `${Area}.${Keys3<AreaWords[Area]>}`;
}[keyof AreaWords & string];

/** The same keys in another language; English may add `_one` beside `_other`. */
export type Worded<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Worded<Words[Key]>;
} & { readonly [Key in `${string}_one`]?: string };

/** How an error reads: what happened (and which record), and what to do next. */
export interface ErrorWords {
  readonly what: string;
  readonly act: string;
}
export type ErrorsWorded<Errors> = { readonly [Code in keyof Errors]: ErrorWords };

export type WordParams = Readonly<Record<string, string | number | boolean | null | undefined>>;
