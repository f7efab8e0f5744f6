import type { Reconciliation } from '@hetang/contract/http/reconciliations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askReconciliation, RECONCILIATIONS, reconciliationsQuery } from '../../api/reconciliations.ts';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { Loaded } from '../../kit/loaded.tsx';
import { Panel } from '../../kit/panel.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { DifferenceList } from './difference-list.tsx';
import { ReconciliationRuns } from './reconciliation-runs.tsx';

/** Comparisons with the platform: how far they are, what they found, and one on request. */
export function ReconciliationView() {
  const { t } = useTranslation();
  const runs = useQuery(reconciliationsQuery);
  const [shown, setShown] = useState<number | null>(null);
  return (
    <>
      <p className="soft">{t('reconciliation.hint')}</p>
      <Loaded query={runs}>
        {({ items }) => {
          const one = items.find((run) => run.id === shown) ?? items[0];
          if (!one)
            return (
              <NeverUsed
                title={t('reconciliation.never')}
                hint={t('reconciliation.neverHint')}
                action={<AskButton />}
              />
            );
          return <Runs items={items} shown={one} onShow={setShown} />;
        }}
      </Loaded>
    </>
  );
}

interface RunsProps {
  items: Reconciliation[];
  shown: Reconciliation;
  onShow: (id: number) => void;
}

function Runs({ items, shown, onShow }: RunsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t('reconciliation.runs')} extra={<AskButton />}>
        <ReconciliationRuns items={items} onShow={onShow} />
      </Panel>
      <DifferenceList key={shown.id} run={shown} />
    </>
  );
}

function AskButton() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: askReconciliation,
    onSuccess: async () => {
      message.success(t('reconciliation.asked'));
      await client.invalidateQueries({ queryKey: [RECONCILIATIONS] });
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  return (
    <Button type="primary" data-shortcut="n" loading={ask.isPending} onClick={() => ask.mutate()}>
      {t('reconciliation.ask')}
    </Button>
  );
}
