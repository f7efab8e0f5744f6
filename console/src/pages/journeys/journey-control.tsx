import type { ControlResult } from '@hetang/contract/http/journeys';
import type { JourneyDetail } from '@hetang/contract/http/work';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlJourney, controlPreviewQuery } from '../../api/journeys.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import styles from './flow.module.css';
import { actionsIn, type JourneyAction } from './journey-actions.ts';
import { JourneyState } from './journey-state.tsx';

type Journey = Pick<JourneyDetail, 'key' | 'name' | 'control'>;

/** The state of a journey and what can be done about it. */
export function JourneyControl({ journey }: { journey: Journey }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<JourneyAction | null>(null);
  return (
    <div className={styles.actions}>
      <JourneyState control={journey.control} />
      {actionsIn[journey.control?.state ?? 'running'].map((action) => (
        <Button key={action} danger={action === 'stop'} onClick={() => setAsked(action)}>
          {t(`control.${action}`)}
        </Button>
      ))}
      {asked ? <ControlDrawer journey={journey} action={asked} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

interface DrawerProps {
  journey: Journey;
  action: JourneyAction;
  onClose: () => void;
}

/** Says in numbers what an action brings about, asks for the reason, and does it. */
function ControlDrawer({ journey, action, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const preview = useQuery(controlPreviewQuery(journey.key, action));
  const carryOut = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      controlJourney(journey.key, { action, reason: reason.trim() }),
    onSuccess: async () => {
      message.success(t(`control.${action}Done`, { name: journey.name }));
      onClose();
      await client.invalidateQueries({ queryKey: ['journeys'] });
    },
  });
  return (
    <FormDrawer
      open
      title={t(`control.${action}Title`, { name: journey.name })}
      submitText={t(`control.${action}`)}
      form={form}
      saving={carryOut.isPending}
      error={carryOut.error}
      onClose={onClose}
      onSubmit={(values) => carryOut.mutate(values)}
    >
      <p>{t(`control.${action}Hint`)}</p>
      <Loaded query={preview}>
        {({ consequences }) => <Consequences action={action} consequences={consequences} />}
      </Loaded>
      <Form.Item
        name="reason"
        label={t('control.reason')}
        rules={[{ required: true, whitespace: true, message: t('control.reasonRule') }]}
      >
        <Input.TextArea rows={2} maxLength={300} showCount />
      </Form.Item>
    </FormDrawer>
  );
}

interface ConsequencesProps {
  action: JourneyAction;
  consequences: ControlResult['consequences'];
}

function Consequences({ action, consequences }: ConsequencesProps) {
  const { t } = useTranslation();
  const { active, messages, tasks, due, dueInADay } = consequences;
  const lines = {
    pause: [
      t('control.pauseActive', { n: formatNumber(active) }),
      t('control.pauseMessages', { n: formatNumber(messages) }),
      t('control.pauseDue', { n: formatNumber(due + dueInADay) }),
    ],
    resume: [
      t('control.resumeActive', { n: formatNumber(active) }),
      t('control.resumeMessages', { n: formatNumber(messages) }),
      t('control.resumeDue', { n: formatNumber(due) }),
    ],
    drain: [t('control.drainActive', { n: formatNumber(active) })],
    stop: [
      t('control.stopActive', { n: formatNumber(active) }),
      t('control.stopMessages', { n: formatNumber(messages) }),
      t('control.stopTasks', { n: formatNumber(tasks) }),
    ],
  };
  return (
    <ul className={styles.consequences} aria-label={t('control.consequences')}>
      {lines[action].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
