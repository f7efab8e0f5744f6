import type { Home } from '@hetang/contract/http/home';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { goalCoursesQuery, homeQuery } from '../../api/home.ts';
import { useTimezone } from '../../app/now.ts';
import { useMay } from '../../app/use-may.ts';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { ExportLink } from '../../kit/export-link.tsx';
import { useFigure } from '../../kit/figure.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { ForecastText, showOf } from '../home/forecast-text.tsx';
import { type Course, type CoursePoint, coursePoints } from './course-model.ts';

const HEIGHT = 280;
type Goal = Home['goals'][number];

/** Every goal of the plan day by day: what is reached, what is due, where it will end. */
export function GoalsView() {
  const { t } = useTranslation();
  const goals = useQuery(homeQuery).data?.goals;
  const courses = useQuery(goalCoursesQuery);
  return (
    <Loaded query={courses}>
      {(data) =>
        data.goals.length === 0 ? (
          <NeverUsed title={t('home.goalsEmpty')} hint={t('home.goalsEmptyHint')} />
        ) : (
          goals?.map((goal) => {
            const course = data.goals.find(({ key }) => key === goal.key);
            return course ? <GoalCourse key={goal.key} goal={goal} course={course} /> : null;
          })
        )
      }
    </Loaded>
  );
}

function GoalCourse({ goal, course }: { goal: Goal; course: Course }) {
  const { t } = useTranslation();
  const zone = useTimezone();
  const { may } = useMay();
  const figure = useFigure();
  const show = showOf(goal.metric, 1);
  const key = JSON.stringify(course);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the course, which is polled
  const points = useMemo(() => coursePoints(course), [key]);
  const columns = [t('data.reached'), figure('goalDue').name, figure('goalForecast').name] as const;
  const words = columns.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: words stand for the columns
  const option = useMemo(() => courseOption(points ?? [], columns), [points, words]);
  const rows = (points ?? []).map(({ day, reached, due, forecast }) => ({
    day,
    cells: [reached, due, forecast],
  }));
  const exportButton =
    points && may('reports', 'export') ? (
      <ExportLink href={`/v1/reports/goals/export.xlsx?goal=${encodeURIComponent(goal.key)}`} />
    ) : null;
  const of = t('home.goalOf', { actual: show(goal.actual), target: show(goal.target) });
  return (
    <Panel title={goal.name} hint={`${of} · ${t('home.goalBy', { by: goal.by })}`} extra={exportButton}>
      <ForecastText goal={goal} course={course} />
      {points ? (
        <Chart
          label={t('data.goalChart', { name: goal.name })}
          height={HEIGHT}
          picture={{ title: goal.name, notes: [`${of} · ${t('home.goalBy', { by: goal.by })}（${zone}）`] }}
          option={option}
          table={
            <PlainTable
              caption={t('data.goalChart', { name: goal.name })}
              columns={[
                { key: 'day', title: t('data.day') },
                ...columns.map((title) => ({ key: title, title, numeric: true })),
              ]}
              rows={rows.map(({ day, cells }) => ({ key: day, cells: [day, ...cells.map(show)] }))}
            />
          }
        />
      ) : null}
    </Panel>
  );
}

function courseOption(points: CoursePoint[], names: readonly [string, string, string]): ChartOption {
  const [reached, due, forecast] = names;
  return {
    legend: { top: 0, left: 0 },
    tooltip: { trigger: 'axis' },
    grid: {
      top: 40,
      left: 8,
      right: 24,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', boundaryGap: false, data: points.map(({ day }) => day) },
    yAxis: { type: 'value' },
    series: [
      { type: 'line', name: reached, showSymbol: false, data: points.map((point) => point.reached) },
      {
        type: 'line',
        name: due,
        showSymbol: false,
        lineStyle: { type: 'dotted' },
        data: points.map((point) => point.due),
      },
      {
        type: 'line',
        name: forecast,
        showSymbol: false,
        lineStyle: { type: 'dashed' },
        data: points.map((point) => point.forecast),
      },
    ],
  };
}
