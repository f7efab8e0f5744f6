import type { EnrolmentDetail } from '@hetang/contract/http/journeys';
import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { enrolmentQuery } from '../../api/enrolments.ts';
import { useTimezone } from '../../app/now.ts';
import { reasonText } from '../../kit/code-text.ts';
import { Definitions } from '../../kit/definitions.tsx';
import { formatInstant } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { useWord } from '../../kit/use-word.ts';
import { TraceEffects } from './trace-effects.tsx';
import { TraceSteps } from './trace-steps.tsx';

interface Props {
  /** Number of the enrolment. */
  id: number;
  /** Journey and person, for the title. */
  title: string;
  onClose: () => void;
}

/** One person's way through a journey: every step, what was decided from what, and what came of it. */
export function TraceDrawer({ id, title, onClose }: Props) {
  const trace = useQuery(enrolmentQuery(id));
  const { t } = useTranslation();
  return (
    <Drawer open title={t('trace.title', { name: title })} size={640} onClose={onClose} destroyOnHidden>
      <Loaded query={trace}>{(data) => <Trace trace={data} />}</Loaded>
    </Drawer>
  );
}

function Trace({ trace }: { trace: EnrolmentDetail }) {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const at = (value: string | null) => formatInstant(value, timezone, true);
  const active = trace.status === 'active';
  const item = (key: string, name: string, value: ReactNode) => ({ key, name, value });
  return (
    <>
      <Definitions
        items={[
          item(
            'status',
            t('trace.status'),
            <StateText tone={active ? 'busy' : 'quiet'} text={word('enrolment', trace.status)} />,
          ),
          item('version', t('trace.version'), trace.version),
          ...(trace.key === null ? [] : [item('key', t('trace.key'), <code>{trace.key}</code>)]),
          item('trigger', t('trace.trigger'), triggerText(trace, t('trace.asked', { by: trace.trigger.by }))),
          item('started', t('trace.started'), at(trace.startedAt)),
          ...(active ? [item('now', t('trace.now'), trace.step ?? t('none'))] : []),
          ...(trace.dueAt ? [item('due', t('trace.due'), at(trace.dueAt))] : []),
          ...(trace.endedAt ? [item('ended', t('trace.ended'), at(trace.endedAt))] : []),
          ...(trace.endReason
            ? [item('reason', t('trace.endReason'), reasonText(word, trace.endReason))]
            : []),
        ]}
      />
      <TraceSteps steps={trace.steps} />
      <TraceEffects trace={trace} />
    </>
  );
}

function triggerText({ trigger }: EnrolmentDetail, asked: string): string {
  return trigger.by === null ? trigger.words : `${trigger.words} · ${asked}`;
}
