import type { Usage } from './server-process.ts';

// Imported before a server's own code: tells the bench what its process has used. Keeps nothing alive.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpu: user + system, rss: process.memoryUsage.rss() };
  process.send?.(usage);
});
process.channel?.unref();
process.on('disconnect', () => process.exit());
