import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { driftQuery } from '../../api/plan.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import styles from './plan.module.css';

/** What WeCom has otherwise than the plan in force, with what to do about it. */
export function PlanDrift() {
  const { t } = useTranslation();
  const drift = useQuery(driftQuery);
  return (
    <Panel title={t('plan.drift')} hint={t('plan.driftHint')}>
      <Loaded query={drift}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t('plan.driftNone')}</p>
          ) : (
            <ul className={styles.findings}>
              {items.map((item) => (
                <li key={`${item.what} ${item.key}`}>
                  <div className={styles.findingHead}>
                    <strong>{item.title}</strong>
                    <code className="soft">{item.key}</code>
                  </div>
                  <p>{item.problem}</p>
                  <p className="soft">{item.hint}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
