export { type Api, type ApiSettings, createApi } from './create-api.ts';
export { IN_MEMORY } from './database/embedded/open-embedded.ts';
export { StartupError } from './startup-error.ts';
