import type { Scalar } from '@hetang/contract/plan/values';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../../api/reference.ts';
import { SpanInput } from '../../../kit/conditions/span-input.tsx';
import { WhereInput } from '../../../kit/conditions/where-input.tsx';
import { EventSelect } from '../../../kit/event-select.tsx';
import { FieldValues } from '../../../kit/field-values.tsx';
import { tagOptionsOf } from '../../../kit/options.ts';
import { spanMs } from './span-ms.ts';
import styles from './test-run.module.css';
import type { Occurrence } from './use-test-run.ts';

const ways = ['event', 'tag', 'fields', 'task'] as const;
type Way = (typeof ways)[number];

interface Props {
  /** The person waits for a task. */
  inTask: boolean;
  onHappen: (occurrence: Occurrence, afterMs: number) => void;
}

/** Makes something happen on the way: an event, a tag, a fact that changes, a task that staff finish. */
export function HappeningInput({ inTask, onHappen }: Props) {
  const { t } = useTranslation();
  const plan = useQuery(referenceQuery).data;
  const [chosen, setChosen] = useState<Way>('event');
  const [event, setEvent] = useState('');
  const [props, setProps] = useState<Record<string, Scalar>>({});
  const [tag, setTag] = useState<string[]>([]);
  const [fields, setFields] = useState<Record<string, Scalar>>({});
  const [after, setAfter] = useState('1h');
  const way = chosen === 'task' && !inTask ? 'event' : chosen;
  const occurrence = occurrenceOf(way, { event, props, tag, fields });
  return (
    <section aria-label={t('testRun.happening')} className={styles.happening}>
      <div className={styles.row}>
        <span>{t('testRun.after')}</span>
        <SpanInput label={t('testRun.after')} value={after} onChange={setAfter} />
      </div>
      <Segmented<Way>
        aria-label={t('testRun.happening')}
        value={way}
        onChange={setChosen}
        options={ways
          .filter((one) => one !== 'task' || inTask)
          .map((one) => ({ value: one, label: t(`testRun.ways.${one}`) }))}
      />
      {way === 'event' ? (
        <div className={styles.row}>
          <EventSelect
            aria-label={t('testRun.ways.event')}
            className={styles.wide ?? ''}
            {...(event === '' ? {} : { value: event })}
            onChange={(next) => {
              setEvent(next);
              setProps({});
            }}
          />
          <WhereInput event={event} value={props} onChange={(next) => setProps(next ?? {})} />
        </div>
      ) : null}
      {way === 'tag' ? (
        <Select
          mode="multiple"
          aria-label={t('testRun.ways.tag')}
          optionFilterProp="label"
          options={tagOptionsOf(plan?.tagGroups)}
          value={tag}
          onChange={setTag}
          className={styles.wide ?? ''}
        />
      ) : null}
      {way === 'fields' || way === 'task' ? <FieldValues value={fields} onChange={setFields} /> : null}
      <div>
        <Button
          disabled={occurrence === null}
          onClick={() => occurrence && onHappen(occurrence, spanMs(after))}
        >
          {t('testRun.happen')}
        </Button>
      </div>
    </section>
  );
}

interface Chosen {
  event: string;
  props: Record<string, Scalar>;
  tag: string[];
  fields: Record<string, Scalar>;
}

/** Null while there is nothing that could happen. */
function occurrenceOf(way: Way, { event, props, tag, fields }: Chosen): Occurrence | null {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
  switch (way) {
    case 'event':
      return event === '' ? null : { event, props };
    case 'tag':
      return tag.length === 0 ? null : { tag };
    case 'fields':
      return Object.keys(filled).length === 0
        ? null
        : { event: 'contact.updated', props: { fields: filled } };
    default:
      return { event: 'task.done', props: { fields: filled } };
  }
}
