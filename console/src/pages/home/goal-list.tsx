import type { GoalCourses, Home } from '@hetang/contract/http/home';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { goalCoursesQuery } from '../../api/home.ts';
import { Figure } from '../../kit/figure.tsx';
import { formatShare } from '../../kit/format.ts';
import { PeopleNumber } from '../data/people-number.tsx';
import { ForecastText, showOf } from './forecast-text.tsx';
import styles from './home.module.css';
import { paceOf } from './pace.ts';

type Goal = Home['goals'][number];
type Course = GoalCourses['goals'][number];

/** Goals with progress against what should be reached by now. */
export function GoalList({ goals }: { goals: Goal[] }) {
  const { t } = useTranslation();
  const courses = useQuery(goalCoursesQuery).data?.goals;
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
        <GoalItem key={goal.key} goal={goal} course={courses?.find(({ key }) => key === goal.key)} />
      ))}
    </ul>
  );
}

function GoalItem({ goal, course }: { goal: Goal; course: Course | undefined }) {
  const { t } = useTranslation();
  const show = showOf(goal.metric);
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
          <PeopleNumber
            behind={goal.metric === 'derived' ? null : { of: 'goal', goal: goal.key }}
            count={goal.actual}
          >
            {t('home.goalOf', { actual: show(goal.actual), target: show(goal.target) })}
          </PeopleNumber>
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
        <span>
          <Figure of="goalReached" /> {formatShare(goal.reached)} · <Figure of="goalDue" />{' '}
          {formatShare(goal.due)}
        </span>
        <span>
          {t('home.elapsed', { share: formatShare(goal.elapsed) })} · {t('home.goalBy', { by: goal.by })}
        </span>
      </div>
      {course ? <ForecastText goal={goal} course={course} /> : null}
    </li>
  );
}
