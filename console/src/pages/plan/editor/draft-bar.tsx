import type { PlanDraft } from '@hetang/contract/http/plan-drafts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { draftsQuery } from '../../../api/plan-drafts.ts';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import type { DraftState } from './draft-store.ts';
import styles from './editor.module.css';

interface Props {
  state: DraftState;
  onOpen: (draft: number | undefined) => void;
  onReopen: () => void;
  onDiscard: () => void;
  onMerge: () => void;
  onReview: () => void;
}

/** What is being written, whether it is saved, and what can be done with it. */
export function DraftBar({ state, onOpen, onReopen, onDiscard, onMerge, onReview }: Props) {
  const { t } = useTranslation();
  const drafts = useQuery(draftsQuery);
  const { draft, current, pending, edits, error } = state;
  const known = withBegun(drafts.data?.items ?? [], draft);
  const isSaving = pending.size + edits.size > 0;
  const inForce = current > 0 ? t('planEdit.inForce', { version: current }) : t('planEdit.noneInForce');
  const behind = draft !== null && draft.baseVersion !== current;
  const saved = isSaving ? t('planEdit.saving') : t('planEdit.saved');
  return (
    <>
      <div className={styles.bar}>
        <Select
          aria-label={t('planEdit.openDraft')}
          value={draft?.id ?? 0}
          popupMatchSelectWidth={false}
          options={[
            { value: 0, label: t('planEdit.current') },
            ...known.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(id) => onOpen(id === 0 ? undefined : id)}
        />
        <span className="soft">
          {draft ? t('planEdit.draftOf', { name: draft.name, version: draft.baseVersion }) : inForce}
        </span>
        {draft ? (
          <>
            <span role="status">{saved}</span>
            <Button onClick={onDiscard}>{t('planEdit.discard')}</Button>
            <Button type="primary" disabled={isSaving || behind} onClick={onReview}>
              {t('planEdit.review')}
            </Button>
          </>
        ) : null}
      </div>
      {behind ? (
        <Alert
          type="warning"
          showIcon
          title={t('planEdit.movedOn', { version: current })}
          action={<Button onClick={onMerge}>{t('planEdit.merge')}</Button>}
        />
      ) : null}
      {error ? (
        <>
          <Alert
            type="warning"
            showIcon
            title={t('planEdit.unsaved')}
            action={<Button onClick={onReopen}>{t('planEdit.reopen')}</Button>}
          />
          <ProblemAlert error={error} />
        </>
      ) : null}
    </>
  );
}

/** A draft that has just begun is not in the list yet. */
function withBegun(listed: readonly PlanDraft[], draft: PlanDraft | null): readonly PlanDraft[] {
  return draft && !listed.some(({ id }) => id === draft.id) ? [draft, ...listed] : listed;
}
