import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { SearchParams } from '../../../kit/list-state.ts';
import type { Jump } from './yaml-editor.tsx';

export interface Spot {
  file: string;
  line: number;
  column?: number;
}

/** The place that is looked at; it is in the address, so that a link leads there. */
export function useSpot(start: Spot | null) {
  const navigate = useNavigate();
  const [spot, setSpot] = useState<Spot | null>(start);
  const [line] = useState({ current: start?.line ?? 1 });
  const [jump, setJump] = useState<Jump | null>(
    start && { line: start.line, column: start.column ?? 1, turn: 0 },
  );
  const go = (to: Spot) => {
    setSpot(to);
    setJump({ line: to.line, column: to.column ?? 1, turn: (jump?.turn ?? 0) + 1 });
    line.current = to.line;
    void navigate({
      to: '/plan/edit',
      search: (last: SearchParams) => ({
        ...last,
        file: to.file,
        line: String(to.line),
        kind: undefined,
        key: undefined,
      }),
      replace: true,
    });
  };
  const setLine = (at: number) => {
    line.current = at;
  };
  // A link to another place may be followed while the page is open.
  const asked = start && `${start.file}:${start.line}`;
  const shown = useRef(asked);
  useEffect(() => {
    if (!start || asked === shown.current) return;
    shown.current = asked;
    if (spot?.file === start.file && line.current === start.line) return;
    setSpot(start);
    setJump((last) => ({ line: start.line, column: 1, turn: (last?.turn ?? 0) + 1 }));
    line.current = start.line;
  }, [start, asked, spot, line]);
  return { spot, jump, line, go, setLine };
}
