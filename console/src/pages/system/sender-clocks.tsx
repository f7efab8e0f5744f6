import type { EventSourcePage } from '@hetang/contract/http/event-notices';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { decideCorrection, EVENT_SOURCES, eventSourcesQuery } from '../../api/event-notices.ts';
import { referenceQuery } from '../../api/reference.ts';
import { sourceText } from '../../kit/code-text.ts';
import { formatNumber, splitDuration } from '../../kit/format.ts';
import { useWord } from '../../kit/use-word.ts';

type Source = EventSourcePage['items'][number];

/** Senders whose clocks are wrong, and those whose events are still corrected; nothing when there are none. */
export function SenderClocks() {
  const sources = useQuery(eventSourcesQuery).data?.items ?? [];
  return sources
    .filter(({ shift, correct }) => shift !== 0 || correct)
    .map((source) => <SenderClock key={source.source} source={source} />);
}

function SenderClock({ source }: { source: Source }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useClockWords(source);
  const decide = useMutation({
    mutationFn: () => decideCorrection(source.source, !source.correct),
    onSettled: () => queries.invalidateQueries({ queryKey: [EVENT_SOURCES] }),
  });
  return (
    <Alert
      type={source.shift === 0 ? 'info' : 'warning'}
      showIcon
      title={words.title}
      description={decide.error ? decide.error.message : words.advice}
      action={
        <Tooltip title={source.correct ? undefined : t('notices.clock.sentAt')}>
          <Button size="small" loading={decide.isPending} onClick={() => decide.mutate()}>
            {t(source.correct ? 'notices.clock.leave' : 'notices.clock.correct')}
          </Button>
        </Tooltip>
      }
    />
  );
}

function useClockWords({ source, shift, correct, decidedBy, corrected }: Source) {
  const { t } = useTranslation();
  const word = useWord();
  const reference = useQuery(referenceQuery).data;
  const duration = splitDuration(Math.abs(shift));
  const time = duration ? t(`unit.${duration.unit}`, { n: duration.n }) : '';
  const way = shift > 0 ? 'behind' : 'ahead';
  return {
    title: t(`notices.clock.${shift === 0 ? 'right' : way}`, {
      source: sourceText(word, reference, source),
      time,
    }),
    advice: correct
      ? t('notices.clock.corrected', { by: decidedBy ?? '', n: formatNumber(corrected) })
      : t('notices.clock.advice'),
  };
}
