import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mergesOfQuery } from '../../api/merges.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';

/** In place of a contact that goes on as another one: who did it, why, and the way there. */
export function MergedAway({ id }: { id: string }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const merges = useQuery(mergesOfQuery(id));
  const merge = merges.data?.items.find((one) => String(one.from) === id && !one.split?.doneAt);
  return (
    <Panel title={t('merges.goneTitle', { id })} hint={t('merges.goneHint')}>
      {merge ? (
        <>
          <p>
            {t('merges.goneMeta', {
              name: merge.name ?? t('contacts.unnamed', { id }),
              at: formatInstant(merge.askedAt, timezone),
              by: merge.askedBy,
              reason: merge.reason,
            })}
          </p>
          <Link to="/contacts/$id" params={{ id: String(merge.into) }}>
            {t('merges.goneOpen', { id: merge.into })}
          </Link>
        </>
      ) : null}
    </Panel>
  );
}
