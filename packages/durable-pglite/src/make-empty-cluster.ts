import { rmSync } from 'node:fs';
import { ensureCluster, initializeCluster, TEMPLATE } from './empty-cluster.ts';

rmSync(TEMPLATE, { recursive: true, force: true });
await ensureCluster(TEMPLATE, initializeCluster);
