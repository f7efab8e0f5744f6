import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { planQuery } from '../../api/plan.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import styles from './plan.module.css';
import { PlanDrift } from './plan-drift.tsx';
import { PlanHistory } from './plan-history.tsx';
import { PlanNow } from './plan-now.tsx';
import { PlanUpload } from './plan-upload.tsx';

/** The plan in force, how it came to be, and how to put a new one in its place. */
export function PlanPage() {
  const { t } = useTranslation();
  const plan = useQuery(planQuery);
  return (
    <Page title={t('nav.plan')} actions={<Link to="/plan/edit">{t('planEdit.edit')}</Link>}>
      <Loaded query={plan}>
        {(data) => (
          <>
            <div className={styles.columns}>
              <Panel title={t('plan.current')}>
                <PlanNow plan={data.plan} />
              </Panel>
              <Panel title={t('plan.history')}>
                <PlanHistory history={data.history} current={data.plan?.version ?? 0} />
              </Panel>
            </div>
            {data.plan ? <PlanDrift /> : null}
            <PlanUpload />
          </>
        )}
      </Loaded>
    </Page>
  );
}
