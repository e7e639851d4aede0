import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TrustedMode } from './find-document.ts';
import { ManifestError, parseManifest, type TrustedDocuments } from './manifest.ts';

/**
 * All documents of a build of the web app and, where there is one, of the folder in which other teams put their
 * manifests (every `*.json` of it). Throws a ManifestError when that folder or a manifest cannot be read, and when
 * documents are the only thing that is executed and there is none.
 */
export function readManifests(
  mode: TrustedMode,
  { webDist, documentsDir }: { readonly webDist: string; readonly documentsDir?: string },
): TrustedDocuments {
  if (mode === 'off') return new Map();
  const files = [
    ...(manifestsIn(join(webDist, '.documents')) ?? []),
    ...(documentsDir === undefined ? [] : (manifestsIn(documentsDir) ?? missing(documentsDir))),
  ];
  const documents = files.flatMap((file) => [...parseManifest(basename(file), readFileSync(file, 'utf8'))]);
  if (mode === 'only' && documents.length === 0) {
    throw new ManifestError(
      'TRUSTED_DOCUMENTS=only, but no manifest lists a document; build the web app, or give TRUSTED_DOCUMENTS_DIR.',
    );
  }
  return new Map(documents);
}

/** `null` when there is no such folder. */
function manifestsIn(folder: string): string[] | null {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return null;
  }
}

function missing(folder: string): never {
  throw new ManifestError(
    `TRUSTED_DOCUMENTS_DIR is ${folder}, which cannot be read; give the folder that holds the manifests.`,
  );
}
