interface Build {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

// They change less often than the app, so that a browser keeps them longer.
const LIBRARIES =
  /\/node_modules\/(react|react-dom|scheduler|urql|@urql\/[\w-]+|wonka|@0no-co\/graphql\.web|virtua)\/(?!.*node_modules)/;

/** What lazy parts share, in one piece. */
const CONTROLS = /\/src\/ui\/(combobox|dialog|popover)\/.*\.tsx?$/;

/**
 * Two pieces for the first look at the list, libraries and the rest. Left alone, the bundler tears out of them all that
 * lazy parts have too, and small pieces compress badly.
 */
export function createChunks(entry: RegExp) {
  return (id: string, build: Build): string | null => {
    if (CONTROLS.test(id)) return 'controls';
    if (entry.test(id) || ![...staticUsers(id, build)].some((user) => entry.test(user))) return null;
    return LIBRARIES.test(id) ? 'libraries' : 'app';
  };
}

/** The module and all that import it, directly or not, without waiting for it. */
function staticUsers(id: string, build: Build): ReadonlySet<string> {
  const users = new Set([id]);
  for (const user of users)
    for (const importer of build.getModuleInfo(user)?.importers ?? []) users.add(importer);
  return users;
}
