import type { PlanDraft } from '@hetang/contract/http/plan-drafts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalFindings } from '../../../api/plan.ts';
import { applyDraft, comparePlans } from '../../../api/plan-drafts.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import { FindingList } from '../finding-list.tsx';
import { meetsOtherPlan } from '../meets-other-plan.ts';
import styles from '../plan.module.css';
import { PlanConflict } from '../plan-conflict.tsx';
import { Comparison } from './comparison.tsx';

interface Props {
  draft: PlanDraft;
  /** How many errors lint has found. */
  errors: number;
  onClose: () => void;
  onApplied: () => void;
}

/** What a draft would change, why, and the button that puts it in force. */
export function ReviewDrawer({ draft, errors, onClose, onApplied }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [why, setWhy] = useState('');
  const [replace, setReplace] = useState(false);
  const found = useQuery({
    queryKey: ['plan', 'compare', draft.id, draft.revision],
    queryFn: () => comparePlans({ from: draft.baseVersion, draft: draft.id }),
    retry: false,
  });
  const apply = useMutation({
    mutationFn: () => applyDraft(draft.id, { revision: draft.revision, message: why, replace }),
    onSuccess: async (result) => {
      if (!result.applied) return void message.info(t('plan.unchanged'));
      message.success(t('plan.applied', { plan: result.plan, version: result.version }));
      onApplied();
      await client.invalidateQueries();
    },
  });
  const can = errors === 0 && (found.data?.changes?.length ?? 0) > 0;
  const findings = refusalFindings(apply.error);
  return (
    <Drawer
      open
      size={1080}
      title={t('planEdit.reviewTitle')}
      onClose={onClose}
      footer={
        <div className={styles.upload}>
          <ProblemAlert error={apply.error} />
          <PlanConflict error={apply.error} />
          {findings ? <FindingList findings={findings} /> : null}
          {replace || meetsOtherPlan(findings) ? (
            <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
              {t('plan.replaceOther')}
            </Checkbox>
          ) : null}
          <Input
            value={why}
            maxLength={500}
            aria-label={t('plan.why')}
            placeholder={t('plan.whyHint')}
            onChange={(event) => setWhy(event.target.value)}
          />
          <div className={styles.steps}>
            <Button onClick={onClose}>{t('action.cancel')}</Button>
            <Button type="primary" disabled={!can} loading={apply.isPending} onClick={() => apply.mutate()}>
              {t('plan.apply')}
            </Button>
          </div>
        </div>
      }
    >
      {errors > 0 ? <Alert type="error" showIcon title={t('planEdit.reviewErrors', { n: errors })} /> : null}
      <Loaded query={found}>{(data) => <Comparison found={data} />}</Loaded>
    </Drawer>
  );
}
