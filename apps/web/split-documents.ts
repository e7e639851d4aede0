import type { Plugin } from 'vite';

const GENERATED = /\/src\/generated\/graphql\.ts$/;
const DOCUMENT = /^export const (\w+) = (\{.*\}) as unknown as DocumentNode.*$/gm;
const PREFIX = '\0document/';

interface Document {
  readonly definitions: readonly object[];
}

/**
 * Makes a module of each generated document and one of each fragment: a fragment is in the page once, however many
 * documents spread it, and a document comes with the code that sends it.
 */
export function splitDocuments(): Plugin {
  const modules = new Map<string, string>();

  function add(name: string, code: string): string {
    const id = `${PREFIX}${name}`;
    if ((modules.get(id) ?? code) !== code) throw new Error(`There are two documents ${name}.`);
    modules.set(id, code);
    return JSON.stringify(id);
  }

  function addDocument(name: string, document: Document): string {
    const fragments = document.definitions.filter(isFragment);
    const imports = fragments.map(
      (fragment, index) =>
        `import f${index} from ${add(fragment.name.value, `export default ${JSON.stringify(fragment)};`)};`,
    );
    const definitions = document.definitions.map((definition) =>
      isFragment(definition) ? `f${fragments.indexOf(definition)}` : JSON.stringify(definition),
    );
    const rest = JSON.stringify({ ...document, definitions: undefined });
    return add(
      name,
      `${imports.join('\n')}\nexport default { ...${rest}, definitions: [${definitions.join(', ')}] };`,
    );
  }

  return {
    name: 'split-documents',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source) => (source.startsWith(PREFIX) ? source : null),
    load(id) {
      const code = modules.get(id);
      return code === undefined ? null : { code, moduleSideEffects: false };
    },
    transform(code, id) {
      if (!GENERATED.test(id)) return null;
      return code.replace(DOCUMENT, (_, name: string, json: string) => {
        const document: Document = JSON.parse(json);
        return `export { default as ${name} } from ${addDocument(name, document)};`;
      });
    },
  };
}

function isFragment(definition: object): definition is { name: { value: string } } {
  return 'kind' in definition && definition.kind === 'FragmentDefinition';
}
