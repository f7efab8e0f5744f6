import type { PlanDefinition, PlanDraft, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readUses, renameInDraft } from '../../../api/plan-drafts.ts';
import { useMay } from '../../../app/use-may.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import styles from './editor.module.css';
import { KindName } from './plan-tree.tsx';

interface Props {
  definition: PlanDefinition;
  draft: PlanDraft | null;
  /** The draft in which a key is changed, begun when there is none. */
  onBegin: () => Promise<PlanDraft>;
  onJump: (place: { file: string; line: number; column: number }) => void;
  onRenamed: (answer: PlanWorkspace) => void;
  onClose: () => void;
}

/** Every place that names a definition, and its key to be changed with all of them. */
export function UsesPanel({ definition, draft, onBegin, onJump, onRenamed, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { may } = useMay();
  const { kind, key, name } = definition;
  const [to, setTo] = useState(key);
  const uses = useQuery({
    queryKey: ['plan', 'uses', draft?.id, draft?.revision, kind, key],
    queryFn: () => readUses({ draft: draft?.id, kind, key }),
    retry: false,
  });
  const rename = useMutation({
    async mutationFn() {
      const { id, revision } = await onBegin();
      return renameInDraft(id, { revision, kind, key, to });
    },
    onSuccess: (answer) => {
      message.success(t('planEdit.renamed', { to, n: answer.files.length }));
      onRenamed(answer);
    },
  });
  return (
    <Drawer open size={560} title={t('planEdit.usesOf', { name: name ?? key })} onClose={onClose}>
      <Loaded query={uses}>
        {(found) =>
          found.uses.length === 0 ? (
            <p className="soft">{t('planEdit.usesNone')}</p>
          ) : (
            <ul className={styles.uses}>
              {found.uses.map((use) => (
                <li key={`${use.file} ${use.line} ${use.column}`}>
                  <KindName kind={use.kind} /> {use.name ?? use.key}
                  <Button type="link" size="small" onClick={() => onJump(use)}>
                    {t('planEdit.jump', { file: use.file, line: use.line })}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {may('plan', 'write') && kind !== 'events' ? (
        <section aria-label={t('planEdit.renameKey')}>
          <h3>{t('planEdit.renameKey')}</h3>
          <p className="soft">{t('planEdit.renameKeyHint')}</p>
          {draft ? null : <p className="soft">{t('planEdit.renameBegins')}</p>}
          <div className={styles.bar}>
            <Input
              value={to}
              maxLength={63}
              aria-label={t('planEdit.renameKeyTo')}
              onChange={(event) => setTo(event.target.value.trim())}
            />
            <Button
              disabled={to === key || to === ''}
              loading={rename.isPending}
              onClick={() => rename.mutate()}
            >
              {t('planEdit.renameKey')}
            </Button>
          </div>
          <ProblemAlert error={rename.error} />
        </section>
      ) : null}
    </Drawer>
  );
}
