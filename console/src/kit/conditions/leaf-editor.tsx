import type { Leaf } from '@hetang/contract/plan/condition';
import { ChoiceSelect } from './choice-select.tsx';
import type { EditorProps } from './editor-props.ts';
import { EventEditor } from './event-editor.tsx';
import { FieldEditor } from './field-editor.tsx';
import { OrdersEditor } from './orders-editor.tsx';
import { SequenceEditor } from './sequence-editor.tsx';
import {
  CodeEditor,
  CommunityEditor,
  ConsentEditor,
  JourneyEditor,
  StageEditor,
  TagEditor,
  TierEditor,
} from './state-editor.tsx';

/** The controls of one fact. */
export function LeafEditor({ leaf, onChange }: EditorProps<Leaf>) {
  if ('event' in leaf) return <EventEditor leaf={leaf} onChange={onChange} />;
  if ('sequence' in leaf) return <SequenceEditor leaf={leaf} onChange={onChange} />;
  if ('orders' in leaf) return <OrdersEditor leaf={leaf} onChange={onChange} />;
  if ('field' in leaf) return <FieldEditor leaf={leaf} onChange={onChange} />;
  if ('tag' in leaf) return <TagEditor leaf={leaf} onChange={onChange} />;
  if ('stage' in leaf) return <StageEditor leaf={leaf} onChange={onChange} />;
  if ('tier' in leaf) return <TierEditor leaf={leaf} onChange={onChange} />;
  if ('code' in leaf) return <CodeEditor leaf={leaf} onChange={onChange} />;
  if ('community' in leaf) return <CommunityEditor leaf={leaf} onChange={onChange} />;
  if ('journey' in leaf) return <JourneyEditor leaf={leaf} onChange={onChange} />;
  if ('consent' in leaf) return <ConsentEditor leaf={leaf} onChange={onChange} />;
  if ('friend' in leaf)
    return <ChoiceSelect kind="friend" value={leaf.friend} onChange={(friend) => onChange({ friend })} />;
  if ('segment' in leaf)
    return <ChoiceSelect kind="segment" value={leaf.segment} onChange={(segment) => onChange({ segment })} />;
  return (
    <ChoiceSelect
      kind="tag-group"
      value={leaf['tag-group']}
      onChange={(group) => onChange({ 'tag-group': group })}
    />
  );
}
