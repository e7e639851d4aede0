import { copyFileSync } from 'node:fs';
import { PACKED, SCHEMA } from './schema-files.ts';

copyFileSync(SCHEMA, PACKED);
