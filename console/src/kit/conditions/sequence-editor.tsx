import { CloseOutlined } from '@ant-design/icons';
import type { SequenceLeaf } from '@hetang/contract/plan/condition';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventSelect } from '../event-select.tsx';
import styles from './conditions.module.css';
import type { EditorProps } from './editor-props.ts';
import { SpanInput } from './span-input.tsx';
import { WhereInput } from './where-input.tsx';

const LEAST = 2;
const MOST = 8;
type Step = SequenceLeaf['sequence'][number];

/** Events in their order, with the longest time between one and the next. */
export function SequenceEditor({ leaf, onChange }: EditorProps<SequenceLeaf>) {
  const { t } = useTranslation();
  const steps = leaf.sequence;
  const put = (sequence: Step[]) => onChange({ ...leaf, sequence });
  return (
    <div className={styles.sequence}>
      <ol>
        {steps.map((step, index) => (
          // The place is the step's name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <StepInput
              step={step}
              first={index === 0}
              onChange={(next) => put(steps.map((one, at) => (at === index ? next : one)))}
            />
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              disabled={steps.length <= LEAST}
              aria-label={t('conditions.removeStep', { n: index + 1 })}
              onClick={() => put(withoutStep(steps, index))}
            />
          </li>
        ))}
      </ol>
      <span className={styles.inline}>
        <Button
          type="link"
          size="small"
          disabled={steps.length >= MOST}
          onClick={() => put([...steps, { event: '' }])}
        >
          {t('conditions.addStep')}
        </Button>
        <OptionalSpan
          text={t('conditions.lastStepWithin')}
          value={leaf.within}
          onChange={(within) => onChange({ ...leaf, within })}
        />
      </span>
    </div>
  );
}

/** The first step has none before it, so no time since. */
function withoutStep(steps: readonly Step[], index: number): Step[] {
  return steps
    .filter((_, at) => at !== index)
    .map((step, at) => (at === 0 ? { ...step, within: undefined } : step));
}

interface StepProps {
  step: Step;
  first: boolean;
  onChange: (step: Step) => void;
}

function StepInput({ step, first, onChange }: StepProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.inline}>
      <EventSelect
        aria-label={t('conditions.kinds.event')}
        {...(step.event === '' ? {} : { value: step.event })}
        onChange={(event) => onChange({ ...step, event })}
      />
      <WhereInput
        event={step.event}
        value={step.where ?? {}}
        onChange={(where) => onChange({ ...step, where })}
      />
      {first ? null : (
        <OptionalSpan
          text={t('conditions.afterPrevious')}
          value={step.within}
          onChange={(within) => onChange({ ...step, within })}
        />
      )}
    </span>
  );
}

interface SpanProps {
  text: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A duration that may be left out. */
export function OptionalSpan({ text, value, onChange }: SpanProps) {
  return (
    <span className={styles.inline}>
      <Checkbox
        checked={value !== undefined}
        onChange={({ target }) => onChange(target.checked ? '7d' : undefined)}
      >
        {text}
      </Checkbox>
      {value === undefined ? null : <SpanInput label={text} value={value} onChange={onChange} />}
    </span>
  );
}
