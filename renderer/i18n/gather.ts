/** The words and error words of all area files of one language. */
export interface LanguageWords {
  readonly words: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, unknown>>;
}

/** Collects `words` by file name and `errors` of all files in one record by code. */
export function gather(modules: Readonly<Record<string, unknown>>): LanguageWords {
  const words: Record<string, unknown> = {};
  const errors: Record<string, unknown> = {};
  for (const [path, module] of Object.entries(modules)) {
    const area = /([^/]+)\.ts$/.exec(path)?.[1];
    if (area === undefined || typeof module !== 'object' || module === null) continue;
    if ('words' in module) words[camel(area)] = module.words;
    if ('errors' in module && typeof module.errors === 'object') Object.assign(errors, module.errors);
  }
  return { words, errors };
}

/** 'loan-form' → 'loanForm': the area's key in AreaWords. */
function camel(fileName: string): string {
  return fileName.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
