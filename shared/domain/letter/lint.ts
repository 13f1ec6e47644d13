/** One rule of the forbidden-wording list (R6.5): editable data in resources/templates. */
export interface WordingRule {
  readonly id: string;
  readonly words: readonly string[];
  /** the words are allowed when this fact holds (an enforceable document, a legal basis for the vehicle) */
  readonly unlessFlag?: string;
}

export interface WordingHit {
  readonly ruleId: string;
  readonly word: string;
  /** where it begins in the text, in UTF-16 units */
  readonly index: number;
}

/** Reads the list's JSON; undefined when it is no such list. */
export function parseWordingRules(json: unknown): readonly WordingRule[] | undefined {
  if (typeof json !== 'object' || json === null || !('rules' in json) || !Array.isArray(json.rules)) {
    return undefined;
  }
  const rules: WordingRule[] = [];
  const listed: readonly unknown[] = json.rules;
  for (const rule of listed) {
    if (!isRule(rule)) return undefined;
    rules.push(rule);
  }
  return rules;
}

function isRule(value: unknown): value is WordingRule {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('words' in value)) return false;
  const { words } = value;
  return (
    typeof value.id === 'string' && Array.isArray(words) && words.every((word) => typeof word === 'string')
  );
}

/** Every forbidden word of a letter's text, in order; spaces and marks put between its characters do not hide it. */
export function lintWording(
  text: string,
  rules: readonly WordingRule[],
  flags: ReadonlySet<string> = new Set(),
): WordingHit[] {
  const kept: { character: string; index: number }[] = [];
  let index = 0;
  for (const character of text) {
    if (!/[\s\u3000*.·_-]/.test(character)) kept.push({ character, index });
    index += character.length;
  }
  const plain = kept.map((part) => part.character).join('');
  const hits: WordingHit[] = [];
  for (const rule of rules) {
    if (rule.unlessFlag !== undefined && flags.has(rule.unlessFlag)) continue;
    for (const word of rule.words) {
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
        const start = [...plain.slice(0, at)].length;
        hits.push({ ruleId: rule.id, word, index: kept[start]?.index ?? 0 });
      }
    }
  }
  return hits.sort((a, b) => a.index - b.index);
}
