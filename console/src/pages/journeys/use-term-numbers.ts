import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { arrivedAt, type JourneyGraph, type JourneyStep, shareOf } from './journey-graph.ts';
import { enteredOf, termKindOf } from './journey-terms.ts';

/** The number of a term in words, as a share of those who came in; null for a step. */
export function useTermNumbers({ nodes }: JourneyGraph): (step: JourneyStep) => string | null {
  const { t } = useTranslation();
  const entered = enteredOf(nodes);
  return (step) => {
    const kind = termKindOf(step);
    const people = arrivedAt(step);
    const numbers = { n: formatNumber(people), share: formatShare(shareOf(people, entered)) };
    return kind && t(`flow.${kind}N`, numbers);
  };
}
