import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

const config: CodegenConfig = {
  schema: process.env.SCHEMA ?? '../graphql/schema.graphql',
  documents: 'src/conversation-sync/graphql/*.graphql',
  generates: {
    'src/generated/': {
      preset: 'client',
      // persisted-documents.json names each operation by its hash; the cache asks for __typename everywhere, so must it.
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: {
        enumsAsTypes: true,
        useTypeImports: true,
        dedupeFragments: true,
        scalars: { DateTime: 'string', ID: 'string' },
      },
    },
  },
};
export default config;
