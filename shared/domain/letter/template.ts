import type { Component } from '../loan/terms.ts';
import type { ClauseKind, LetterKind } from './facts.ts';
import type { TextNode } from './template-text.ts';

/** What a variable is; it decides how its value prints and which formats are allowed. */
export type VariableType = 'text' | 'date' | 'money' | 'integer';

/** A condition: flags that hold, or with '!' do not hold, joined by '&': isLoan&!isTimeBarred. */
export type Condition = string;

/** Tables that the program fills: overdue instalments and sums of a letter, debt and parts of an agreement. */
export type TableName = 'overdue' | 'sums' | 'debt' | 'plan';

/** a letter's kind, or agreement 还款协议书 */
export type TemplateKind = LetterKind | 'agreement';

export type TemplateBlock =
  | { readonly kind: 'salutation'; readonly text: TextNode[]; readonly when?: Condition }
  | { readonly kind: 'heading'; readonly text: TextNode[]; readonly when?: Condition }
  | { readonly kind: 'paragraph'; readonly text: TextNode[]; readonly when?: Condition }
  | { readonly kind: 'note'; readonly text: TextNode[]; readonly when?: Condition }
  /** a ruled form with empty places to write in by hand */
  | {
      readonly kind: 'form';
      readonly rows: readonly { readonly label: string; readonly text: TextNode[] }[];
      readonly when?: Condition;
    }
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
  /** the title where the contract is a lease or a sale; absent: the same */
  readonly titles?: Readonly<Partial<Record<'loan' | 'lease' | 'retention', string>>>;
  readonly annexTitle: string;
  readonly variables: Readonly<Record<string, VariableType>>;
  readonly flags: readonly string[];
  /** a clause the contract must hold when the flag is set; otherwise the letter is refused and says which */
  readonly requiredClauses: readonly { readonly kind: ClauseKind; readonly flag: string }[];
  readonly words: Readonly<Record<'loan' | 'lease' | 'retention', Readonly<Record<Component, string>>>>;
  readonly blocks: readonly TemplateBlock[];
  /** an agreement's page for guarantors and mortgagors (R3.14); empty in letters */
  readonly consent: readonly TemplateBlock[];
  /** the slip that the addressee signs and gives back (DOC-02), printed once for each copy; null where there is none */
  readonly slip: LetterSlip | null;
}

/** 回执: its title, what each copy is headed, and what is on it. */
export interface LetterSlip {
  readonly title: string;
  readonly copies: readonly string[];
  readonly blocks: readonly TemplateBlock[];
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
