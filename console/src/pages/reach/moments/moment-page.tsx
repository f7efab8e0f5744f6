import type { MomentDetail } from '@hetang/contract/http/moments';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { momentQuery } from '../../../api/moments.ts';
import { useTimezone } from '../../../app/now.ts';
import { Definitions } from '../../../kit/definitions.tsx';
import { formatInstant, formatNumber } from '../../../kit/format.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { Page } from '../../../kit/page.tsx';
import { Panel } from '../../../kit/panel.tsx';
import { PlainTable } from '../../../kit/plain-table.tsx';
import { StateText } from '../../../kit/state-text.tsx';
import { useWord } from '../../../kit/use-word.ts';
import { CancelMomentButton } from './cancel-moment-button.tsx';
import { MarksPanel } from './marks-panel.tsx';
import { originText } from './moment-columns.tsx';
import { memberTones } from './moment-list-spec.ts';
import { momentReason } from './moment-reason.ts';
import { MomentState } from './moment-state.tsx';
import styles from './moments.module.css';
import { PhonePreview } from './phone-preview.tsx';

const route = getRouteApi('/reach/moments/$id');

/** One Moment: what it says, who has published it, who sees it, and what customers did. */
export function MomentPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const query = useQuery(momentQuery(id));
  return (
    <Page
      title={query.data?.title ?? t('reachViews.moments')}
      parent={{ to: '/reach/moments', title: t('reachViews.moments') }}
      actions={query.data ? <CancelMomentButton moment={query.data} /> : null}
    >
      <Loaded query={query}>
        {(moment) => (
          <>
            <Facts moment={moment} />
            <Members moment={moment} />
            <MarksPanel id={id} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Facts({ moment }: { moment: MomentDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const { reason, error, visibleTo, reminded, staff } = moment;
  const fact = (key: 'dueAt' | 'notAfter' | 'madeAt') => ({
    key,
    name: t(`moments.${key}`),
    value: formatInstant(moment[key], timezone),
  });
  return (
    <Panel title={t('moments.facts')}>
      <div className={styles.halves}>
        <Definitions
          items={[
            { key: 'state', name: t('moments.state'), value: <MomentState moment={moment} /> },
            ...(reason === null
              ? []
              : [{ key: 'reason', name: t('moments.reason'), value: momentReason(word, reason) }]),
            ...(error === null ? [] : [{ key: 'error', name: t('moments.error'), value: error }]),
            { key: 'calendar', name: t('moments.calendar'), value: originText(t, moment) },
            fact('dueAt'),
            fact('notAfter'),
            fact('madeAt'),
            {
              key: 'visibleTo',
              name: t('moments.visibleTo'),
              value: visibleTo.length === 0 ? t('moments.everybody') : visibleTo.join('、'),
            },
            {
              key: 'reminded',
              name: t('moments.reminded'),
              value: t('moments.times', { n: reminded.length }),
            },
            { key: 'reached', name: t('moments.reached'), value: formatNumber(moment.reached) },
          ]}
        />
        <PhonePreview
          name={staff[0]?.staff.name ?? t('moments.previewName')}
          text={moment.text}
          pieces={moment.pieces}
        />
      </div>
    </Panel>
  );
}

function Members({ moment }: { moment: MomentDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const numbers = (['reached', 'likes', 'comments'] as const).map((key) => ({
    key,
    title: t(`moments.${key}`),
    numeric: true,
  }));
  return (
    <Panel title={t('moments.byMember')} hint={t('moments.byMemberHint')}>
      <PlainTable
        caption={t('moments.byMember')}
        columns={[
          { key: 'staff', title: t('moments.staff') },
          { key: 'state', title: t('moments.state') },
          { key: 'publishedAt', title: t('moments.publishedAt') },
          ...numbers,
        ]}
        rows={moment.staff.map(({ staff, state, reason, publishedAt, reached, likes, comments }) => ({
          key: staff.key,
          cells: [
            staff.name,
            <StateText
              key="state"
              tone={memberTones[state]}
              text={[word('momentMemberState', state), reason === null ? '' : momentReason(word, reason)]
                .filter(Boolean)
                .join(' · ')}
            />,
            formatInstant(publishedAt, timezone),
            reached === null ? t('none') : formatNumber(reached),
            formatNumber(likes),
            formatNumber(comments),
          ],
        }))}
      />
    </Panel>
  );
}
