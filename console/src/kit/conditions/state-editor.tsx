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
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceSelect } from './choice-select.tsx';
import type { EditorProps } from './editor-props.ts';
import { OptionalSpan } from './sequence-editor.tsx';

/** Carries a tag, and for how long. */
export function TagEditor({ leaf, onChange }: EditorProps<TagLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect kind="tag" value={leaf.tag} onChange={(tag) => onChange({ ...leaf, tag })} />
      <OptionalSpan
        text={t('conditions.forAtLeast')}
        value={leaf.for}
        onChange={(span) => onChange({ ...leaf, for: span })}
      />
    </>
  );
}

/** Stands in a stage, or a later one, and for how long. */
export function StageEditor({ leaf, onChange }: EditorProps<StageLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect kind="stage" value={leaf.stage} onChange={(stage) => onChange({ ...leaf, stage })} />
      <Checkbox
        checked={leaf['or-later'] ?? false}
        onChange={({ target }) => onChange({ ...leaf, 'or-later': target.checked || undefined })}
      >
        {t('conditions.orLater')}
      </Checkbox>
      <OptionalSpan
        text={t('conditions.forAtLeast')}
        value={leaf.for}
        onChange={(span) => onChange({ ...leaf, for: span })}
      />
    </>
  );
}

/** Stands on a tier, or a higher one, and for how long. */
export function TierEditor({ leaf, onChange }: EditorProps<TierLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect kind="tier" value={leaf.tier} onChange={(tier) => onChange({ ...leaf, tier })} />
      <Checkbox
        checked={leaf['or-higher'] ?? false}
        onChange={({ target }) => onChange({ ...leaf, 'or-higher': target.checked || undefined })}
      >
        {t('conditions.orHigher')}
      </Checkbox>
      <OptionalSpan
        text={t('conditions.forAtLeast')}
        value={leaf.for}
        onChange={(span) => onChange({ ...leaf, for: span })}
      />
    </>
  );
}

/** Came through a channel code: by the first friendship, or by any. */
export function CodeEditor({ leaf, onChange }: EditorProps<CodeLeaf>) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceSelect kind="code" value={leaf.code} onChange={(code) => onChange({ ...leaf, code })} />
      <Select
        aria-label={t('conditions.source')}
        value={leaf.source ?? 'first'}
        popupMatchSelectWidth={false}
        options={(['first', 'any'] as const).map((one) => ({
          value: one,
          label: t(`conditions.sources.${one}`),
        }))}
        onChange={(source) => onChange({ ...leaf, source: source === 'first' ? undefined : source })}
      />
    </>
  );
}

/** Is, was, or has ever been in a group of a community. */
export function CommunityEditor({ leaf, onChange }: EditorProps<CommunityLeaf>) {
  const { t } = useTranslation();
  const state = leaf.state ?? 'member';
  return (
    <>
      <ChoiceSelect
        kind="community"
        value={leaf.community}
        onChange={(community) => onChange({ ...leaf, community })}
      />
      <Select
        aria-label={t('conditions.membership')}
        value={state}
        popupMatchSelectWidth={false}
        options={(['member', 'left', 'any'] as const).map((one) => ({
          value: one,
          label: t(`conditions.memberships.${one}`),
        }))}
        onChange={(next) =>
          onChange({ community: leaf.community, ...(next === 'member' ? {} : { state: next }) })
        }
      />
      {state === 'any' ? null : (
        <OptionalSpan
          text={t('conditions.forAtLeast')}
          value={leaf.for}
          onChange={(span) => onChange({ ...leaf, for: span })}
        />
      )}
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
      <Select
        aria-label={t('conditions.way')}
        value={leaf.state ?? 'active'}
        popupMatchSelectWidth={false}
        options={(['active', 'ended', 'any'] as const).map((one) => ({
          value: one,
          label: t(`conditions.ways.${one}`),
        }))}
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
      <Select
        aria-label={t('conditions.kinds.consent')}
        value={leaf.consent}
        popupMatchSelectWidth={false}
        options={consentScopes.map((one) => ({ value: one, label: t(`words.consentScope.${one}`) }))}
        onChange={(consent) => onChange({ ...leaf, consent })}
      />
      <Select
        aria-label={t('conditions.agreement')}
        value={leaf.is ?? 'given'}
        popupMatchSelectWidth={false}
        options={(['given', 'withdrawn', 'unknown'] as const).map((one) => ({
          value: one,
          label: t(`conditions.agreements.${one}`),
        }))}
        onChange={(is) => onChange({ ...leaf, is: is === 'given' ? undefined : is })}
      />
    </>
  );
}
