import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodeChange, codeChangesQuery } from '../../api/codes.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { SmallPages } from '../../kit/small-pages.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import { levelTones } from './tones.ts';

const SIZE = 10;

/** What a code has been on the platform, newest first. */
export function CodeChanges({ code }: { code: string }) {
  const { t } = useTranslation();
  const [page, setPage] = useState(1);
  const query = useQuery(codeChangesQuery(code, `?page=${page}&size=${SIZE}`));
  return (
    <Panel title={t('codes.changes')}>
      <Loaded query={query}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="soft">{t('codes.noChanges')}</p>
          ) : (
            <>
              <Changes items={items} />
              <SmallPages page={page} size={SIZE} total={total} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

function Changes({ items }: { items: CodeChange[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  return (
    <PlainTable
      caption={t('codes.changes')}
      columns={[
        { key: 'at', title: t('codes.changedAt') },
        { key: 'on', title: t('codes.changedTo') },
        { key: 'how', title: t('codes.changedHow') },
        { key: 'accept', title: t('codes.accept') },
        { key: 'off', title: t('codes.changedOff') },
      ]}
      rows={items.map((change) => ({
        key: `${change.at}${change.on.map((staff) => staff.key).join()}${change.skipVerify}`,
        cells: [
          formatInstant(change.at, timezone),
          change.on.map((staff) => staff.name).join('、'),
          <StateText key="how" tone={levelTones[change.level]} text={word('dutyLevel', change.level)} />,
          change.skipVerify ? t('codes.byItself') : t('codes.byHand'),
          change.off.map((staff) => `${staff.name}：${word('hindrance', staff.hindrance)}`).join('；') ||
            t('none'),
        ],
      }))}
    />
  );
}
