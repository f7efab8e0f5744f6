import type { EventNoticePage } from '@hetang/contract/http/event-notices';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { eventNoticesQuery } from '../../api/event-notices.ts';
import { referenceQuery } from '../../api/reference.ts';
import { useTimezone } from '../../app/now.ts';
import { usePreferences } from '../../app/runtime.ts';
import { sourceText } from '../../kit/code-text.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant, formatNumber, splitDuration } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { Term } from '../../kit/term.tsx';
import { useEventOptions } from '../../kit/use-event-options.ts';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { eventProblems, type NoticeFilter, noticeDays, noticeListSpec } from './notice-list-spec.ts';
import { SenderClocks } from './sender-clocks.tsx';

type Notice = EventNoticePage['items'][number];

/** What senders of events do that the event catalogue of the plan does not expect. */
export function NoticeList() {
  const { t } = useTranslation();
  const [{ language }] = usePreferences();
  const list = useListUrl(noticeListSpec);
  const query = useQuery(eventNoticesQuery(toListQuery(list.state)));
  const columns = useColumns();
  return (
    <>
      <p className="soft">
        {t('notices.hint')}{' '}
        <a
          className="underlined"
          href={`/docs/${language}/kinds/events.html`}
          target="_blank"
          rel="noreferrer"
        >
          {t('notices.docs')}
        </a>
      </p>
      <SenderClocks />
      <DataTable
        id="event-notices"
        label={t('notices.title')}
        columns={columns}
        rowKey={(row) => `${row.source} ${row.name} ${row.problem} ${row.detail}`}
        query={query}
        list={list}
        exportHref={`/v1/events/notices/export.xlsx${toListQuery(list.state)}`}
        filterBar={<Filters list={list} />}
        neverUsed={{
          title: t('notices.none'),
          hint: t('notices.noneHint'),
          next: { href: '/settings', text: t('empty.goTo', { place: t('nav.settings') }) },
        }}
      />
    </>
  );
}

function Filters({ list }: { list: ListUrl<NoticeFilter> }) {
  const { t } = useTranslation();
  const events = useEventOptions();
  return (
    <FilterBar<NoticeFilter>
      label={t('notices.filters')}
      list={list}
      fields={[
        {
          name: 'problem',
          label: t('notices.problem'),
          kind: 'select',
          options: eventProblems.map((value) => ({ value, label: t(`notices.problems.${value}`) })),
        },
        {
          name: 'name',
          label: t('notices.event'),
          kind: 'select',
          options: events,
        },
        {
          name: 'source',
          label: t('notices.source'),
          kind: 'search',
          placeholder: t('notices.sourceHint'),
        },
        {
          name: 'days',
          label: t('notices.days'),
          kind: 'select',
          placeholder: t('unit.days', { n: 7 }),
          options: noticeDays.map((n) => ({ value: n, label: t('unit.days', { n }) })),
        },
      ]}
    />
  );
}

function useColumns(): DataColumn<Notice>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const reference = useQuery(referenceQuery).data;
  return [
    {
      key: 'problem',
      title: t('notices.problem'),
      pinned: true,
      render: ({ problem }) => (
        <Term hint={t(`notices.advice.${problem}`)}>{t(`notices.problems.${problem}`)}</Term>
      ),
    },
    {
      key: 'name',
      title: t('notices.event'),
      render: ({ name }) => (name === '' ? t('none') : <EventName name={name} />),
    },
    {
      key: 'detail',
      title: t('notices.detail'),
      hint: t('notices.detailHint'),
      render: ({ detail }) => (detail === '' ? t('none') : <code>{detail}</code>),
    },
    {
      key: 'source',
      title: t('notices.source'),
      render: ({ source }) => <span title={source}>{sourceText(word, reference, source)}</span>,
    },
    {
      key: 'count',
      title: t('notices.count'),
      numeric: true,
      render: ({ count }) => formatNumber(count),
    },
    {
      key: 'worst',
      title: t('notices.worst'),
      hint: t('notices.worstHint'),
      numeric: true,
      render: ({ worst }) => <Distance seconds={worst} />,
    },
    {
      key: 'lastAt',
      title: t('notices.lastAt'),
      render: ({ lastAt }) => <span className="numbers">{formatInstant(lastAt, timezone)}</span>,
    },
    {
      key: 'event',
      title: t('notices.place'),
      hint: t('system.placeHint'),
      optional: true,
      render: ({ event }) => (event === null ? t('none') : <code>{event}</code>),
    },
  ];
}

function EventName({ name }: { name: string }) {
  const words = useWord()('event', name);
  if (words === name) return <code>{name}</code>;
  return (
    <>
      {words} <code className="soft">{name}</code>
    </>
  );
}

function Distance({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation();
  const duration = splitDuration(seconds);
  return <>{duration ? t(`unit.${duration.unit}`, { n: duration.n }) : t('none')}</>;
}
