import type { Step, TaskStep } from '@hetang/contract/plan/kinds/journey-steps';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { SpanInput } from '../../../../kit/conditions/span-input.tsx';
import type { FormProps } from './form-props.ts';
import { KeySelect, KeysSelect } from './key-select.tsx';
import { Labelled } from './labelled.tsx';
import { TextInput } from './text-input.tsx';

type Task = Extract<Step, { task: TaskStep }>;

/** What staff are asked to do, who, until when, and what they find out. */
export function TaskForm({ value, onChange, choices }: FormProps<Task>) {
  const { t } = useTranslation();
  const { task } = value;
  const put = (more: Partial<TaskStep>) => onChange({ ...value, task: { ...task, ...more } });
  return (
    <>
      <TextInput
        label={t('flowEdit.taskTitle')}
        value={task.title ?? ''}
        max={100}
        onChange={(title) => put({ title: title === '' ? undefined : title })}
      />
      <TextInput
        label={t('flowEdit.taskKey')}
        hint={t('flowEdit.taskKeyHint')}
        value={task.do}
        max={64}
        onChange={(text) => put({ do: text.trim() })}
      />
      <KeySelect
        label={t('flowEdit.by')}
        value={task.by}
        options={[{ value: 'owner', label: t('flowEdit.owner') }, ...choices.of('staff')]}
        onChange={(by) => put({ by })}
      />
      <Labelled label={t('flowEdit.due')}>
        <SpanInput label={t('flowEdit.due')} value={task.due} onChange={(due) => put({ due })} />
      </Labelled>
      <KeysSelect
        label={t('flowEdit.fills')}
        value={task.fills}
        options={choices.fills}
        onChange={(fills) => put({ fills })}
      />
      <Checkbox checked={task.wait} onChange={({ target }) => put({ wait: target.checked })}>
        {t('flowEdit.taskWait')}
      </Checkbox>
    </>
  );
}
