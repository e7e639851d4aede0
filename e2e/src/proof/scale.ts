const long = process.env.PROVE === 'long';

/** The size of a proof: the short form for every run of the tests, the long one for `pnpm prove`. */
export function size(form: { readonly short: number; readonly long: number }): number {
  return long ? form.long : form.short;
}

/** The seed of this run's proofs; printed, so that a failing run can be repeated with `SEED`. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
