import type { SystemCheck } from '@hetang/contract/http/system';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { checksQuery } from '../../api/system.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { StateText, type Tone } from '../../kit/state-text.tsx';

const tones: Record<SystemCheck['level'], Tone> = { good: 'good', warning: 'warn', bad: 'bad' };
const order: Record<SystemCheck['level'], number> = { bad: 0, warning: 1, good: 2 };

/** What `hetang doctor` finds, what must be mended first. */
export function CheckList() {
  const { t } = useTranslation();
  const query = useQuery(checksQuery);
  return (
    <Loaded query={query}>
      {({ checks }) => (
        <Panel title={t('system.checks')} hint={t('system.checksHint')}>
          <PlainTable
            caption={t('system.checks')}
            columns={[
              { key: 'level', title: t('system.state') },
              { key: 'title', title: t('system.checkTitle') },
              { key: 'found', title: t('system.checkFound') },
              { key: 'hint', title: t('system.checkHint') },
            ]}
            rows={checks
              .toSorted((a, b) => order[a.level] - order[b.level])
              .map(({ id, level, title, found, hint }) => ({
                key: id,
                cells: [
                  <StateText key="level" tone={tones[level]} text={t(`system.checkLevel.${level}`)} />,
                  title,
                  found,
                  hint ?? t('none'),
                ],
              }))}
          />
        </Panel>
      )}
    </Loaded>
  );
}
