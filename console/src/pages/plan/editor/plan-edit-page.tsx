import type { PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workspaceQuery } from '../../../api/plan-drafts.ts';
import type { SearchParams } from '../../../kit/list-state.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { Page } from '../../../kit/page.tsx';
import type { Spot } from './use-spot.ts';
import { Workspace } from './workspace.tsx';

/** Where the plan is written: `?file=…&line=…` or `?kind=…&key=…` leads to a place, `?new=…` begins a definition of that kind, `?draft=…` opens a draft. */
export function PlanEditPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const search: SearchParams = useSearch({ strict: false });
  const [open, setOpen] = useState({ draft: wholeOf(search.draft), turn: 0 });
  const workspace = useQuery(workspaceQuery(open.draft));
  const reopen = (draft: number | undefined) => {
    setOpen({ draft, turn: open.turn + 1 });
    void client.resetQueries({ queryKey: ['plan-workspace'] });
    // An answer may come after somebody has pressed on another page: that press stands.
    if (router.latestLocation.pathname !== '/plan/edit') return;
    void router.navigate({
      to: '/plan/edit',
      search: (last: SearchParams) => ({ ...last, draft: draft === undefined ? undefined : String(draft) }),
      replace: true,
    });
  };
  return (
    <Page title={t('planEdit.title')} parent={{ to: '/plan', title: t('nav.plan') }}>
      <Loaded query={workspace}>
        {(opened) => (
          <Workspace
            key={`${open.draft} ${open.turn}`}
            opened={opened}
            start={spotOf(search, opened)}
            startNew={search.new ?? null}
            startView={search.view === 'form' ? 'form' : 'text'}
            onOpen={reopen}
          />
        )}
      </Loaded>
    </Page>
  );
}

function wholeOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function spotOf({ file, line, kind, key }: SearchParams, { check }: PlanWorkspace): Spot | null {
  if (file !== undefined) return { file, line: wholeOf(line) ?? 1 };
  const found = check.definitions.find((one) => one.kind === kind && one.key === key);
  return found ? { file: found.file, line: found.line } : null;
}
