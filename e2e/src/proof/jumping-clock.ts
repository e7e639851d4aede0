// Loaded into a process before everything else: its clock can be sent ahead or back while it runs.
const real = Date.now.bind(Date);
let ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);

Date.now = () => real() + ahead;
process.on('message', (message: { clockAheadMs?: number }) => {
  ahead = message.clockAheadMs ?? ahead;
});
