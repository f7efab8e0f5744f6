import type { Rule } from '../rule.ts';
import { experimentOverlap } from './experiment-overlap.ts';
import { experimentSplit } from './experiment-split.ts';
import { experimentTooSmall } from './experiment-too-small.ts';
import { experimentVariants } from './experiment-variants.ts';
import { experimentWeights } from './experiment-weights.ts';
import { experimentWithoutMeasure } from './experiment-without-measure.ts';

/** About experiments: whether they can answer their question. */
export const experimentRules: readonly Rule[] = [
  experimentWeights,
  experimentVariants,
  experimentSplit,
  experimentWithoutMeasure,
  experimentOverlap,
  experimentTooSmall,
];
