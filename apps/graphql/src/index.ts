export { createGateway, type Gateway } from './gateway.ts';
export type { GatewaySettings } from './settings.ts';
