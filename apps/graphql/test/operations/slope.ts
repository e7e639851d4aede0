/** Of a line through points, with the half width of its 95 % confidence interval. */
export interface Slope {
  readonly value: number;
  readonly plusMinus: number;
}

// Student's t for many degrees of freedom, a little above 1.96.
const T = 2.05;

/** By least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): Slope {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(([px]) => px));
  const y = mean(points.map(([, py]) => py));
  const spread = points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
  const value = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0) / spread;
  const rest = points.reduce((sum, [px, py]) => sum + (py - y - value * (px - x)) ** 2, 0);
  return { value, plusMinus: T * Math.sqrt(rest / (points.length - 2) / spread) };
}
