export { type Api, type ApiSettings, createApi } from './create-api.ts';
export { IN_MEMORY } from './database/open-embedded.ts';
export { StartupError } from './startup-error.ts';
