import {
  AimOutlined,
  ApartmentOutlined,
  BarChartOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  CommentOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  FileTextOutlined,
  HomeOutlined,
  PartitionOutlined,
  QrcodeOutlined,
  SettingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';
import { useMay } from './use-may.ts';

const items = [
  { to: '/', word: 'home', icon: <HomeOutlined /> },
  { to: '/contacts', word: 'contacts', icon: <TeamOutlined /> },
  { to: '/segments', word: 'segments', icon: <PartitionOutlined /> },
  { to: '/journeys', word: 'journeys', icon: <ApartmentOutlined /> },
  { to: '/tasks', word: 'tasks', icon: <CheckSquareOutlined /> },
  { to: '/reach', word: 'reach', icon: <AimOutlined /> },
  { to: '/service', word: 'service', icon: <CustomerServiceOutlined /> },
  { to: '/codes', word: 'codes', icon: <QrcodeOutlined /> },
  { to: '/communities', word: 'communities', icon: <CommentOutlined /> },
  { to: '/data', word: 'data', icon: <BarChartOutlined /> },
  { to: '/plan', word: 'plan', icon: <FileTextOutlined /> },
  { to: '/imports', word: 'imports', icon: <CloudUploadOutlined /> },
  { to: '/system', word: 'system', icon: <DashboardOutlined /> },
  { to: '/settings', word: 'settings', icon: <SettingOutlined /> },
] as const;

/** Pages that lie elsewhere in the address, and belong to an entry of the menu. */
const alsoIn: Record<string, readonly string[]> = {
  '/contacts': ['/transfers'],
  '/codes': ['/staff'],
  '/communities': ['/chats'],
};

/** The main menu: always named, one level; what the reader's role does not open is not in it. */
export function Menu({ closed }: { closed: boolean }) {
  const { t } = useTranslation();
  const { open } = useMay();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isIn = (to: string) => alsoIn[to]?.some((start) => `${path}/`.startsWith(`${start}/`)) === true;
  return (
    <div className={styles.menu}>
      {items
        .filter(({ to }) => open(to))
        .map(({ to, word, icon }) => (
          <Link
            key={to}
            to={to}
            className={styles.menuItem}
            activeProps={{ 'aria-current': 'page' }}
            {...(isIn(to) && { 'aria-current': 'page' as const })}
            activeOptions={{ exact: to === '/', includeSearch: false }}
            title={closed ? t(`nav.${word}`) : ''}
          >
            <span aria-hidden="true" className={styles.menuIcon}>
              {icon}
            </span>
            <span className={closed ? 'visually-hidden' : undefined}>{t(`nav.${word}`)}</span>
          </Link>
        ))}
    </div>
  );
}
