/** Whether tests run at full size: `pnpm prove`, and every night. */
export const isLong = process.env.PROVE === 'long';

/** The size of a test: the short form of every run, the long one of `pnpm prove`. */
export function size<T>(form: { readonly short: T; readonly long: T }): T {
  return isLong ? form.long : form.short;
}

/**
 * What random input is made from: the same in every run, so that a red test says something of the change and not of
 * the day; another one each time at full size. `SEED` repeats a run.
 */
export const seed = Number(process.env.SEED ?? size({ short: 20_261_128, long: Date.now() % 2 ** 31 }));
if (isLong) console.log(`SEED=${seed}`);
