import { err, ok, type Result } from '../../kernel/result.ts';
import type { Component } from '../loan/terms.ts';
import { type ClauseKind, LETTER_KINDS } from './facts.ts';
import type {
  Condition,
  LetterSlip,
  LetterTemplate,
  TableName,
  TemplateBlock,
  TemplateError,
  TemplateKind,
  VariableType,
} from './template.ts';
import { parseTemplateText, type TextNode } from './template-text.ts';

const TABLES: readonly TableName[] = ['overdue', 'sums', 'debt', 'plan'];
const KINDS: readonly TemplateKind[] = [...LETTER_KINDS, 'agreement'];

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
    const kind = KINDS.find((one) => one === bag.kind);
    if (kind === undefined) return fail('template.malformed', { at: 'kind' });
    const words = this.#bag(bag.words, 'words');
    return {
      id: this.#string(bag.id, 'id'),
      version,
      locale: this.#string(bag.locale, 'locale'),
      kind,
      kindWord: this.#string(bag.kindWord, 'kindWord'),
      title: this.#string(bag.title, 'title'),
      ...(bag.titles === undefined ? {} : { titles: this.#titles(bag.titles) }),
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
      slip: bag.slip === undefined ? null : this.#slip(bag.slip),
    };
  }

  #titles(json: unknown): NonNullable<LetterTemplate['titles']> {
    const bag = this.#bag(json, 'titles');
    const forms = (['loan', 'lease', 'retention'] as const).filter((form) => bag[form] !== undefined);
    return Object.fromEntries(forms.map((form) => [form, this.#string(bag[form], `titles.${form}`)]));
  }

  #slip(json: unknown): LetterSlip {
    const bag = this.#bag(json, 'slip');
    return {
      title: this.#string(bag.title, 'slip.title'),
      copies: this.#list(bag.copies, 'slip.copies').map((copy) => this.#string(copy, 'slip.copies')),
      blocks: this.#blocks(bag.blocks, 'slip.blocks'),
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
      case 'note':
        return { kind: bag.kind, text: this.#text(bag.text, at), ...when };
      case 'table': {
        const table = TABLES.find((name) => name === bag.table);
        if (table === undefined) return fail('template.malformed', { at: `${at}.table` });
        return { kind: 'table', table, ...when };
      }
      case 'fields':
      case 'form':
        return {
          kind: bag.kind,
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
