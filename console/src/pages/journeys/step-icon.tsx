import {
  AimOutlined,
  ApartmentOutlined,
  ApiOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  FlagOutlined,
  FormOutlined,
  GiftOutlined,
  LoginOutlined,
  LogoutOutlined,
  MessageOutlined,
  NodeIndexOutlined,
  PlayCircleOutlined,
  RiseOutlined,
  SmileOutlined,
  SplitCellsOutlined,
  StarOutlined,
  TagOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

const icons: Record<string, ComponentType> = {
  welcome: SmileOutlined,
  message: MessageOutlined,
  wait: ClockCircleOutlined,
  branch: ApartmentOutlined,
  split: SplitCellsOutlined,
  arm: NodeIndexOutlined,
  tag: TagOutlined,
  untag: TagOutlined,
  set: FormOutlined,
  stage: RiseOutlined,
  task: CheckSquareOutlined,
  invite: UsergroupAddOutlined,
  points: StarOutlined,
  coupon: GiftOutlined,
  webhook: ApiOutlined,
  start: PlayCircleOutlined,
  end: FlagOutlined,
  entry: LoginOutlined,
  goal: AimOutlined,
  leave: LogoutOutlined,
};

/** The sign of a kind of step; the word for it always stands beside it. */
export function StepIcon({ kind }: { kind: string }) {
  const Icon = icons[kind] ?? NodeIndexOutlined;
  return (
    <span aria-hidden="true">
      <Icon />
    </span>
  );
}
