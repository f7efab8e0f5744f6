import type { Step } from '@hetang/contract/plan/kinds/journey-steps';
import { useTranslation } from 'react-i18next';
import { SpanInput } from '../../../../kit/conditions/span-input.tsx';
import { FieldValues } from '../../../../kit/field-values.tsx';
import { BranchForm } from './branch-form.tsx';
import type { FormProps } from './form-props.ts';
import { KeySelect, KeysSelect } from './key-select.tsx';
import { Labelled } from './labelled.tsx';
import { PointsForm } from './points-form.tsx';
import { ReasonInput } from './reason-input.tsx';
import { SplitForm } from './split-form.tsx';
import { TaskForm } from './task-form.tsx';
import { TextInput } from './text-input.tsx';
import { WaitForm } from './wait-form.tsx';
import { WebhookForm } from './webhook-form.tsx';

type Of<K extends string> = Extract<Step, Record<K, unknown>>;

/** The settings of a step of any kind. */
export function StepForm(props: FormProps<Step>) {
  const { value, onChange, choices } = props;
  if ('wait' in value) return <WaitForm value={value} onChange={onChange} choices={choices} />;
  if ('branch' in value) return <BranchForm value={value} onChange={onChange} />;
  if ('split' in value) return <SplitForm value={value} onChange={onChange} choices={choices} />;
  if ('task' in value) return <TaskForm value={value} onChange={onChange} choices={choices} />;
  if ('webhook' in value) return <WebhookForm value={value} onChange={onChange} choices={choices} />;
  if ('points' in value) return <PointsForm value={value} onChange={onChange} choices={choices} />;
  if ('tag' in value || 'untag' in value)
    return <TagForm value={value} onChange={onChange} choices={choices} />;
  return <NamingForm value={value} onChange={onChange} choices={choices} />;
}

/** Steps that mostly name one thing. */
function NamingForm({ value, onChange, choices }: FormProps<Step>) {
  const { t } = useTranslation();
  if ('welcome' in value)
    return (
      <KeySelect
        label={t('flowEdit.message')}
        value={value.welcome}
        options={choices.of('messages')}
        onChange={(welcome) => onChange({ ...value, welcome })}
      />
    );
  if ('message' in value) return <MessageForm value={value} onChange={onChange} choices={choices} />;
  if ('coupon' in value)
    return (
      <KeySelect
        label={t('flowEdit.coupon')}
        value={value.coupon}
        options={choices.of('activities')}
        onChange={(coupon) => onChange({ ...value, coupon })}
      />
    );
  if ('start' in value)
    return (
      <KeySelect
        label={t('flowEdit.journey')}
        value={value.start}
        options={choices.of('journeys')}
        onChange={(start) => onChange({ ...value, start })}
      />
    );
  if ('set' in value)
    return (
      <Labelled label={t('flowEdit.fields')}>
        <FieldValues value={value.set} onChange={(set) => onChange({ ...value, set })} />
      </Labelled>
    );
  if ('stage' in value) return <StageForm value={value} onChange={onChange} choices={choices} />;
  if ('invite' in value) return <InviteForm value={value} onChange={onChange} choices={choices} />;
  if ('end' in value)
    return (
      <TextInput
        label={t('flowEdit.endReason')}
        value={value.end}
        max={100}
        onChange={(end) => onChange({ ...value, end })}
      />
    );
  return null;
}

function MessageForm({ value, onChange, choices }: FormProps<Of<'message'>>) {
  const { t } = useTranslation();
  return (
    <>
      <KeySelect
        label={t('flowEdit.message')}
        value={value.message}
        options={choices.of('messages')}
        onChange={(message) => onChange({ ...value, message })}
      />
      <Labelled label={t('flowEdit.expire')} hint={t('flowEdit.expireHint')}>
        <SpanInput
          label={t('flowEdit.expire')}
          value={value.expire ?? '3d'}
          onChange={(expire) => onChange({ ...value, expire })}
        />
      </Labelled>
    </>
  );
}

function StageForm({ value, onChange, choices }: FormProps<Of<'stage'>>) {
  const { t } = useTranslation();
  return (
    <>
      <KeySelect
        label={t('flowEdit.stage')}
        value={value.stage}
        options={choices.of('stages')}
        onChange={(stage) => onChange({ ...value, stage })}
      />
      <ReasonInput value={value} onChange={onChange} />
    </>
  );
}

function InviteForm({ value, onChange, choices }: FormProps<Of<'invite'>>) {
  const { t } = useTranslation();
  return (
    <>
      <KeySelect
        label={t('flowEdit.community')}
        value={value.invite}
        options={choices.of('communities')}
        onChange={(invite) => onChange({ ...value, invite })}
      />
      <KeySelect
        label={t('flowEdit.by')}
        value={value.by}
        options={[{ value: 'owner', label: t('flowEdit.owner') }, ...choices.of('staff')]}
        onChange={(by) => onChange({ ...value, by })}
      />
      <Labelled label={t('flowEdit.due')}>
        <SpanInput
          label={t('flowEdit.due')}
          value={value.due}
          onChange={(due) => onChange({ ...value, due })}
        />
      </Labelled>
    </>
  );
}

function TagForm({ value, onChange, choices }: FormProps<Of<'tag'> | Of<'untag'>>) {
  const { t } = useTranslation();
  const add = 'tag' in value ? value.tag : [];
  const remove = value.untag ?? [];
  const put = (tag: string[], untag: string[]) => {
    const id = value.id === undefined ? {} : { id: value.id };
    // A step that takes tags away only has no list of those to set.
    onChange(
      tag.length === 0 && 'untag' in value
        ? { ...id, untag }
        : { ...id, tag, ...(untag.length > 0 && { untag }) },
    );
  };
  return (
    <>
      <KeysSelect
        label={t('flowEdit.addTags')}
        value={add}
        options={choices.tags}
        onChange={(tag) => put(tag, remove)}
      />
      <KeysSelect
        label={t('flowEdit.removeTags')}
        value={remove}
        options={choices.tags}
        onChange={(untag) => put(add, untag)}
      />
    </>
  );
}
