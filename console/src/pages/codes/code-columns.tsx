import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CodeRow } from '../../api/codes.ts';
import { referenceQuery } from '../../api/reference.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatNumber } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import { TagList } from '../../kit/tag-list.tsx';
import { tagName } from '../../kit/tag-name.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './codes.module.css';
import { codeTones, levelTones } from './tones.ts';

/** The columns of the list of codes. */
export function useCodeColumns(): DataColumn<CodeRow>[] {
  const { t } = useTranslation();
  const word = useWord();
  const reference = useQuery(referenceQuery).data;
  return [
    {
      key: 'name',
      title: t('codes.name'),
      pinned: true,
      sortable: true,
      render: (row) => (
        <span className={styles.named}>
          {row.qrUrl ? (
            <img src={row.qrUrl} width={40} height={40} alt="" loading="lazy" />
          ) : (
            <span className={styles.noThumb} aria-hidden="true" />
          )}
          <Link to="/codes/$key" params={{ key: row.key }}>
            {row.name}
          </Link>
        </span>
      ),
    },
    { key: 'key', title: t('codes.key'), optional: true, render: (row) => row.key },
    {
      key: 'state',
      title: t('codes.state'),
      sortable: true,
      render: (row) => (
        <>
          <StateText tone={codeTones[row.state]} text={word('codeState', row.state)} />
          {row.error ? <div className={styles.error}>{row.error}</div> : null}
        </>
      ),
    },
    {
      key: 'level',
      title: t('codes.level'),
      hint: t('codes.levelHint'),
      sortable: true,
      render: (row) => <OnNow code={row} />,
    },
    {
      key: 'tags',
      title: t('codes.tags'),
      render: (row) => <TagList names={row.tags.map((tag) => tagName(reference, tag) ?? tag)} />,
    },
    number('addedToday', t('codes.addedToday'), t('codes.addedTodayHint')),
    number('added', t('codes.added'), t('codes.addedHint')),
    number('lost', t('codes.lost'), t('codes.lostHint')),
    {
      key: 'contacts',
      title: t('codes.contacts'),
      render: (row) => (
        <Link to="/contacts" search={{ code: row.key }}>
          {t('codes.contacts')}
        </Link>
      ),
    },
  ];
}

function number(key: 'addedToday' | 'added' | 'lost', title: string, hint: string): DataColumn<CodeRow> {
  return { key, title, hint, numeric: true, sortable: true, render: (row) => formatNumber(row[key]) };
}

/** Who is behind a code now, and how they were chosen; of a group code, the groups people come into. */
export function OnNow({ code }: { code: Pick<CodeRow, 'staff' | 'level' | 'groups'> }) {
  const { t } = useTranslation();
  const word = useWord();
  if (code.groups) {
    const open = code.groups.chats.filter(({ on }) => on).map(({ name, id }) => (name === '' ? id : name));
    return <>{t('codes.into', { name: open.join('、') || code.groups.community.name })}</>;
  }
  const names = code.staff.map((staff) => staff.name).join('、');
  if (code.level === null) return <>{names}</>;
  return (
    <span className={styles.onNow}>
      <StateText tone={levelTones[code.level]} text={word('dutyLevel', code.level)} />
      <span>{names}</span>
    </span>
  );
}
