import type { z } from 'zod';
import { openEnum } from './field.ts';

/** The messenger services of the API contract. */
export const CHANNELS = ['bridge', 'whatsapp', 'widget'] as const;

/** Type of messenger service. */
export const Channel = openEnum(CHANNELS).meta({ description: 'Type of messenger service.' });
export type Channel = z.infer<typeof Channel>;
