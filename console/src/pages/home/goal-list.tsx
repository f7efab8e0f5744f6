import type { Home } from '@hetang/contract/http/home';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare, formatYuan } from '../../kit/format.ts';
import styles from './home.module.css';
import { paceOf } from './pace.ts';

type Goal = Home['goals'][number];
const moneyMetrics = ['revenue', 'arpu'];

/** Goals with progress against what should be reached by now. */
export function GoalList({ goals }: { goals: Goal[] }) {
  const { t } = useTranslation();
  if (goals.length === 0) {
    return (
      <p className="soft">
        {t('home.goalsEmpty')} · {t('home.goalsEmptyHint')}
      </p>
    );
  }
  return (
    <ul className={styles.goals}>
      {goals.map((goal) => (
        <GoalItem key={goal.key} goal={goal} />
      ))}
    </ul>
  );
}

function GoalItem({ goal }: { goal: Goal }) {
  const { t } = useTranslation();
  const show = moneyMetrics.includes(goal.metric) ? formatYuan : formatNumber;
  const pace = paceOf(goal.reached, goal.due);
  const width = `${Math.min(1, Math.max(0, goal.reached ?? 0)) * 100}%`;
  return (
    <li>
      <div className={styles.goalHead}>
        <span className={styles.goalName}>{goal.name}</span>
        <span className={styles.pace} data-pace={pace}>
          {t(`home.pace.${pace}`)}
        </span>
        <span className="numbers">
          {t('home.goalOf', { actual: show(goal.actual), target: show(goal.target) })}
        </span>
      </div>
      <meter
        className="visually-hidden"
        aria-label={t('home.progressLabel', { name: goal.name })}
        value={Math.min(1, goal.reached ?? 0)}
        aria-valuetext={formatShare(goal.reached)}
      />
      <div className={styles.track} aria-hidden="true">
        <div className={styles.fill} data-pace={pace} style={{ width }} />
        {goal.due === null ? null : (
          <div className={styles.elapsed} style={{ left: `${Math.min(1, goal.due) * 100}%` }} />
        )}
      </div>
      <div className={styles.goalFoot}>
        <span>{t('home.reached', { share: formatShare(goal.reached) })}</span>
        <span>
          {t('home.elapsed', { share: formatShare(goal.elapsed) })} · {t('home.goalBy', { by: goal.by })}
        </span>
      </div>
    </li>
  );
}
