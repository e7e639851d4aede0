import { pluralOf } from '../plural.ts';

export const plural = pluralOf<'zero' | 'one' | 'two' | 'few' | 'many' | 'other'>('ar');
