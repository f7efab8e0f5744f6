import { useTranslation } from 'react-i18next';
import type { ServiceChat } from '../../api/service.ts';
import { useNow } from '../../app/now.ts';
import { StateText } from '../../kit/state-text.tsx';

const MINUTE_MS = 60_000;
const SOON_MS = 4 * 60 * MINUTE_MS;

/** How long and how often a customer may still be answered, or why not. */
export function WindowText({ window: { left, until, closed } }: { window: ServiceChat['window'] }) {
  const { t } = useTranslation();
  const now = useNow();
  if (closed || until === null)
    return <StateText tone="quiet" text={t(`service.closed.${closed ?? 'never-wrote'}`)} />;
  const ms = Math.max(0, Date.parse(until) - now);
  const minutes = Math.floor(ms / MINUTE_MS);
  const text = t('service.left', { hours: Math.floor(minutes / 60), minutes: minutes % 60, n: left });
  return <StateText tone={ms < SOON_MS ? 'warn' : 'good'} text={text} />;
}
