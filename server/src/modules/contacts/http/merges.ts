import type { Endpoint } from '../../../kernel/http/app.ts';
import { exportMerges } from './export-merges.ts';
import { getMergeSuggestions } from './get-merge-suggestions.ts';
import { getMerges } from './get-merges.ts';
import { getSplit } from './get-split.ts';
import type { MergesDeps } from './merges-deps.ts';
import { postMerge } from './post-merge.ts';
import { postSplit } from './post-split.ts';

/** Everything over HTTP about contacts that are one person. */
export function mergeEndpoints(deps: MergesDeps): Endpoint[] {
  return [
    postMerge(deps),
    getMerges(deps),
    getMergeSuggestions(deps),
    ...exportMerges(deps),
    getSplit(deps),
    postSplit(deps),
  ];
}
