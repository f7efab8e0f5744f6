import type { Timeline as TimelinePage } from '@hetang/contract/http/contacts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timelineQuery } from '../../api/contacts.ts';
import { referenceQuery } from '../../api/reference.ts';
import { useTimezone } from '../../app/now.ts';
import { sourceText } from '../../kit/code-text.ts';
import { Failed } from '../../kit/empty-state.tsx';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Panel } from '../../kit/panel.tsx';
import { eventText, type Names, propTexts } from '../../kit/prop-text.ts';
import { useEventOptions } from '../../kit/use-event-options.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './contacts.module.css';

type Event = TimelinePage['items'][number];

/** What has happened to a contact, newest first, further back on demand. */
export function Timeline({ contactId }: { contactId: string }) {
  const { t } = useTranslation();
  const [name, setName] = useState<string>();
  const names = useEventOptions();
  const timeline = useInfiniteQuery(timelineQuery(contactId, name));
  const filter = (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('contacts.timelineFilter')}
      placeholder={t('contacts.timelineAll')}
      className={styles.timelineFilter}
      value={name}
      onChange={(next?: string) => setName(next)}
      options={names}
    />
  );
  const events = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const tasks = Object.assign(
    {},
    ...(timeline.data?.pages.map((page) => page.tasks) ?? []),
  ) as Names['tasks'];
  return (
    <Panel title={t('contacts.timeline')} extra={filter}>
      {timeline.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {timeline.isError && events.length === 0 ? (
        <Failed error={timeline.error} onRetry={() => void timeline.refetch()} />
      ) : null}
      {timeline.isSuccess && events.length === 0 ? (
        <p className="soft">{t('contacts.timelineEmpty')}</p>
      ) : null}
      <ol className={kit.entries}>
        {events.map((event) => (
          <EventItem key={event.id} event={event} tasks={tasks} />
        ))}
      </ol>
      {timeline.hasNextPage ? (
        <Button block loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('action.more')}
        </Button>
      ) : null}
      {timeline.isSuccess && !timeline.hasNextPage && events.length > 0 ? (
        <p className={styles.end}>{t('contacts.timelineEnd')}</p>
      ) : null}
    </Panel>
  );
}

function EventItem({ event, tasks }: { event: Event; tasks: Names['tasks'] }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const reference = useQuery(referenceQuery).data;
  const names = { word, reference, tasks };
  return (
    <li>
      <div className={kit.entryHead}>
        <strong title={event.name}>{eventText(names, event.name)}</strong>
        <span className="soft numbers">{formatInstant(event.at, timezone, true)}</span>
      </div>
      <div className={styles.props}>
        {propTexts(names, event).map(({ key, name, text }) => (
          <span key={key}>
            <span className="soft">{name}</span> {text}
          </span>
        ))}
        <span className="soft">
          {t('contacts.recordedBy', { source: sourceText(word, reference, event.source) })}
        </span>
      </div>
    </li>
  );
}
