import { button, call, field, h, panel, t } from './common.js';

const own = { text: '', report: null };

function reportView(report) {
  if (report === null) return null;
  const isGood = report.failures === 0;
  const head = isGood
    ? t('全部通过', 'All met')
    : t(`${report.failures} 处不符`, `${report.failures} not met`);
  return panel(
    t('结果', 'Outcome'),
    h('p', {}, h('span', { class: `mark ${isGood ? 'good' : 'bad'}` }, head), ' ', report.name),
    h('pre', { tabindex: '0' }, report.lines.join('\n')),
  );
}

/** Scenarios: choose one or write one, and run it in a world of its own. */
export function scenariosView({ scenarios }, act) {
  const area = h('textarea', {
    class: 'code',
    rows: '22',
    spellcheck: 'false',
    'aria-label': t('剧本', 'Scenario'),
  });
  area.value = own.text === '' ? (scenarios[0]?.text ?? '') : own.text;
  area.addEventListener('input', () => {
    own.text = area.value;
  });
  const choose = h(
    'select',
    {},
    scenarios.map((one) => h('option', { value: one.file }, `${one.file} · ${one.name}`)),
  );
  choose.addEventListener('change', () => {
    own.text = scenarios.find((one) => one.file === choose.value)?.text ?? '';
    area.value = own.text;
  });
  const run = () =>
    act(async () => {
      own.report = null;
      own.report = await call('POST', '/control/scenarios/run', { text: area.value });
    });
  return h(
    'div',
    { class: 'columns' },
    panel(
      t('剧本', 'Scenario'),
      h(
        'p',
        { class: 'soft' },
        t(
          '在另一个独立的世界里运行，不影响这里。命令行：hetang-emulator run 文件',
          'Runs in a world of its own and changes nothing here. On the command line: hetang-emulator run FILE',
        ),
      ),
      field(t('示例', 'Examples'), choose),
      area,
      h('div', { class: 'acts' }, button(t('运行', 'Run'), run, 'main')),
    ),
    reportView(own.report) ??
      panel(t('结果', 'Outcome'), h('p', { class: 'soft' }, t('还没有运行', 'Not run yet'))),
  );
}
