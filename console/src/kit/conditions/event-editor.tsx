import type { EventLeaf } from '@hetang/contract/plan/condition';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventSelect } from '../event-select.tsx';
import { type Aspect, aspectsOf, missingAspects, withAspect } from './aspects.ts';
import { BoundsInput } from './bounds-input.tsx';
import type { EditorProps } from './editor-props.ts';
import { AgeAspect, MeasureAspect, RemovableAspect } from './event-aspects.tsx';
import { WhereInput } from './where-input.tsx';
import { WindowInput } from './window-input.tsx';

/** An event, and what narrows it: how often, what it carries, when. Each is added and taken away by itself. */
export function EventEditor({ leaf, onChange }: EditorProps<EventLeaf>) {
  const { t } = useTranslation();
  const missing = missingAspects(leaf);
  return (
    <>
      <EventSelect
        aria-label={t('conditions.kinds.event')}
        {...(leaf.event === '' ? {} : { value: leaf.event })}
        onChange={(event) => onChange({ ...leaf, event })}
      />
      <WindowInput value={leaf} onChange={(window) => onChange({ ...leaf, ...window })} />
      {aspectsOf(leaf).map((aspect) => (
        <RemovableAspect
          key={aspect}
          aspect={aspect}
          onRemove={() => onChange(withAspect(leaf, aspect, false))}
        >
          <AspectInput aspect={aspect} leaf={leaf} onChange={onChange} />
        </RemovableAspect>
      ))}
      {missing.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: missing.map((aspect) => ({ key: aspect, label: t(`conditions.aspects.${aspect}`) })),
            onClick: ({ key }) => onChange(withAspect(leaf, key as Aspect, true)),
          }}
        >
          <Button type="link" size="small">
            {t('conditions.narrow')}
          </Button>
        </Dropdown>
      ) : null}
    </>
  );
}

function AspectInput({ aspect, leaf, onChange }: EditorProps<EventLeaf> & { aspect: Aspect }) {
  const { t } = useTranslation();
  if (aspect === 'where')
    return (
      <WhereInput
        event={leaf.event}
        value={leaf.where ?? {}}
        onChange={(where) => onChange({ ...leaf, where })}
      />
    );
  if (aspect === 'times')
    return (
      <BoundsInput
        whole
        value={leaf}
        of={t('conditions.times')}
        onChange={(bounds) => onChange({ ...leaf, ...bounds })}
      />
    );
  if (aspect === 'measure') return <MeasureAspect leaf={leaf} onChange={onChange} />;
  return <AgeAspect which={aspect} leaf={leaf} onChange={onChange} />;
}
