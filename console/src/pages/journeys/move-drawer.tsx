import type { MoveResult } from '@hetang/contract/http/journeys';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { journeyQuery, type MoveMap, movePeople, movePreviewQuery } from '../../api/journeys.ts';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { MoveFooter } from './move-footer.tsx';

interface Props {
  journey: string;
  /** The earlier version whose people go on in the newest. */
  version: number;
  onClose: () => void;
  onMoved: () => void;
}

/** Moves people of an earlier version to the newest: step by step as proposed or chosen, with counts, before it is done. */
export function MoveDrawer({ journey, version, onClose, onMoved }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [map, setMap] = useState<MoveMap>({});
  const wish = { from: [version], map };
  const preview = useQuery(movePreviewQuery(journey, wish));
  const move = useMutation({
    mutationFn: () => movePeople(journey, { ...wish, dryRun: false }),
    onSuccess: async ({ moved, exited }) => {
      message.success(t('flow.moved', { moved: formatNumber(moved), exited: formatNumber(exited) }));
      onMoved();
      await client.invalidateQueries({ queryKey: ['journeys'] });
    },
  });
  return (
    <Drawer
      open
      size={760}
      title={t('flow.moveTitle', { version })}
      onClose={onClose}
      footer={<MoveFooter preview={preview.data} move={move} onClose={onClose} />}
      destroyOnHidden
    >
      <p>{t('flow.moveHint')}</p>
      <Loaded query={preview}>
        {(result) => <StepMap journey={journey} result={result} map={map} onMap={setMap} />}
      </Loaded>
    </Drawer>
  );
}

interface MapProps {
  journey: string;
  result: MoveResult;
  map: MoveMap;
  onMap: (map: MoveMap) => void;
}

function StepMap({ journey, result, map, onMap }: MapProps) {
  const { t } = useTranslation();
  const newest = useQuery(journeyQuery(journey, null)).data?.steps ?? [];
  const options = [
    ...newest.filter(({ node }) => node >= 0).map(({ node, label }) => ({ value: String(node), label })),
    { value: 'stay', label: t('flow.stay') },
    { value: 'exit', label: t('flow.exit') },
  ];
  const choose = (node: number, value: string) =>
    onMap({ ...map, [node]: value === 'stay' || value === 'exit' ? value : Number(value) });
  if (result.steps.length === 0) return <p className="soft">{t('flow.nobodyToMove')}</p>;
  return (
    <PlainTable
      caption={t('flow.moveMap')}
      columns={[
        { key: 'step', title: t('flow.moveFrom') },
        { key: 'people', title: t('flow.moveCount'), numeric: true },
        { key: 'to', title: t('flow.moveTo') },
        { key: 'how', title: t('flow.moveHow') },
      ]}
      rows={result.steps.map((step) => ({
        key: String(step.node),
        cells: [
          step.step,
          formatNumber(step.people),
          <Select
            key="to"
            aria-label={t('flow.moveToOf', { step: step.step })}
            value={step.how === 'stay' || step.how === 'exit' ? step.how : String(step.to)}
            options={options}
            popupMatchSelectWidth={false}
            onChange={(value) => choose(step.node, value)}
          />,
          `${t(`flow.by.${step.by}`)} · ${t(`flow.how.${step.how}`)}`,
        ],
      }))}
    />
  );
}
