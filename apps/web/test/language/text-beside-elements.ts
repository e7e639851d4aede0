import { type ESTree, parseSync, Visitor } from 'vite';

/** Calls that give elements, never text. */
const GIVES_ELEMENTS = /^(map|loading|lost|fallback)$/;

/**
 * Texts of a source file that stand beside something else in their element. A page translator puts an element in the
 * place of each text; React then removes, or writes to, a text that is no longer there. A text that is the only child
 * is written through its element, whatever is in it by then.
 */
export function textBesideElements(file: string, source: string): string[] {
  const { program } = parseSync(file, source);
  const found: string[] = [];

  function check(children: readonly ESTree.JSXChild[]): void {
    const real = children.filter(isShown);
    if (real.length < 2) return;
    for (const child of real) if (mayBeText(child)) found.push(source.slice(child.start, child.end).trim());
  }

  new Visitor({
    JSXElement: ({ children }) => check(children),
    JSXFragment: ({ children }) => check(children),
  }).visit(program);
  return found;
}

// A blank within a line is a text to React, one that breaks the line is none.
function isShown(child: ESTree.JSXChild): boolean {
  if (child.type === 'JSXText') return !/^\s*\n\s*$/.test(child.value);
  return !(child.type === 'JSXExpressionContainer' && child.expression.type === 'JSXEmptyExpression');
}

function mayBeText(child: ESTree.JSXChild): boolean {
  if (child.type === 'JSXText') return child.value.trim() !== '';
  return child.type === 'JSXExpressionContainer' && isText(child.expression);
}

function isText(node: ESTree.Node): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && node.value.trim() !== '';
    case 'TemplateLiteral':
      return true;
    case 'MemberExpression':
      return true;
    case 'Identifier':
      return !/^(children|icon|lead)$/.test(node.name);
    case 'CallExpression': {
      const { callee } = node;
      const name =
        callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
          ? callee.property.name
          : '';
      return !GIVES_ELEMENTS.test(name);
    }
    case 'ConditionalExpression':
      return isText(node.consequent) || isText(node.alternate);
    case 'LogicalExpression':
      return node.operator === '&&' ? isText(node.right) : isText(node.left) || isText(node.right);
    default:
      return false;
  }
}
