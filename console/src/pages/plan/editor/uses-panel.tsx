import type { PlanDefinition, PlanDraft, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readUses, renameInDraft } from '../../../api/plan-drafts.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import styles from './editor.module.css';
import { KindName } from './plan-tree.tsx';

interface Props {
  definition: PlanDefinition;
  /** A key can be changed in a draft only. */
  draft: PlanDraft | null;
  onJump: (place: { file: string; line: number; column: number }) => void;
  onRenamed: (answer: PlanWorkspace) => void;
  onClose: () => void;
}

/** Every place that names a definition, and its key to be changed with all of them. */
export function UsesPanel({ definition, draft, onJump, onRenamed, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { kind, key, name } = definition;
  const [to, setTo] = useState(key);
  const uses = useQuery({
    queryKey: ['plan', 'uses', draft?.id, draft?.revision, kind, key],
    queryFn: () => readUses({ draft: draft?.id, kind, key }),
    retry: false,
  });
  const rename = useMutation({
    mutationFn: (of: PlanDraft) => renameInDraft(of.id, { revision: of.revision, kind, key, to }),
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
      {draft && kind !== 'events' ? (
        <section aria-label={t('planEdit.renameKey')}>
          <h3>{t('planEdit.renameKey')}</h3>
          <p className="soft">{t('planEdit.renameKeyHint')}</p>
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
              onClick={() => rename.mutate(draft)}
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
