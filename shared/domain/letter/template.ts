import { err, ok, type Result } from '../../kernel/result.ts';
import type { Component } from '../loan/terms.ts';
import type { ClauseKind } from './facts.ts';
import { parseTemplateText, type TextNode } from './template-text.ts';

/** What a variable is; it decides how its value prints and which formats are allowed. */
export type VariableType = 'text' | 'date' | 'money' | 'integer';

/** A condition: flags that hold, or with '!' do not hold, joined by '&': isLoan&!isTimeBarred. */
export type Condition = string;

/** Tables that the program fills: overdue instalments and sums of a letter, debt and parts of an agreement. */
export type TableName = 'overdue' | 'sums' | 'debt' | 'plan';
const TABLES: readonly TableName[] = ['overdue', 'sums', 'debt', 'plan'];

/** demand 催收函 · agreement 还款协议书 */
export type TemplateKind = 'demand' | 'agreement';

export type TemplateBlock =
  | { readonly kind: 'salutation'; readonly text: TextNode[]; readonly when?: Condition }
  | { readonly kind: 'heading'; readonly text: TextNode[]; readonly when?: Condition }
  | { readonly kind: 'paragraph'; readonly text: TextNode[]; readonly when?: Condition }
  | { readonly kind: 'table'; readonly table: TableName; readonly when?: Condition }
  | {
      readonly kind: 'fields';
      readonly rows: readonly { readonly label: string; readonly text: TextNode[] }[];
      readonly when?: Condition;
    }
  /** the places where the parties sign */
  | { readonly kind: 'signatures'; readonly when?: Condition }
  | { readonly kind: 'attachments'; readonly items: readonly string[]; readonly when?: Condition }
  | {
      readonly kind: 'signature';
      readonly text: TextNode[];
      readonly date: TextNode[];
      readonly when?: Condition;
    };

/** A letter template as versioned data (resources/templates); an issued letter keeps its version for ever. */
export interface LetterTemplate {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
  readonly kind: TemplateKind;
  /** 催 in 安信催〔2026〕0012号 */
  readonly kindWord: string;
  readonly title: string;
  readonly annexTitle: string;
  readonly variables: Readonly<Record<string, VariableType>>;
  readonly flags: readonly string[];
  /** a clause the contract must hold when the flag is set; otherwise the letter is refused and says which */
  readonly requiredClauses: readonly { readonly kind: ClauseKind; readonly flag: string }[];
  readonly words: Readonly<Record<'loan' | 'lease' | 'retention', Readonly<Record<Component, string>>>>;
  readonly blocks: readonly TemplateBlock[];
  /** an agreement's page for guarantors and mortgagors (R3.14); empty in letters */
  readonly consent: readonly TemplateBlock[];
}

/** template.malformed {at} · template.unknownVariable {name} · template.unknownFlag {name} · template.badFormat {name, format} · template.unclosed {name} · template.tooLong {characters} */
export interface TemplateError {
  readonly code:
    | 'template.malformed'
    | 'template.unknownVariable'
    | 'template.unknownFlag'
    | 'template.badFormat'
    | 'template.unclosed'
    | 'template.tooLong';
  readonly params: Readonly<Record<string, string | number>>;
}

/** A template of more text than this is a mistake, not a letter. */
export const TEMPLATE_MAX_CHARACTERS = 200_000;

const FORMATS: Readonly<Record<VariableType, readonly string[]>> = {
  text: [],
  date: ['letter', 'formal'],
  money: ['both', 'figures', 'words'],
  integer: [],
};

/** Reads a template's JSON: shape, every variable and flag known, every format right for its type, every block closed. */
export function parseTemplate(json: unknown): Result<LetterTemplate, TemplateError> {
  const size = JSON.stringify(json)?.length ?? 0;
  if (size > TEMPLATE_MAX_CHARACTERS) {
    return err({ code: 'template.tooLong', params: { characters: size } });
  }
  try {
    return ok(new Reader().template(json));
  } catch (error) {
    if (error instanceof TemplateFault) return err(error.fault);
    throw error;
  }
}

class TemplateFault extends Error {
  readonly fault: TemplateError;
  constructor(fault: TemplateError) {
    super(fault.code);
    this.fault = fault;
  }
}

function fail(code: TemplateError['code'], params: TemplateError['params']): never {
  throw new TemplateFault({ code, params });
}

type Bag = Readonly<Record<string, unknown>>;

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const COMPONENT_WORDS: readonly Component[] = ['principal', 'interest', 'penalty', 'fee', 'cost'];
const CLAUSES: readonly ClauseKind[] = [
  'acceleration',
  'costs',
  'delivery-address',
  'jurisdiction',
  'allocation',
  'sale',
  'penalty',
  'other',
];

/** Walks the JSON; the names of the template are known before its texts are read. */
class Reader {
  #variables: Record<string, VariableType> = {};
  #flags: readonly string[] = [];

  template(json: unknown): LetterTemplate {
    const bag = this.#bag(json, 'template');
    this.#variables = this.#variableTypes(bag.variables);
    this.#flags = this.#list(bag.flags, 'flags').map((flag) => this.#string(flag, 'flags'));
    const version = bag.version;
    if (typeof version !== 'number' || !Number.isInteger(version))
      fail('template.malformed', { at: 'version' });
    const kind = bag.kind;
    if (kind !== 'demand' && kind !== 'agreement') return fail('template.malformed', { at: 'kind' });
    const words = this.#bag(bag.words, 'words');
    return {
      id: this.#string(bag.id, 'id'),
      version,
      locale: this.#string(bag.locale, 'locale'),
      kind,
      kindWord: this.#string(bag.kindWord, 'kindWord'),
      title: this.#string(bag.title, 'title'),
      annexTitle: this.#string(bag.annexTitle, 'annexTitle'),
      variables: this.#variables,
      flags: this.#flags,
      requiredClauses: this.#list(bag.requiredClauses, 'requiredClauses').map((item) => this.#clause(item)),
      words: {
        loan: this.#words(words.loan, 'words.loan'),
        lease: this.#words(words.lease, 'words.lease'),
        retention: this.#words(words.retention, 'words.retention'),
      },
      blocks: this.#blocks(bag.blocks, 'blocks'),
      consent: bag.consent === undefined ? [] : this.#blocks(bag.consent, 'consent'),
    };
  }

  #blocks(json: unknown, at: string): TemplateBlock[] {
    return this.#list(json, at).map((block, index) => this.#block(block, `${at}[${index}]`));
  }

  #block(json: unknown, at: string): TemplateBlock {
    const bag = this.#bag(json, at);
    const when = bag.when === undefined ? {} : { when: this.#condition(bag.when, at) };
    switch (bag.kind) {
      case 'salutation':
      case 'heading':
      case 'paragraph':
        return { kind: bag.kind, text: this.#text(bag.text, at), ...when };
      case 'table': {
        const table = TABLES.find((name) => name === bag.table);
        if (table === undefined) return fail('template.malformed', { at: `${at}.table` });
        return { kind: 'table', table, ...when };
      }
      case 'fields':
        return {
          kind: 'fields',
          rows: this.#list(bag.rows, at).map((row) => this.#row(row, at)),
          ...when,
        };
      case 'signatures':
        return { kind: 'signatures', ...when };
      case 'attachments': {
        const items = this.#list(bag.items, at).map((item) => this.#string(item, at));
        return { kind: 'attachments', items, ...when };
      }
      case 'signature':
        return {
          kind: 'signature',
          text: this.#text(bag.text, at),
          date: this.#text(bag.date, at),
          ...when,
        };
      default:
        return fail('template.malformed', { at: `${at}.kind` });
    }
  }

  #row(json: unknown, at: string): { label: string; text: TextNode[] } {
    const bag = this.#bag(json, at);
    return { label: this.#string(bag.label, at), text: this.#text(bag.text, at) };
  }

  #text(value: unknown, at: string): TextNode[] {
    const parsed = parseTemplateText(this.#string(value, at));
    if (!parsed.ok) return fail('template.unclosed', { name: parsed.error.name, at });
    this.#check(parsed.value);
    return parsed.value;
  }

  #check(nodes: readonly TextNode[]): void {
    for (const node of nodes) {
      if (node.kind === 'variable') {
        const type = this.#variables[node.name];
        if (type === undefined) fail('template.unknownVariable', { name: node.name });
        const isKnown = node.format === null || FORMATS[type].includes(node.format);
        if (!isKnown) fail('template.badFormat', { name: node.name, format: node.format ?? '' });
      } else if (node.kind === 'block') {
        if (!this.#flags.includes(node.flag)) fail('template.unknownFlag', { name: node.flag });
        this.#check(node.children);
      }
    }
  }

  #condition(value: unknown, at: string): Condition {
    const condition = this.#string(value, at);
    for (const part of condition.split('&')) {
      const flag = part.replace(/^!/, '');
      if (!this.#flags.includes(flag)) fail('template.unknownFlag', { name: flag });
    }
    return condition;
  }

  #clause(json: unknown): { kind: ClauseKind; flag: string } {
    const bag = this.#bag(json, 'requiredClauses');
    const kind = CLAUSES.find((clause) => clause === bag.kind);
    if (kind === undefined) return fail('template.malformed', { at: 'requiredClauses.kind' });
    return { kind, flag: this.#condition(bag.flag, 'requiredClauses.flag') };
  }

  #words(json: unknown, at: string): Record<Component, string> {
    const bag = this.#bag(json, at);
    const words: Record<Component, string> = { principal: '', interest: '', penalty: '', fee: '', cost: '' };
    for (const component of COMPONENT_WORDS) words[component] = this.#string(bag[component], at);
    return words;
  }

  #variableTypes(json: unknown): Record<string, VariableType> {
    const types: Record<string, VariableType> = {};
    for (const [name, type] of Object.entries(this.#bag(json, 'variables'))) {
      if (type !== 'text' && type !== 'date' && type !== 'money' && type !== 'integer') {
        fail('template.malformed', { at: `variables.${name}` });
      }
      types[name] = type;
    }
    return types;
  }

  #bag(value: unknown, at: string): Bag {
    return isBag(value) ? value : fail('template.malformed', { at });
  }

  #list(value: unknown, at: string): readonly unknown[] {
    return Array.isArray(value) ? value : fail('template.malformed', { at });
  }

  #string(value: unknown, at: string): string {
    return typeof value === 'string' && value.length > 0 ? value : fail('template.malformed', { at });
  }
}
