import type { EnrolmentDetail } from '@hetang/contract/http/journeys';
import { useTranslation } from 'react-i18next';
import { ExplainedParts } from '../../kit/explained-parts.tsx';

/** The facts that a decision was made from, as they were then. */
export function WhyList({ why }: { why: EnrolmentDetail['steps'][number]['why'] }) {
  const { t } = useTranslation();
  if (why.length === 0) return null;
  return (
    <ExplainedParts
      parts={why.map(({ text, holds, seen }) => ({
        text,
        holds,
        parts: [],
        ...(seen === null ? {} : { found: t('trace.seen', { seen }) }),
      }))}
    />
  );
}
