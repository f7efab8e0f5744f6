import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { root } from './root-route.ts';

const getParentRoute = () => root;

/** The pages of whoever runs the product: settings, access, the platform, the machine. */
export const settingsRoutes = [
  createRoute({
    getParentRoute,
    path: '/staff',
    component: lazyRouteComponent(() => import('./pages/codes/staff-list-page.tsx'), 'StaffListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/staff/figures',
    component: lazyRouteComponent(() => import('./pages/codes/staff-figures-page.tsx'), 'StaffFiguresPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/system',
    beforeLoad: () => {
      throw redirect({ to: '/system/$view', params: { view: 'overview' } });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/system/$view',
    component: lazyRouteComponent(() => import('./pages/system/system-page.tsx'), 'SystemPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/my/tasks',
    component: lazyRouteComponent(() => import('./pages/my/my-tasks-page.tsx'), 'MyTasksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/my/sidebar',
    component: lazyRouteComponent(() => import('./pages/my/sidebar/sidebar-page.tsx'), 'SidebarPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/users',
    component: lazyRouteComponent(() => import('./pages/access/user-list-page.tsx'), 'UserListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/roles',
    component: lazyRouteComponent(() => import('./pages/access/role-list-page.tsx'), 'RoleListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/audit',
    component: lazyRouteComponent(() => import('./pages/access/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/webhooks',
    component: lazyRouteComponent(() => import('./pages/access/webhook-page.tsx'), 'WebhookPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/invite',
    component: lazyRouteComponent(() => import('./pages/access/invite-page.tsx'), 'InvitePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/holidays',
    component: lazyRouteComponent(() => import('./pages/settings/holidays/holiday-page.tsx'), 'HolidayPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/wecom',
    component: lazyRouteComponent(() => import('./pages/wecom/wecom-page.tsx'), 'WecomPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/wecom/fixtures',
    component: lazyRouteComponent(() => import('./pages/wecom/fixture-list-page.tsx'), 'FixtureListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/wecom/robots',
    component: lazyRouteComponent(() => import('./pages/wecom/robots/robot-page.tsx'), 'RobotPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings/wecom/calls',
    component: lazyRouteComponent(() => import('./pages/wecom/call-list-page.tsx'), 'WecomCallListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./pages/settings/settings-page.tsx'), 'SettingsPage'),
  }),
] as const;
