import { registerHooks } from 'node:module';

/** The negative control: with this module loaded first, the api opens PGlite as it is shipped, without fsync. */
registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier === './open-engine.ts' ? new URL('open-shipped-engine.ts', import.meta.url).href : specifier,
      context,
    ),
});
