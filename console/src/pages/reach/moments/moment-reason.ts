import { reasonText } from '../../../kit/code-text.ts';
import type { useWord } from '../../../kit/use-word.ts';

/** Why a Moment ended as it did, or a member was not asked. */
export function momentReason(word: ReturnType<typeof useWord>, reason: string): string {
  const own = word('momentReason', reason);
  return own === reason ? reasonText(word, reason) : own;
}
