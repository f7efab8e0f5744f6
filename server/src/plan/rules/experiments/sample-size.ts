/** What an experiment on shares is to find out. */
export interface ShareTest {
  /** Share of the units that succeed today, above 0 and below 1. */
  baseline: number;
  /** Least difference that should be found, as a share: 0.03 is three points. */
  effect: number;
  /** Chance to say that there is a difference when there is none. */
  alpha: number;
  /** Chance to find a difference of that size. */
  power: number;
  /** 2 when a difference in either direction counts. */
  sides?: 1 | 2;
}

/**
 * Units that each of two groups needs, not rounded; Infinity when the effect leads out of the range of shares. Normal
 * approximation, pooled variance under the null hypothesis and unpooled under the alternative: J. L. Fleiss,
 * "Statistical Methods for Rates and Proportions" (1981), section 3.2, as R's `power.prop.test` computes it.
 */
export function unitsPerGroup({ baseline, effect, alpha, power, sides = 2 }: ShareTest): number {
  const other = baseline + effect;
  if (other >= 1 || effect === 0) return Number.POSITIVE_INFINITY;
  const mean = (baseline + other) / 2;
  const underNull = normalQuantile(1 - alpha / sides) * Math.sqrt(2 * mean * (1 - mean));
  const underEffect = normalQuantile(power) * Math.sqrt(baseline * (1 - baseline) + other * (1 - other));
  return ((underNull + underEffect) / effect) ** 2;
}

/**
 * The value below which a standard normal variable stays with this probability, to about 1e-16: M. J. Wichura, "The
 * Percentage Points of the Normal Distribution", Applied Statistics 37 (1988), algorithm AS 241 (PPND16).
 */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, central);
  const tail = q < 0 ? probability : 1 - probability;
  if (tail <= 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(tail));
  const value = r <= 5 ? ratio(r - 1.6, middle) : ratio(r - 5, far);
  return q < 0 ? -value : value;
}

interface Coefficients {
  above: readonly number[];
  below: readonly number[];
}

function ratio(x: number, { above, below }: Coefficients): number {
  return polynomial(x, above) / polynomial(x, below);
}

function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

const central: Coefficients = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.693765509461, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const middle: Coefficients = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const far: Coefficients = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 0.00002711555568743488, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    0.00001846318317510055, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};
