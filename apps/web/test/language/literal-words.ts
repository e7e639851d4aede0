import { type ESTree, parseSync, Visitor } from 'vite';

/** Attributes that people read or hear. */
const SPOKEN =
  /^(title|alt|label|placeholder|name|empty|aria-(label|description|placeholder|roledescription|valuetext))$/;
/** Properties that are shown some time later. */
const TOLD = /^(label|title|lead|detail|text)$/;
const LETTERS = /\p{L}{2,}/u;
const SENTENCE = /\p{L}{2,} \p{L}{2,}/u;

/** What stands in a source file for people to read although it is in no catalogue. */
export function literalWords(file: string, text: string): string[] {
  const { program } = parseSync(file, text);
  const found: string[] = [];
  const allowed = new Set<unknown>();

  // A value that is shown: not what it is compared with, nor what a function is called with.
  function shown(node: ESTree.Node | null): void {
    switch (node?.type) {
      case 'Literal':
        if (typeof node.value === 'string' && LETTERS.test(node.value)) found.push(node.value);
        return;
      case 'TemplateLiteral':
        for (const { value } of node.quasis) if (LETTERS.test(value.raw)) found.push(value.raw);
        return;
      case 'ConditionalExpression':
        shown(node.consequent);
        shown(node.alternate);
        return;
      case 'LogicalExpression':
        shown(node.left);
        shown(node.right);
        return;
      case 'JSXExpressionContainer':
        shown(node.expression);
        return;
    }
  }

  new Visitor({
    JSXText({ value }) {
      if (LETTERS.test(value)) found.push(value.trim());
    },
    JSXElement: ({ children }) => children.forEach(shown),
    JSXFragment: ({ children }) => children.forEach(shown),
    JSXAttribute({ name, value }) {
      if (name.type === 'JSXIdentifier' && SPOKEN.test(name.name)) shown(value);
      else if (value?.type === 'Literal') allowed.add(value);
    },
    Property({ key, value }) {
      if (key.type === 'Identifier' && TOLD.test(key.name)) shown(value);
    },
    // For developers: nobody is shown the text of an error that is thrown.
    NewExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && callee.name.endsWith('Error'))
        for (const part of given) allowed.add(part);
    },
    Literal(node) {
      if (typeof node.value === 'string' && SENTENCE.test(node.value) && !allowed.has(node))
        found.push(node.value);
    },
    TemplateLiteral(node) {
      if (!allowed.has(node) && node.quasis.some(({ value }) => SENTENCE.test(value.raw))) {
        found.push(node.quasis.map(({ value }) => value.raw).join('…'));
      }
    },
  }).visit(program);
  return [...new Set(found)];
}
