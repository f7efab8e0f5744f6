import type { Finding } from '@hetang/contract/http/plan';
import type { PlanDefinition } from '@hetang/contract/http/plan-drafts';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../kit/format.ts';
import styles from './editor.module.css';
import { definitionAt, kindRows } from './tree-rows.ts';

interface Props {
  paths: readonly string[];
  definitions: readonly PlanDefinition[];
  findings: readonly Finding[];
  file: string | null;
  /** The definition that is looked at. */
  current: PlanDefinition | null;
  onOpen: (file: string, line: number) => void;
}

/** Files and definitions of a plan beside one another; a press opens the place. */
export function PlanTree({ paths, definitions, findings, file, current, onOpen }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const tree = useRef<HTMLElement>(null);
  const shown = current && `${current.kind}/${current.key}`;
  useEffect(() => {
    if (shown) tree.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const wanted = search.trim().toLowerCase();
  const files = paths.filter((path) => path.toLowerCase().includes(wanted));
  const loud = findings.filter(({ severity }) => severity !== 'info');
  const rows = kindRows(definitions, search);
  const kindOf = ({ file: path, line }: Finding) => definitionAt(definitions, path, line)?.kind;
  return (
    <nav ref={tree} className={styles.tree} aria-label={t('planEdit.search')}>
      <Input
        allowClear
        value={search}
        aria-label={t('planEdit.search')}
        placeholder={t('planEdit.search')}
        onChange={(event) => setSearch(event.target.value)}
      />
      {files.length + rows.length === 0 ? <p className="soft">{t('planEdit.searchNone')}</p> : null}
      <h2 className={styles.treeTitle}>{t('planEdit.definitions')}</h2>
      {rows.map(({ kind, definitions: found }) => (
        <details key={kind} open={wanted !== '' || kind === current?.kind || undefined}>
          <summary>
            <KindName kind={kind} /> <span className="soft">{formatNumber(found.length)}</span>
            <Errors findings={loud.filter((finding) => kindOf(finding) === kind)} />
          </summary>
          <ul>
            {found.map((one) => (
              <li key={one.key}>
                <button
                  type="button"
                  aria-current={one.kind === current?.kind && one.key === current.key ? 'true' : undefined}
                  onClick={() => onOpen(one.file, one.line)}
                >
                  {one.name ?? one.key} <code className="soft">{one.key}</code>
                </button>
              </li>
            ))}
          </ul>
        </details>
      ))}
      <details className={styles.treeFiles} open={wanted !== '' || undefined}>
        <summary>
          {t('planEdit.files')} <span className="soft">{formatNumber(files.length)}</span>
        </summary>
        <ul>
          {files.map((path) => (
            <li key={path}>
              <button
                type="button"
                aria-current={path === file ? 'true' : undefined}
                onClick={() => onOpen(path, 1)}
              >
                <code>{path}</code>
                <Errors findings={findings.filter((finding) => finding.file === path)} />
              </button>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

/** What a kind is called; one that the words do not know yet is shown as it is written. */
export function KindName({ kind }: { kind: string }) {
  const { t } = useTranslation();
  return t(`planEdit.kinds.${kind as 'stages'}`, { defaultValue: kind });
}

function Errors({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  if (errors + warnings === 0) return null;
  return (
    <span
      className={errors > 0 ? styles.bad : styles.warn}
      title={t('plan.findingsSummary', { errors, warnings })}
    >
      {formatNumber(errors > 0 ? errors : warnings)}
    </span>
  );
}
