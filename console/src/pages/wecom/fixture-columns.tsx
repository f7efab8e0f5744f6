import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FixtureRow } from '../../api/fixtures.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { fixtureTones } from '../../kit/fixture-tones.ts';
import { formatInstant } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import { FixtureContent } from './fixture-content.tsx';
import { RemoveFixture } from './remove-fixture.tsx';
import styles from './wecom.module.css';

/** The columns of the list of fixtures. */
export function useFixtureColumns(): DataColumn<FixtureRow>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return [
    {
      key: 'name',
      title: t('fixtures.name'),
      pinned: true,
      sortable: true,
      render: ({ name, key }) => (
        <div className={styles.fixture}>
          <span>{name}</span>
          <code className="soft">{key}</code>
        </div>
      ),
    },
    {
      key: 'kind',
      title: t('fixtures.kind'),
      sortable: true,
      render: ({ kind }) => t(`fixtures.kindOf.${kind}`),
    },
    { key: 'state', title: t('fixtures.state'), render: (row) => <State fixture={row} /> },
    { key: 'content', title: t('fixtures.content'), render: (row) => <FixtureContent fixture={row} /> },
    {
      key: 'communities',
      title: t('fixtures.communities'),
      render: ({ communities }) =>
        communities.map(({ key, name }) => (
          <div key={key}>
            <Link to="/communities/$key" params={{ key }}>
              {name}
            </Link>
          </div>
        )),
    },
    {
      key: 'changedAt',
      title: t('fixtures.checkedAt'),
      optional: true,
      render: ({ checkedAt }) => (checkedAt ? formatInstant(checkedAt, timezone) : t('none')),
    },
  ];
}

/** How it stands, why, and the way out. */
function State({ fixture }: { fixture: FixtureRow }) {
  const { t } = useTranslation();
  const { state, problem } = fixture;
  return (
    <div className={styles.fixture}>
      <StateText tone={fixtureTones[state]} text={t(`fixtures.stateOf.${state}`)} />
      {problem ? <span>{problem}</span> : null}
      {state === 'changed' || state === 'gone' || state === 'failed' ? (
        <Link to="/plan" className="underlined">
          {t('fixtures.toDrift')}
        </Link>
      ) : null}
      {state === 'dropped' ? <RemoveFixture fixture={fixture} /> : null}
    </div>
  );
}
