import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Documents by their SHA-256 in hex. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** A manifest that cannot be used; its message is the one sentence to show. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

const Manifest = z.record(z.string().regex(/^(sha256:)?[\da-f]{64}$/), z.string());

/**
 * Reads `{ "sha256:<hex>": "<document>" }`, as graphql-codegen writes it with `persistedDocuments`. Throws a
 * ManifestError when it is none, or when a hash is not that of its document.
 */
export function parseManifest(name: string, text: string): TrustedDocuments {
  const manifest = Manifest.safeParse(parseJson(text));
  if (!manifest.success) {
    throw new ManifestError(
      `The manifest ${name} does not hold documents by their SHA-256; write it with { "sha256:<hex>": "<document>" }.`,
    );
  }
  const documents = new Map<string, string>();
  for (const [id, document] of Object.entries(manifest.data)) {
    const hash = id.replace('sha256:', '');
    if (hash !== hashOf(document)) {
      throw new ManifestError(
        `The manifest ${name} has a document under another's hash, ${hash}; build it again.`,
      );
    }
    documents.set(hash, document);
  }
  return documents;
}

function hashOf(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
