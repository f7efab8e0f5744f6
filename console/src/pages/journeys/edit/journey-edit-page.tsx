import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawingQuery } from '../../../api/journey-drawing.ts';
import { draftsQuery } from '../../../api/plan-drafts.ts';
import { EditInPlan } from '../../../kit/edit-in-plan.tsx';
import { Loaded } from '../../../kit/loaded.tsx';
import { Page } from '../../../kit/page.tsx';
import { ReviewDrawer } from '../../plan/editor/review-drawer.tsx';
import styles from '../flow.module.css';
import { JourneyEditor } from './journey-editor.tsx';

const route = getRouteApi('/journeys/$key/edit');

/** A journey drawn and edited in a draft of the plan; the draft is in the address. */
export function JourneyEditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { key } = route.useParams();
  const text = route.useSearch().draft;
  const draft = text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
  const drawing = useQuery(drawingQuery(key, draft));
  const open = (id: number | undefined) =>
    void navigate({ to: '.', search: id === undefined ? {} : { draft: String(id) }, replace: true });
  return (
    <Page
      title={t('flowEdit.title', { name: drawing.data?.journey?.name ?? key })}
      parent={{ to: '/journeys', title: t('nav.journeys') }}
      actions={
        <>
          <EditInPlan kind="journeys" of={key} draft={draft} />
          <DraftSelect draft={draft} onChange={open} />
          {drawing.data ? <Review of={key} drawing={drawing.data} /> : null}
        </>
      }
    >
      <Loaded query={drawing}>
        {(data) =>
          data.journey ? (
            <JourneyEditor drawing={data} journey={data.journey} of={key} onDraft={open} />
          ) : (
            <Alert type="error" showIcon title={t('flowEdit.unreadable')} />
          )
        }
      </Loaded>
    </Page>
  );
}

const IN_FORCE = 0;

function DraftSelect({
  draft,
  onChange,
}: {
  draft: number | undefined;
  onChange: (id: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const drafts = useQuery(draftsQuery).data?.items ?? [];
  return (
    <Select
      aria-label={t('flowEdit.draft')}
      value={draft ?? IN_FORCE}
      popupMatchSelectWidth={false}
      onChange={(id) => onChange(id === IN_FORCE ? undefined : id)}
      options={[
        { value: IN_FORCE, label: t('flowEdit.inForce') },
        ...drafts.map(({ id, name }) => ({ value: id, label: t('flowEdit.inDraft', { name }) })),
      ]}
    />
  );
}

/** What the draft changes, in words and as text, and the way to put it in force. */
function Review({ of, drawing: { draft, errors } }: { of: string; drawing: JourneyDrawing }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <span className={styles.actions}>
      <Button type="primary" disabled={!draft} onClick={() => setOpen(true)}>
        {t('flowEdit.review')}
      </Button>
      {open && draft ? (
        <ReviewDrawer
          draft={draft}
          errors={errors}
          onClose={() => setOpen(false)}
          onApplied={() => void navigate({ to: '/journeys/$key', params: { key: of } })}
        />
      ) : null}
    </span>
  );
}
