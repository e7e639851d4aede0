// Loaded into a gateway's process before it: plants what nothing handles whenever it is told to.
process.on('message', (kind) => {
  if (kind === 'rejection') void Promise.reject(new Error('planted'));
  if (kind === 'exception') {
    setImmediate(() => {
      throw new Error('planted');
    });
  }
});
// The channel alone must not keep the process.
process.channel?.unref();
