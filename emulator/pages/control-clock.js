import { button, call, field, h, panel, t, time } from './common.js';

const SPEEDS = [
  [0, t('暂停', 'Pause')],
  [1, t('实时', 'Real')],
  [10, '×10'],
  [60, '×60'],
  [600, '×600'],
  [3600, '×3600'],
];
const JUMPS = [
  [600, t('10 分钟', '10 minutes')],
  [3600, t('1 小时', '1 hour')],
  [86_400, t('1 天', '1 day')],
  [7 * 86_400, t('7 天', '7 days')],
];

/** The clock of the world: pause, pace, jump. */
export function clockPanel(clock, act) {
  const isManual = clock.mode === 'manual';
  const set = (speed) => act(() => call('PUT', '/control/clock', { speed }));
  const jump = (seconds) => act(() => call('PUT', '/control/clock', { advance: seconds }));
  const other = h('input', {
    type: 'number',
    min: '0',
    max: '100000',
    step: 'any',
    value: String(clock.speed),
  });
  const send = (event) => {
    event.preventDefault();
    set(Number(other.value));
  };
  const next = clock.nextDue === null ? t('没有安排', 'nothing planned') : time(clock.nextDue);
  return panel(
    t('时钟', 'Clock'),
    h(
      'p',
      {},
      h('strong', {}, time(clock.now)),
      h('span', { class: 'soft' }, t(`　下一件事：${next}`, `  next: ${next}`)),
    ),
    isManual
      ? h('p', { class: 'note' }, t('手动时钟：只能拨快。', 'A manual clock can only be moved on.'))
      : h(
          'div',
          { class: 'acts', role: 'group', 'aria-label': t('速度', 'Pace') },
          SPEEDS.map(([speed, label]) =>
            button(label, () => set(speed), speed === clock.speed ? 'main' : '', {
              'aria-pressed': String(speed === clock.speed),
            }),
          ),
          h(
            'form',
            { class: 'inline', onsubmit: send },
            field(t('其他倍数', 'Other'), other, undefined, 'short'),
            h('button', { type: 'submit' }, t('设定', 'Set')),
          ),
        ),
    h(
      'div',
      { class: 'acts', role: 'group', 'aria-label': t('拨快', 'Move on') },
      JUMPS.map(([seconds, label]) => button(t(`拨快 ${label}`, `+ ${label}`), () => jump(seconds))),
    ),
  );
}

function figure(label, value) {
  return h('div', {}, h('strong', {}, String(value)), h('span', { class: 'soft' }, label));
}

/** Whether people come and act, and what there is. */
export function worldPanel({ world, figures, total }, act) {
  const arrivals = h('input', {
    type: 'number',
    min: '0',
    max: '1000000',
    value: String(world.arrivalsPerDay),
  });
  const send = (event) => {
    event.preventDefault();
    act(() => call('PUT', '/control/world', { arrivalsPerDay: Number(arrivals.value) }), t('已设定', 'Set'));
  };
  const run = () => act(() => call('PUT', '/control/world', { running: !world.running }));
  const { people, tasks, callbacks, business } = figures;
  return panel(
    t('世界', 'World'),
    h(
      'form',
      { class: 'inline', onsubmit: send },
      button(
        world.running ? t('让人物停下', 'Stop the people') : t('让人物开始活动', 'Let people act'),
        run,
        world.running ? '' : 'main',
      ),
      field(t('每天来多少人', 'Arrivals a day'), arrivals, undefined, 'short'),
      h('button', { type: 'submit' }, t('设定', 'Set')),
    ),
    h(
      'div',
      { class: 'figures acts' },
      figure(t('人物', 'people'), people.total),
      figure(t('好友', 'friends'), people.friend),
      figure(t('已离开', 'have left'), people.left),
      figure(t('渠道活码', 'codes'), figures.codes),
      figure(t('客户群', 'groups'), figures.groups),
      figure(t('待确认群发', 'mass tasks waiting'), tasks.unconfirmed),
      figure(t('待推送回调', 'callbacks waiting'), callbacks.waiting),
      figure(t('丢失回调', 'callbacks lost'), callbacks.lost),
      figure(t('待上报业务事件', 'business events waiting'), business.waiting),
      figure(t('接口请求', 'calls'), total),
    ),
  );
}
