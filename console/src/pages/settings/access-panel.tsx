import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-may.ts';
import { Panel } from '../../kit/panel.tsx';

/** The ways to users, roles, the audit log and webhooks. */
export function AccessPanel() {
  const { t } = useTranslation();
  const { open } = useMay();
  const links = [
    { to: '/settings/users', name: t('people.users') },
    { to: '/settings/roles', name: t('people.roles') },
    { to: '/settings/audit', name: t('people.audit') },
    { to: '/settings/webhooks', name: t('people.hooks') },
  ] as const;
  const shown = links.filter(({ to }) => open(to));
  if (shown.length === 0) return null;
  return (
    <Panel title={t('people.views')} hint={t('people.hint')}>
      <p>
        {shown.map(({ to, name }, nth) => (
          <span key={to}>
            {nth > 0 ? ' · ' : ''}
            <Link to={to} className="underlined">
              {name}
            </Link>
          </span>
        ))}
      </p>
    </Panel>
  );
}
