import type {
  CodeLeaf,
  CommunityLeaf,
  ConsentLeaf,
  JourneyLeaf,
  StageLeaf,
  TagLeaf,
  TierLeaf,
} from '@hetang/contract/plan/condition';
import { consentScopes } from '@hetang/contract/plan/consent';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceSelect } from './choice-select.tsx';
import type { EditorProps } from './editor-props.ts';
import { OptionalSpan } from './sequence-editor.tsx';
import { WordSelect } from './word-select.tsx';

/** For how long it has been so. */
function ForAtLeast<L extends { for?: string | undefined }>({ leaf, onChange }: EditorProps<L>) {
  const { t } = useTranslation();
  return (
    <OptionalSpan
      text={t('conditions.forAtLeast')}
      value={leaf.for}
      onChange={(span) => onChange({ ...leaf, for: span })}
    />
  );
}

interface OrMoreProps {
  text: string;
  value: boolean | undefined;
  onChange: (value: true | undefined) => void;
}

/** What comes after on the way counts too. */
function OrMore({ text, value, onChange }: OrMoreProps) {
  return (
    <Checkbox checked={value ?? false} onChange={({ target }) => onChange(target.checked || undefined)}>
      {text}
    </Checkbox>
  );
}

/** Carries a tag, and for how long. */
export function TagEditor({ leaf, onChange }: EditorProps<TagLeaf>) {
  return (
    <>
      <ChoiceSelect kind="tag" value={leaf.tag} onChange={(tag) => onChange({ ...leaf, tag })} />
      <ForAtLeast leaf={leaf} onChange={onChange} />
    </>
  );
}

/** Stands in a stage, or a later one, and for how long. */
export function StageEditor({ leaf, onChange }: EditorProps<StageLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect kind="stage" value={leaf.stage} onChange={(stage) => onChange({ ...leaf, stage })} />
      <OrMore
        text={t('conditions.orLater')}
        value={leaf['or-later']}
        onChange={(more) => onChange({ ...leaf, 'or-later': more })}
      />
      <ForAtLeast leaf={leaf} onChange={onChange} />
    </>
  );
}

/** Stands on a tier, or a higher one, and for how long. */
export function TierEditor({ leaf, onChange }: EditorProps<TierLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect kind="tier" value={leaf.tier} onChange={(tier) => onChange({ ...leaf, tier })} />
      <OrMore
        text={t('conditions.orHigher')}
        value={leaf['or-higher']}
        onChange={(more) => onChange({ ...leaf, 'or-higher': more })}
      />
      <ForAtLeast leaf={leaf} onChange={onChange} />
    </>
  );
}

/** Came through a channel code: by the first friendship, or by any. */
export function CodeEditor({ leaf, onChange }: EditorProps<CodeLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect kind="code" value={leaf.code} onChange={(code) => onChange({ ...leaf, code })} />
      <WordSelect
        label={t('conditions.source')}
        value={leaf.source ?? 'first'}
        choices={['first', 'any']}
        wordOf={(one) => t(`conditions.sources.${one}`)}
        onChange={(source) => onChange({ ...leaf, source: source === 'first' ? undefined : source })}
      />
    </>
  );
}

/** Is, was, or has ever been in a group of a community. */
export function CommunityEditor({ leaf, onChange }: EditorProps<CommunityLeaf>) {
  const { t } = useTranslation();
  const { community } = leaf;
  const state = leaf.state ?? 'member';
  return (
    <>
      <ChoiceSelect
        kind="community"
        value={community}
        onChange={(next) => onChange({ ...leaf, community: next })}
      />
      <WordSelect
        label={t('conditions.membership')}
        value={state}
        choices={['member', 'left', 'any']}
        wordOf={(one) => t(`conditions.memberships.${one}`)}
        onChange={(next) => onChange({ community, ...(next === 'member' ? {} : { state: next }) })}
      />
      {state === 'any' ? null : <ForAtLeast leaf={leaf} onChange={onChange} />}
    </>
  );
}

/** Is or was in a journey. */
export function JourneyEditor({ leaf, onChange }: EditorProps<JourneyLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect
        kind="journey"
        value={leaf.journey}
        onChange={(journey) => onChange({ ...leaf, journey })}
      />
      <WordSelect
        label={t('conditions.way')}
        value={leaf.state ?? 'active'}
        choices={['active', 'ended', 'any']}
        wordOf={(one) => t(`conditions.ways.${one}`)}
        onChange={(state) => onChange({ ...leaf, state: state === 'active' ? undefined : state })}
      />
    </>
  );
}

/** Has agreed to something, has withdrawn it, or has not said. */
export function ConsentEditor({ leaf, onChange }: EditorProps<ConsentLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <WordSelect
        label={t('conditions.kinds.consent')}
        value={leaf.consent}
        choices={consentScopes}
        wordOf={(one) => t(`words.consentScope.${one}`)}
        onChange={(consent) => onChange({ ...leaf, consent })}
      />
      <WordSelect
        label={t('conditions.agreement')}
        value={leaf.is ?? 'given'}
        choices={['given', 'withdrawn', 'unknown']}
        wordOf={(one) => t(`conditions.agreements.${one}`)}
        onChange={(is) => onChange({ ...leaf, is: is === 'given' ? undefined : is })}
      />
    </>
  );
}
