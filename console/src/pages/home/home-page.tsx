import type { Home } from '@hetang/contract/http/home';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { homeQuery } from '../../api/home.ts';
import { useTimezone } from '../../app/now.ts';
import { useMay } from '../../app/use-may.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { formatInstant } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { AttentionList } from './attention-list.tsx';
import { GoalList } from './goal-list.tsx';
import styles from './home.module.css';
import { OpenNumbers } from './open-numbers.tsx';
import { PeriodNumbers } from './period-numbers.tsx';
import { StageFunnel } from './stage-funnel.tsx';
import { StartList } from './start-list.tsx';
import { TodoList } from './todo-list.tsx';

/** The morning page: the plan, its goals, the numbers of some days beside those before, where the contacts are, what needs doing. */
export function HomePage() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { may } = useMay();
  const home = useQuery(homeQuery);
  const asOf = home.data
    ? t('home.asOf', { at: formatInstant(home.data.asOf, timezone, true), zone: timezone })
    : null;
  return (
    <Page title={t('nav.home')} actions={<span className="soft numbers">{asOf}</span>}>
      {may('system', 'read') || may('plan', 'write') ? <StartList /> : null}
      <Loaded query={home}>{(data) => (data.plan ? <Morning home={data} /> : <NoPlan />)}</Loaded>
    </Page>
  );
}

function NoPlan() {
  const { t } = useTranslation();
  const action = <Link to="/plan">{t('home.toPlan')}</Link>;
  return <NeverUsed title={t('home.noPlan')} hint={t('home.noPlanHint')} action={action} />;
}

function Morning({ home }: { home: Home }) {
  const { t } = useTranslation();
  const { may } = useMay();
  return (
    <>
      <PlanLine plan={home.plan} />
      <PeriodNumbers />
      <OpenNumbers today={home.today} />
      <div className={styles.columns}>
        <Panel title={t('home.goals')} extra={<AppLink href="/data/goals">{t('home.goalsMore')}</AppLink>}>
          <GoalList goals={home.goals} />
        </Panel>
        <div className={styles.side}>
          <Panel title={t('home.attention')}>
            <AttentionList items={home.attention} />
          </Panel>
          {may('tasks', 'read') ? (
            <Panel title={t('home.todo')}>
              <TodoList />
            </Panel>
          ) : null}
        </div>
      </div>
      <Panel title={t('home.stages')}>
        <StageFunnel stages={home.stages} />
      </Panel>
    </>
  );
}

function PlanLine({ plan }: { plan: Home['plan'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (!plan) return null;
  return (
    <p className={styles.plan}>
      <Link to="/plan">{plan.name}</Link>
      <span>{t('home.version', { version: plan.version })}</span>
      <span className="soft">{t('home.appliedAt', { at: formatInstant(plan.appliedAt, timezone) })}</span>
    </p>
  );
}
