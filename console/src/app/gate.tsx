import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '../api/session.ts';
import { Failed } from '../kit/empty-state.tsx';
import { NoPermissionPage } from '../pages/no-permission-page.tsx';
import { GateFrame } from './gate-frame.tsx';
import { mayOpen } from './places.ts';
import { Shell } from './shell.tsx';

const SetupForm = lazy(async () => ({
  default: (await import('../pages/session/setup-form.tsx')).SetupForm,
}));
const SignInForm = lazy(async () => ({
  default: (await import('../pages/session/sign-in-form.tsx')).SignInForm,
}));

/** Pages of staff have a session of their own, an invitation needs none; all others are the operator's. */
export function Gate() {
  const { pathname } = useLocation();
  return pathname.startsWith('/my/') || pathname === '/invite' ? <Outlet /> : <OperatorGate />;
}

/** Decides by the session what is shown: setting up, signing in, or the page that was asked for. */
function OperatorGate() {
  const session = useQuery(sessionQuery);
  const { pathname } = useLocation();
  if (session.data?.state === 'signed-in') {
    return (
      <Shell session={session.data}>
        {mayOpen(pathname, session.data.user?.permissions) ? <Outlet /> : <NoPermissionPage />}
      </Shell>
    );
  }
  if (session.data) {
    return (
      <GateFrame>
        <Suspense fallback={<Spin />}>
          {session.data.state === 'first-run' ? (
            <SetupForm sandbox={session.data.sandbox !== undefined} />
          ) : (
            <SignInForm sandbox={session.data.sandbox?.open === true} />
          )}
        </Suspense>
      </GateFrame>
    );
  }
  return (
    <GateFrame>
      {session.isError ? <Failed error={session.error} onRetry={() => void session.refetch()} /> : <Spin />}
    </GateFrame>
  );
}
