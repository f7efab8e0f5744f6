import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/client.ts';
import { myReferenceQuery, sidebarTimelineQuery } from '../../../api/sidebar.ts';
import { formatInstant } from '../../../kit/format.ts';
import kit from '../../../kit/kit.module.css';
import { Loaded } from '../../../kit/loaded.tsx';
import { eventText, propTexts } from '../../../kit/prop-text.ts';
import { useWord } from '../../../kit/use-word.ts';

/** What has happened to the customer of late, in words. */
export function LatestEvents({ external, timezone }: { external: string; timezone: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const reference = useQuery(myReferenceQuery).data;
  const timeline = useQuery(sidebarTimelineQuery(external));
  // An installation without analytics has no timeline.
  if (timeline.error instanceof ApiError && timeline.error.status === 404) return null;
  return (
    <section>
      <h2>{t('my.sidebar.latest')}</h2>
      <Loaded query={timeline}>
        {({ items, tasks }) => {
          if (items.length === 0) return <p className="soft">{t('my.sidebar.noLatest')}</p>;
          const names = { word, reference, tasks };
          return (
            <ol className={kit.entries}>
              {items.map((event) => (
                <li key={event.id}>
                  <div className={kit.entryHead}>
                    <strong>{eventText(names, event.name)}</strong>
                    <span className="soft numbers">{formatInstant(event.at, timezone)}</span>
                  </div>
                  {propTexts(names, event).map(({ key, name, text }) => (
                    <span key={key}>
                      <span className="soft">{name}</span> {text}{' '}
                    </span>
                  ))}
                </li>
              ))}
            </ol>
          );
        }}
      </Loaded>
    </section>
  );
}
