import { CloseOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './conditions.module.css';
import {
  changed,
  type DraftGroup,
  type DraftLeaf,
  type DraftNode,
  isGroup,
  type Join,
  withGroup,
  withLeaf,
} from './draft.ts';
import { LeafEditor } from './leaf-editor.tsx';
import { freshLeaf, kindOf, leafKinds } from './leaves.ts';
import { useUsefulKinds } from './use-choices.ts';

interface Props {
  draft: DraftGroup;
  onChange: (draft: DraftGroup) => void;
}

/** A condition put together from choices: facts in groups, groups in groups. */
export function ConditionBuilder({ draft, onChange }: Props) {
  return <Group group={draft} top draft={draft} onDraft={onChange} />;
}

interface PartProps {
  draft: DraftGroup;
  onDraft: (draft: DraftGroup) => void;
}

function Group({ group, top = false, draft, onDraft }: PartProps & { group: DraftGroup; top?: boolean }) {
  const { t } = useTranslation();
  const firstKind = freshLeaf('tag');
  const put = (change: Partial<DraftGroup>) =>
    onDraft(changed(draft, group.id, (node) => ({ ...node, ...change })));
  return (
    <fieldset className={styles.group} data-top={top}>
      <legend className="visually-hidden">{t('conditions.group')}</legend>
      <div className={styles.inline}>
        <Not node={group} draft={draft} onDraft={onDraft} />
        <Select<Join>
          aria-label={t('conditions.join')}
          value={group.join}
          popupMatchSelectWidth={false}
          options={(['all', 'any', 'of'] as const).map((one) => ({
            value: one,
            label: t(`conditions.joins.${one}`),
          }))}
          onChange={(join) => put({ join })}
        />
        {group.join === 'of' ? (
          <InputNumber
            aria-label={t('conditions.least')}
            min={1}
            max={Math.max(1, group.parts.length)}
            precision={0}
            value={Math.min(group.least, Math.max(1, group.parts.length))}
            onChange={(least) => put({ least: least ?? 1 })}
          />
        ) : null}
        {top ? null : <Remove node={group} draft={draft} onDraft={onDraft} />}
      </div>
      <ul className={styles.parts}>
        {group.parts.map((part) => (
          <li key={part.id}>
            {isGroup(part) ? (
              <Group group={part} draft={draft} onDraft={onDraft} />
            ) : (
              <Row node={part} draft={draft} onDraft={onDraft} />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.inline}>
        <Button size="small" onClick={() => onDraft(withLeaf(draft, group.id, firstKind))}>
          {t('conditions.addFact')}
        </Button>
        <Button size="small" onClick={() => onDraft(withGroup(draft, group.id, firstKind))}>
          {t('conditions.addGroup')}
        </Button>
      </div>
    </fieldset>
  );
}

function Row({ node, draft, onDraft }: PartProps & { node: DraftLeaf }) {
  const { t } = useTranslation();
  const useful = useUsefulKinds();
  const kind = kindOf(node.leaf);
  const put = (leaf: DraftLeaf['leaf']) =>
    onDraft(changed(draft, node.id, (one) => (isGroup(one) ? one : { ...one, leaf })));
  return (
    <div className={styles.row}>
      <Not node={node} draft={draft} onDraft={onDraft} />
      <Select
        aria-label={t('conditions.kind')}
        value={kind}
        popupMatchSelectWidth={false}
        listHeight={420}
        options={leafKinds
          .filter((one) => one === kind || useful(one))
          .map((one) => ({ value: one, label: t(`conditions.kinds.${one}`) }))}
        onChange={(next) => put(freshLeaf(next))}
      />
      <LeafEditor leaf={node.leaf} onChange={put} />
      <Remove node={node} draft={draft} onDraft={onDraft} />
    </div>
  );
}

function Not({ node, draft, onDraft }: PartProps & { node: DraftNode }) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t(isGroup(node) ? 'conditions.groupSense' : 'conditions.sense')}
      value={node.not ? 'not' : 'is'}
      popupMatchSelectWidth={false}
      options={(['is', 'not'] as const).map((one) => ({
        value: one,
        label: t(isGroup(node) ? `conditions.groupSenses.${one}` : `conditions.senses.${one}`),
      }))}
      onChange={(sense) => onDraft(changed(draft, node.id, (one) => ({ ...one, not: sense === 'not' })))}
    />
  );
}

function Remove({ node, draft, onDraft }: PartProps & { node: DraftNode }) {
  const { t } = useTranslation();
  return (
    <Button
      type="text"
      icon={<CloseOutlined />}
      aria-label={t(isGroup(node) ? 'conditions.removeGroup' : 'conditions.removeFact')}
      onClick={() => onDraft(changed(draft, node.id, () => null))}
    />
  );
}
