import { z } from 'zod';
import { optional } from './field.ts';
import type { KnownProperties } from './known-properties.ts';

/** The marketing campaign that created a message. */
export const WhatsappCampaign = z
  .looseObject({
    id: optional(z.int().meta({ description: 'Internal ID.' })),
    name: optional(z.string().meta({ description: 'Name of campaign.' })),
  })
  .meta({ description: 'WhatsApp campaign (marketing).' });
export type WhatsappCampaign = KnownProperties<z.infer<typeof WhatsappCampaign>>;
