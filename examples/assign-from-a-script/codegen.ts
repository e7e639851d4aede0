import type { CodegenConfig } from '@graphql-codegen/cli';

const schemaPackage = 'node_modules/@parley/graphql-schema';

const config: CodegenConfig = {
  schema: `${schemaPackage}/schema.graphql`,
  documents: `${schemaPackage}/operations/update-with-undo.graphql`,
  // Node runs TypeScript as it stands, so an import names the file.
  importExtension: '.ts',
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        // fetch sends text; nothing has to print a document first.
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        scalars: { DateTime: 'string', ID: 'string' },
      },
    },
  },
};
export default config;
