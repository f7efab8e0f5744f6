import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { parseSearch, type SearchParams, searchText } from './kit/list-state.ts';
import { CrashPage } from './pages/crash-page.tsx';
import { root } from './root-route.ts';
import { settingsRoutes } from './settings-routes.ts';

const getParentRoute = () => root;

const routeTree = root.addChildren([
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/home/home-page.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/contacts',
    component: lazyRouteComponent(() => import('./pages/contacts/contact-list-page.tsx'), 'ContactListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/contacts/duplicates',
    component: lazyRouteComponent(
      () => import('./pages/contacts/duplicate-list-page.tsx'),
      'DuplicateListPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/contacts/merges',
    component: lazyRouteComponent(() => import('./pages/contacts/merge-list-page.tsx'), 'MergeListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/contacts/do-not-contact',
    component: lazyRouteComponent(
      () => import('./pages/contacts/suppression-list-page.tsx'),
      'SuppressionListPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/contacts/acts',
    component: lazyRouteComponent(() => import('./pages/contacts/acts/act-list-page.tsx'), 'ActListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/contacts/$id',
    component: lazyRouteComponent(() => import('./pages/contacts/contact-page.tsx'), 'ContactPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/segments',
    component: lazyRouteComponent(() => import('./pages/segments/segment-list-page.tsx'), 'SegmentListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/segments/$key',
    component: lazyRouteComponent(() => import('./pages/segments/segment-page.tsx'), 'SegmentPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/journeys',
    component: lazyRouteComponent(() => import('./pages/journeys/journey-list-page.tsx'), 'JourneyListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/journeys/$key',
    component: lazyRouteComponent(() => import('./pages/journeys/journey-page.tsx'), 'JourneyPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/journeys/$key/edit',
    component: lazyRouteComponent(
      () => import('./pages/journeys/edit/journey-edit-page.tsx'),
      'JourneyEditPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/tasks',
    component: lazyRouteComponent(() => import('./pages/tasks/task-list-page.tsx'), 'TaskListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reach',
    component: lazyRouteComponent(() => import('./pages/reach/reach-page.tsx'), 'ReachPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reach/tasks',
    component: lazyRouteComponent(() => import('./pages/reach/mass-send-list-page.tsx'), 'MassSendListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reach/broadcasts',
    component: lazyRouteComponent(() => import('./pages/reach/broadcast-page.tsx'), 'BroadcastPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reach/quota',
    component: lazyRouteComponent(() => import('./pages/reach/quota-page.tsx'), 'QuotaPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/reach/moments',
    component: lazyRouteComponent(
      () => import('./pages/reach/moments/moment-list-page.tsx'),
      'MomentListPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/reach/moments/calendar',
    component: lazyRouteComponent(
      () => import('./pages/reach/moments/moment-calendar-page.tsx'),
      'MomentCalendarPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/reach/moments/$id',
    component: lazyRouteComponent(() => import('./pages/reach/moments/moment-page.tsx'), 'MomentPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/service',
    component: lazyRouteComponent(() => import('./pages/service/service-page.tsx'), 'ServicePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/transfers',
    component: lazyRouteComponent(() => import('./pages/transfers/member-list-page.tsx'), 'MemberListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/transfers/log',
    component: lazyRouteComponent(() => import('./pages/transfers/transfer-log-page.tsx'), 'TransferLogPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/transfers/chats',
    component: lazyRouteComponent(() => import('./pages/transfers/chat-log-page.tsx'), 'ChatLogPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/transfers/from/$kind/$userid',
    component: lazyRouteComponent(() => import('./pages/transfers/candidate-page.tsx'), 'CandidatePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/codes',
    component: lazyRouteComponent(() => import('./pages/codes/code-list-page.tsx'), 'CodeListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/codes/$key',
    component: lazyRouteComponent(() => import('./pages/codes/code-page.tsx'), 'CodePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/communities',
    component: lazyRouteComponent(
      () => import('./pages/communities/community-list-page.tsx'),
      'CommunityListPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/communities/$key',
    component: lazyRouteComponent(() => import('./pages/communities/community-page.tsx'), 'CommunityPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/chats',
    component: lazyRouteComponent(() => import('./pages/communities/chat-list-page.tsx'), 'ChatListPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/chats/$id',
    component: lazyRouteComponent(() => import('./pages/communities/chat-page.tsx'), 'ChatPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/data',
    beforeLoad: () => {
      throw redirect({ to: '/data/$view', params: { view: 'funnel' } });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/data/$view',
    component: lazyRouteComponent(() => import('./pages/data/data-page.tsx'), 'DataPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/plan',
    component: lazyRouteComponent(() => import('./pages/plan/plan-page.tsx'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/plan/edit',
    component: lazyRouteComponent(() => import('./pages/plan/editor/plan-edit-page.tsx'), 'PlanEditPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/imports',
    component: lazyRouteComponent(() => import('./pages/imports/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/imports/$id',
    component: lazyRouteComponent(() => import('./pages/imports/table/import-run-page.tsx'), 'ImportRunPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('./pages/account/account-page.tsx'), 'AccountPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/jobs',
    component: lazyRouteComponent(() => import('./pages/jobs/job-list-page.tsx'), 'JobListPage'),
  }),
  ...settingsRoutes,
]);

/** The pages of the console by address. Search params are plain strings. */
export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch: (search) => {
    const text = searchText(search as SearchParams);
    return text === '' ? '' : `?${text}`;
  },
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: CrashPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
