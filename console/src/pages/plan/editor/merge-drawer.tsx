import type { draftMergeSchema, PlanDraft, PlanWorkspace } from '@hetang/contract/http/plan-drafts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/client.ts';
import { mergeDraft, readMerge } from '../../../api/plan-drafts.ts';
import { Loaded } from '../../../kit/loaded.tsx';
import { ProblemAlert } from '../../../kit/problem-view.tsx';
import styles from './editor.module.css';
import { chosenText, type Side } from './merge-choice.ts';

type Merge = Answer<typeof draftMergeSchema>;
type FileMerge = Merge['files'][number];
/** Chosen sides by file and place of the conflict. */
type Sides = Readonly<Record<string, Readonly<Record<number, Side>>>>;

interface Props {
  draft: PlanDraft;
  onMerged: (answer: PlanWorkspace) => void;
  onClose: () => void;
}

/** What somebody applied meanwhile beside the draft: merged where it can be, chosen where both wrote. */
export function MergeDrawer({ draft, onMerged, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [sides, setSides] = useState<Sides>({});
  const found = useQuery({
    queryKey: ['plan', 'merge', draft.id, draft.revision],
    queryFn: () => readMerge(draft.id),
    retry: false,
  });
  const open = found.data?.files.filter(({ conflicts }) => conflicts > 0) ?? [];
  const resolved = open.map((file) => ({ path: file.path, text: resolve(file, sides[file.path] ?? {}) }));
  const ready = found.data !== undefined && resolved.every(({ text }) => text !== undefined);
  const merge = useMutation({
    mutationFn: (merging: Merge) =>
      mergeDraft(draft.id, {
        revision: draft.revision,
        current: merging.current,
        resolved: resolved.map(({ path, text }) => ({ path, text: text ?? null })),
      }),
    onSuccess: (answer, { current }) => {
      message.success(t('planEdit.merged', { version: current }));
      onMerged(answer);
    },
  });
  const current = found.data?.current ?? 0;
  return (
    <Drawer
      open
      size={1080}
      title={t('planEdit.mergeTitle', { version: current })}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          disabled={!ready}
          loading={merge.isPending}
          onClick={() => found.data && merge.mutate(found.data)}
        >
          {t('planEdit.merge')}
        </Button>
      }
    >
      <p className="soft">{t('planEdit.mergeHint')}</p>
      <ProblemAlert error={merge.error} />
      <Loaded query={found}>
        {({ files }) =>
          files.length === 0 ? (
            <p>{t('planEdit.mergeNone')}</p>
          ) : (
            files.map((file) => (
              <MergeFile
                key={file.path}
                file={file}
                version={current}
                sides={sides[file.path] ?? {}}
                onChoose={(at, side) =>
                  setSides({ ...sides, [file.path]: { ...sides[file.path], [at]: side } })
                }
              />
            ))
          )
        }
      </Loaded>
    </Drawer>
  );
}

/** What becomes of a file: its text, null when it goes, undefined while something is to be chosen. */
function resolve({ parts }: FileMerge, sides: Readonly<Record<number, Side>>): string | null | undefined {
  const text = chosenText(parts, sides);
  if (text === null) return undefined;
  // A side that has taken the file away has nothing in it.
  return text === '' ? null : text;
}

interface FileProps {
  file: FileMerge;
  version: number;
  sides: Readonly<Record<number, Side>>;
  onChoose: (at: number, side: Side) => void;
}

function MergeFile({ file, version, sides, onChoose }: FileProps) {
  const { t } = useTranslation();
  const places = file.parts.flatMap((part, at) => (part.state === 'conflict' ? [{ part, at }] : []));
  const words = { mine: t('planEdit.mine'), theirs: t('planEdit.theirs'), both: t('planEdit.both') };
  return (
    <section className={styles.diff} aria-label={file.path}>
      <h3>
        <code>{file.path}</code> ·{' '}
        {file.conflicts > 0 ? t('planEdit.mergeOpen', { n: file.conflicts }) : t('planEdit.mergeClean')}
      </h3>
      {places.map(({ part, at }) => (
        <div key={at} className={styles.conflict}>
          <figure>
            <figcaption>{t('planEdit.mineSide')}</figcaption>
            <pre className={styles.out}>{part.mine.join('\n')}</pre>
          </figure>
          <figure>
            <figcaption>{t('planEdit.theirsSide', { version })}</figcaption>
            <pre className={styles.in}>{part.theirs.join('\n')}</pre>
          </figure>
          <Segmented<Side | ''>
            value={sides[at] ?? ''}
            options={(['mine', 'theirs', 'both'] as const).map((side) => ({
              value: side,
              label: words[side],
            }))}
            onChange={(side) => side !== '' && onChoose(at, side)}
          />
        </div>
      ))}
    </section>
  );
}
