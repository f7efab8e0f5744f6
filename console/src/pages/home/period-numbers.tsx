import type { HomeNumbers } from '@hetang/contract/http/home';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { homeNumbersQuery } from '../../api/home.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { Figure, useFigure } from '../../kit/figure.tsx';
import { formatDate, formatFen, formatInstant, formatNumber, formatShare } from '../../kit/format.ts';
import { ProblemAlert } from '../../kit/problem-view.tsx';
import { peopleHref } from '../data/people-href.ts';
import styles from './home.module.css';
import { changeOf, daysOf, readPeriod } from './period.ts';
import { PeriodSwitch } from './period-switch.tsx';

const numbers = [
  { key: 'added', show: formatNumber },
  { key: 'lost', show: formatNumber },
  { key: 'sent', show: formatNumber },
  { key: 'buyers', show: formatNumber },
  { key: 'revenue', show: formatFen },
] as const;

/** The numbers of some days beside those before them; which days is kept in the address. */
export function PeriodNumbers() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });
  const period = readPeriod(search.period);
  const days = daysOf(period, formatDate(useNow(), timezone), search);
  const { data, error } = useQuery(homeNumbersQuery(days.from, days.to));
  return (
    <section aria-label={t('home.numbers')}>
      <div className={styles.periodHead}>
        <PeriodSwitch
          period={period}
          days={days}
          onChange={(chosen, own) => void navigate({ to: '.', search: { period: chosen, ...own } })}
        />
        <span className="soft numbers">{data ? <Spans numbers={data} /> : null}</span>
      </div>
      {error && !data ? <ProblemAlert error={error} /> : null}
      <div className={styles.today}>
        {numbers.map(({ key, show }) => (
          <PeriodNumber
            key={key}
            of={key}
            href={hrefOf(key, days)}
            show={show}
            now={data?.current[key] ?? null}
            before={data?.previous[key] ?? null}
          />
        ))}
      </div>
    </section>
  );
}

/** What a number of some days leads to: the people or the list that it counts. */
function hrefOf(key: (typeof numbers)[number]['key'], { from, to }: { from: string; to: string }): string {
  if (key === 'sent') return '/reach?state=sent';
  if (key === 'revenue')
    return `/data/trend?event=order.paid&measure=sum&property=amount&from=${from}&to=${to}`;
  return peopleHref({ of: 'home', figure: key, from, to });
}

/** Which stretches of time are compared, to the minute. */
function Spans({ numbers: { current, previous, zone } }: { numbers: HomeNumbers }) {
  const { t } = useTranslation();
  const stretch = ({ start, end }: { start: string; end: string }) =>
    `${formatInstant(start, zone)} – ${formatInstant(end, zone)}`;
  return t('home.compared', { now: stretch(current), before: stretch(previous) });
}

interface PeriodNumberProps {
  of: (typeof numbers)[number]['key'];
  href: string;
  show: (value: number | null) => string;
  now: number | null;
  before: number | null;
}

function PeriodNumber({ of, href, show, now, before }: PeriodNumberProps) {
  const { t } = useTranslation();
  const figure = useFigure();
  const change = changeOf(now, before);
  const sign = change !== null && change > 0 ? '+' : '';
  return (
    <div className={styles.number}>
      <Figure of={of} />
      <AppLink href={href} aria-label={`${figure(of).name} ${show(now)}`}>
        {show(now)}
      </AppLink>
      <span className={styles.change} title={figure('change').meaning}>
        {change === null
          ? t('home.before', { before: show(before) })
          : t('home.change', { change: `${sign}${formatShare(change)}`, before: show(before) })}
      </span>
    </div>
  );
}
