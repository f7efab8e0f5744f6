import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EnrolmentPage, peopleAtQuery } from '../../api/journeys.ts';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { formatInstant } from '../../kit/format.ts';
import { searchText } from '../../kit/list-state.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { SmallPages } from '../../kit/small-pages.tsx';
import { useWord } from '../../kit/use-word.ts';
import { TraceDrawer } from './trace-drawer.tsx';

type Row = EnrolmentPage['items'][number];
const SIZE = 20;

interface Props {
  journey: { key: string; name: string; version: number };
  /** At this step, or ended for this reason at any; neither for all of the version. */
  at: { node?: string; reason?: string | undefined };
  status: 'active' | 'ended';
}

/** People at a step, or whose way ended there, each with the whole way taken. */
export function StepPeople({ journey, at, status }: Props) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const [traced, setTraced] = useState<Row | null>(null);
  const people = useQuery(
    peopleAtQuery(
      searchText({
        journey: journey.key,
        stepsOf: String(journey.version),
        ...at,
        status,
        sort: status === 'active' ? 'dueAt' : '-endedAt',
        page: String(page),
        size: String(SIZE),
      }),
    ),
  );
  return (
    <>
      <Loaded query={people}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="soft">{status === 'active' ? t('flow.nobodyHere') : t('flow.nobodyEnded')}</p>
          ) : (
            <>
              <PeopleTable rows={items} status={status} onTrace={setTraced} />
              <SmallPages page={page} size={SIZE} total={total} onPage={setPage} />
            </>
          )
        }
      </Loaded>
      {traced ? (
        <TraceDrawer
          id={traced.id}
          title={`${journey.name} · ${traced.contact.name ?? traced.contact.id}`}
          onClose={() => setTraced(null)}
        />
      ) : null}
    </>
  );
}

interface TableProps {
  rows: Row[];
  status: 'active' | 'ended';
  onTrace: (row: Row) => void;
}

function PeopleTable({ rows, status, onTrace }: TableProps) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const at = (value: string | null) => formatInstant(value, timezone);
  const active = status === 'active';
  const nameOf = ({ contact }: Row) => contact.name ?? t('contacts.unnamed', { id: contact.id });
  return (
    <PlainTable
      caption={t('flow.people')}
      columns={[
        { key: 'contact', title: t('flow.contact') },
        { key: 'when', title: active ? t('flow.dueAt') : t('flow.endedAt') },
        { key: 'what', title: active ? t('flow.waitsFor') : t('journeys.endingReason') },
        { key: 'trace', title: <span className="visually-hidden">{t('trace.open')}</span> },
      ]}
      rows={rows.map((row) => ({
        key: String(row.id),
        cells: [
          <Link key="contact" to="/contacts/$id" params={{ id: String(row.contact.id) }}>
            {nameOf(row)}
          </Link>,
          at(active ? row.dueAt : row.endedAt),
          active ? word('waitsFor', row.waiting ?? 'nothing') : reasonText(word, row.endReason ?? ''),
          <Button
            key="trace"
            size="small"
            aria-label={t('trace.openOf', { name: nameOf(row) })}
            onClick={() => onTrace(row)}
          >
            {t('trace.open')}
          </Button>,
        ],
      }))}
    />
  );
}
