import { err, ok, type Result } from '../../kernel/result.ts';

/** A template's text: plain words, {{variable}} or {{variable|format}}, and {{#flag}}…{{/flag}}. */
export type TextNode =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly format: string | null }
  | { readonly kind: 'block'; readonly flag: string; readonly children: TextNode[] };

/** A block or brace that is not closed, or closed without having been opened. */
export interface UnclosedBlock {
  readonly name: string;
}

interface OpenBlock {
  readonly flag: string;
  readonly children: TextNode[];
}

/** Reads the text of one block. */
export function parseTemplateText(text: string): Result<TextNode[], UnclosedBlock> {
  const root: TextNode[] = [];
  const open: OpenBlock[] = [];
  const target = (): TextNode[] => open.at(-1)?.children ?? root;
  let from = 0;
  for (const match of text.matchAll(/\{\{([#/]?)([A-Za-z]\w*)(?:\|(\w+))?\}\}/g)) {
    pushWords(target(), text.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[2] ?? '';
    if (match[1] === '#') {
      open.push({ flag: name, children: [] });
    } else if (match[1] === '/') {
      const block = open.pop();
      if (!block || block.flag !== name) return err({ name });
      target().push({ kind: 'block', flag: name, children: block.children });
    } else {
      target().push({ kind: 'variable', name, format: match[3] ?? null });
    }
  }
  const rest = text.slice(from);
  pushWords(target(), rest);
  const unclosed = open.at(-1);
  if (unclosed) return err({ name: unclosed.flag });
  const stray = /\{\{|\}\}/.exec(text.replace(/\{\{([#/]?)([A-Za-z]\w*)(?:\|(\w+))?\}\}/g, ''));
  return stray ? err({ name: stray[0] }) : ok(root);
}

function pushWords(nodes: TextNode[], text: string): void {
  if (text.length > 0) nodes.push({ kind: 'words', text });
}
