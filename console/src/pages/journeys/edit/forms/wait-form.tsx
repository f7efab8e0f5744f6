import type { Late, Step, WaitStep } from '@hetang/contract/plan/kinds/journey-steps';
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SpanInput } from '../../../../kit/conditions/span-input.tsx';
import { WhereInput } from '../../../../kit/conditions/where-input.tsx';
import { EventSelect } from '../../../../kit/event-select.tsx';
import type { FormProps } from './form-props.ts';
import { KeySelect } from './key-select.tsx';
import { Labelled } from './labelled.tsx';

type Wait = Extract<Step, { wait: WaitStep }>;
type For = Extract<WaitStep, { for: unknown }>;
type Until = Extract<WaitStep, { until: unknown }>;
type OnDate = Exclude<Until['until'], string>;

const ways = ['span', 'event', 'time', 'date'] as const;
type Way = (typeof ways)[number];

const begin: Record<Way, WaitStep> = {
  span: '1d',
  event: { for: { event: '' }, 'at-most': '3d' },
  time: { until: '10:00' },
  date: { until: { field: '', before: '1d', at: '10:00' } },
};

/** How long to wait, or for what. */
export function WaitForm({ value, onChange, choices }: FormProps<Wait>) {
  const { t } = useTranslation();
  const { wait } = value;
  const put = (next: WaitStep) => onChange({ ...value, wait: next });
  return (
    <>
      <Labelled label={t('flowEdit.wait.how')}>
        <Select<Way>
          aria-label={t('flowEdit.wait.how')}
          value={wayOf(wait)}
          options={ways.map((one) => ({ value: one, label: t(`flowEdit.wait.ways.${one}`) }))}
          onChange={(way) => put(begin[way])}
        />
      </Labelled>
      {typeof wait === 'string' ? (
        <Labelled label={t('flowEdit.wait.span')}>
          <SpanInput label={t('flowEdit.wait.span')} value={wait} onChange={put} />
        </Labelled>
      ) : 'for' in wait ? (
        <ForEvent wait={wait} onChange={put} />
      ) : typeof wait.until === 'string' ? (
        <AtTime time={wait.until} on={wait.on} onChange={put} />
      ) : (
        <AtDate date={wait.until} onChange={(until) => put({ until })} fields={choices.of('fields')} />
      )}
      <LateInput value={value.late} onChange={({ late }) => onChange(withLate(value, late))} />
    </>
  );
}

function withLate({ late: before, ...step }: Wait, late: Late | undefined): Wait {
  return late ? { ...step, late: { ...before, ...late } } : step;
}

function wayOf(wait: WaitStep): Way {
  if (typeof wait === 'string') return 'span';
  if ('for' in wait) return 'event';
  return typeof wait.until === 'string' ? 'time' : 'date';
}

function ForEvent({ wait, onChange }: { wait: For; onChange: (wait: For) => void }) {
  const { t } = useTranslation();
  const { event, where = {} } = wait.for;
  return (
    <>
      <Labelled label={t('flowEdit.wait.event')}>
        <EventSelect
          aria-label={t('flowEdit.wait.event')}
          {...(event === '' ? {} : { value: event })}
          onChange={(next) => onChange({ ...wait, for: { event: next } })}
        />
        <WhereInput
          event={event}
          value={where}
          onChange={(next) => {
            const { where: _, ...leaf } = wait.for;
            onChange({ ...wait, for: next ? { ...leaf, where: next } : leaf });
          }}
        />
      </Labelled>
      <Labelled label={t('flowEdit.wait.atMost')}>
        <SpanInput
          label={t('flowEdit.wait.atMost')}
          value={wait['at-most']}
          onChange={(most) => onChange({ ...wait, 'at-most': most })}
        />
      </Labelled>
    </>
  );
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface TimeProps {
  time: string;
  on: Until['on'];
  onChange: (wait: Until) => void;
}

function AtTime({ time, on, onChange }: TimeProps) {
  const { t } = useTranslation();
  const days = on === undefined ? 'any' : on === 'workday' ? 'workday' : 'some';
  const choose = (next: typeof days) =>
    onChange({
      until: time,
      ...(next === 'workday' && { on: 'workday' as const }),
      ...(next === 'some' && { on: ['mon' as const] }),
    });
  return (
    <>
      <Labelled label={t('flowEdit.wait.time')}>
        <TimeInput
          label={t('flowEdit.wait.time')}
          value={time}
          onChange={(until) => onChange({ until, ...(on !== undefined && { on }) })}
        />
      </Labelled>
      <Labelled label={t('flowEdit.wait.days')}>
        <Select
          aria-label={t('flowEdit.wait.days')}
          value={days}
          options={(['any', 'workday', 'some'] as const).map((one) => ({
            value: one,
            label: t(`flowEdit.wait.on.${one}`),
          }))}
          onChange={choose}
        />
        {Array.isArray(on) ? (
          <Checkbox.Group
            value={on}
            options={weekdays.map((day) => ({ value: day, label: t(`flowEdit.weekdays.${day}`) }))}
            onChange={(chosen) => {
              if (chosen.length > 0)
                onChange({ until: time, on: weekdays.filter((day) => chosen.includes(day)) });
            }}
          />
        ) : null}
      </Labelled>
    </>
  );
}

interface DateProps {
  date: OnDate;
  fields: FormProps<unknown>['choices']['tags'];
  onChange: (date: OnDate) => void;
}

function AtDate({ date, fields, onChange }: DateProps) {
  const { t } = useTranslation();
  const { field, before, after, at } = date;
  const side = before !== undefined ? 'before' : after !== undefined ? 'after' : 'on';
  const put = (next: typeof side, span: string) =>
    onChange({
      field,
      at,
      ...(next === 'before' && { before: span }),
      ...(next === 'after' && { after: span }),
    });
  return (
    <>
      <KeySelect
        label={t('flowEdit.wait.field')}
        value={field}
        options={fields}
        onChange={(next) => onChange({ ...date, field: next })}
      />
      <Labelled label={t('flowEdit.wait.side')}>
        <Select<typeof side>
          aria-label={t('flowEdit.wait.side')}
          value={side}
          options={(['before', 'on', 'after'] as const).map((one) => ({
            value: one,
            label: t(`flowEdit.wait.sides.${one}`),
          }))}
          onChange={(next) => put(next, before ?? after ?? '1d')}
        />
        {side === 'on' ? null : (
          <Input
            aria-label={t('flowEdit.wait.distance')}
            value={before ?? after ?? ''}
            maxLength={5}
            onChange={({ target }) => put(side, target.value)}
          />
        )}
      </Labelled>
      <Labelled label={t('flowEdit.wait.time')}>
        <TimeInput
          label={t('flowEdit.wait.time')}
          value={at}
          onChange={(next) => onChange({ ...date, at: next })}
        />
      </Labelled>
    </>
  );
}

function TimeInput(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <Input
      type="time"
      aria-label={props.label}
      value={props.value}
      style={{ width: 120 }}
      onChange={({ target }) => {
        if (target.value !== '') props.onChange(target.value);
      }}
    />
  );
}

/** What to do when the wait ends much too late, after a pause or an outage. */
function LateInput({
  value,
  onChange,
}: {
  value: Late | undefined;
  onChange: (next: { late: Late | undefined }) => void;
}) {
  const { t } = useTranslation();
  return (
    <Labelled label={t('flowEdit.late.title')}>
      <Select<Late['do'] | 'usual'>
        aria-label={t('flowEdit.late.title')}
        value={value?.do ?? 'usual'}
        options={(['usual', 'run', 'skip', 'end', 'reschedule'] as const).map((one) => ({
          value: one,
          label: t(`flowEdit.late.do.${one}`),
        }))}
        onChange={(what) =>
          onChange({ late: what === 'usual' ? undefined : { after: value?.after ?? '1d', do: what } })
        }
      />
      {value ? (
        <SpanInput
          label={t('flowEdit.late.after')}
          value={value.after}
          onChange={(after) => onChange({ late: { ...value, after } })}
        />
      ) : null}
    </Labelled>
  );
}
