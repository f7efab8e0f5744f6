import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentMarksQuery } from '../../../api/moments.ts';
import { useTimezone } from '../../../app/now.ts';
import { ContactLink } from '../../../kit/contact-link.tsx';
import { formatInstant } from '../../../kit/format.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { Panel } from '../../../kit/panel.tsx';
import { PlainTable } from '../../../kit/plain-table.tsx';
import { SmallPages } from '../../../kit/small-pages.tsx';
import { useWord } from '../../../kit/use-word.ts';

const SIZE = 20;

/** Who liked a Moment or wrote below it. */
export function MarksPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const [page, setPage] = useState(1);
  const [kind, setKind] = useState<'like' | 'comment' | undefined>();
  const query = useQuery(momentMarksQuery(id, `?page=${page}&size=${SIZE}${kind ? `&kind=${kind}` : ''}`));
  return (
    <Panel
      title={t('moments.marks')}
      hint={t('moments.marksHint')}
      extra={
        <Select
          allowClear
          aria-label={t('moments.kind')}
          placeholder={t('moments.kind')}
          style={{ width: 120 }}
          options={(['like', 'comment'] as const).map((value) => ({
            value,
            label: word('momentMark', value),
          }))}
          value={kind ?? null}
          onChange={(value) => {
            setKind(value ?? undefined);
            setPage(1);
          }}
        />
      }
    >
      <Loaded query={query}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="soft">{t('moments.noMarks')}</p>
          ) : (
            <>
              <PlainTable
                caption={t('moments.marks')}
                columns={[
                  { key: 'customer', title: t('moments.customer') },
                  { key: 'kind', title: t('moments.kind') },
                  { key: 'staff', title: t('moments.staff') },
                  { key: 'at', title: t('moments.at') },
                ]}
                rows={items.map(({ contact, kind: what, staff, at }, nr) => ({
                  key: `${nr} ${at}`,
                  cells: [
                    contact ? <ContactLink key="contact" contact={contact} /> : t('moments.unknown'),
                    word('momentMark', what),
                    staff.name,
                    formatInstant(at, timezone),
                  ],
                }))}
              />
              <SmallPages page={page} size={SIZE} total={total} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}
