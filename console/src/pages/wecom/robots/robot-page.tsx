import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Robot, robotsQuery } from '../../../api/robots.ts';
import { useTimezone } from '../../../app/now.ts';
import { NeverUsed } from '../../../kit/empty-state.tsx';
import { formatInstant, formatNumber } from '../../../kit/format.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { Page } from '../../../kit/page.tsx';
import { Panel } from '../../../kit/panel.tsx';
import { PlainTable } from '../../../kit/plain-table.tsx';
import { timeOfMinute } from './minute.ts';
import { RobotActs } from './robot-acts.tsx';
import { RobotDrawer } from './robot-drawer.tsx';

/** As many as an installation has; there are few. */
const ALL = '?size=200';

/** Robots of internal groups, and what their groups are told. */
export function RobotPage() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const query = useQuery(robotsQuery(ALL));
  const [editing, setEditing] = useState<Robot | 'new' | null>(null);
  const add = (
    <Button type="primary" icon={<PlusOutlined />} data-shortcut="n" onClick={() => setEditing('new')}>
      {t('robots.add')}
    </Button>
  );
  const cells = (robot: Robot) => [
    robot.name,
    t(`robots.levels.${robot.alerts}`),
    robot.summaryMinute === null ? t('robots.noSummary') : timeOfMinute(robot.summaryMinute),
    robot.active ? t('robots.on') : t('robots.off'),
    formatNumber(robot.waiting),
    robot.lastSentAt ? formatInstant(robot.lastSentAt, timezone) : t('people.none'),
    robot.problem ?? t('people.none'),
    <RobotActs key="act" robot={robot} onEdit={setEditing} />,
  ];
  return (
    <Page title={t('robots.title')} parent={{ to: '/settings/wecom', title: t('wecom.title') }}>
      <Panel title={t('robots.title')} hint={t('robots.hint')} extra={add}>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <NeverUsed title={t('robots.none')} hint={t('robots.noneHint')} />
            ) : (
              <PlainTable
                caption={t('robots.title')}
                columns={(
                  ['name', 'alerts', 'summary', 'state', 'waiting', 'last', 'problem', 'act'] as const
                ).map((key) => ({ key, title: t(`robots.${key}`) }))}
                rows={items.map((robot) => ({ key: String(robot.id), cells: cells(robot) }))}
              />
            )
          }
        </Loaded>
      </Panel>
      {editing ? (
        <RobotDrawer robot={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}
