// The architecture as rules. Each says what to do instead. ARCHITECTURE.md explains the tiers.
const M = 'server/src/modules';

// Lowest tier first. A module may call sideways or down (through api.ts), never up: upward only by events.
const tiers = [
  ['access', 'contacts', 'tags'],
  [
    'codes',
    'communities',
    'coupons',
    'events',
    'figures',
    'fixtures',
    'imports',
    'points',
    'segments',
    'tiers',
    'transfers',
  ],
  ['lifecycle'],
  ['broadcasts', 'journeys', 'moments', 'tasks'],
  ['home', 'search', 'system'],
];

const forbid = (name, comment, from, to) => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});
const neverUp = tiers.slice(0, -1).map((tier, i) =>
  forbid(
    `tier-${i}-never-up`,
    'A lower module never learns who listens: emit an event instead.',
    { path: `^${M}/(${tier.join('|')})/`, pathNot: '[.]test[.]ts$' },
    {
      path: `^${M}/(${tiers
        .slice(i + 1)
        .flat()
        .join('|')})/`,
    },
  ),
);

module.exports = {
  forbidden: [
    forbid('no-file-cycle', 'Move what both need into the lower file.', {}, { circular: true }),
    forbid(
      'modules-meet-at-api',
      'Import the other module through its api.ts.',
      { path: `^${M}/([^/]+)/`, pathNot: ['[.]test[.]ts$', '/rules/'] },
      { path: `^${M}/`, pathNot: [`^${M}/$1/`, `^${M}/[^/]+/api[.]ts$`] },
    ),
    forbid(
      'rules-meet-at-rules',
      'A pure rule may call pure rules of modules below, nothing else of them.',
      { path: `^${M}/([^/]+)/rules/`, pathNot: '[.]test[.]ts$' },
      { path: `^${M}/`, pathNot: [`^${M}/$1/`, `^${M}/[^/]+/rules/`], dependencyTypesNot: ['type-only'] },
    ),
    ...neverUp,
    forbid(
      'kernel-knows-no-domain',
      'The kernel serves every domain; pass what it needs as an argument.',
      { path: '^server/src/kernel/', pathNot: '[.]test[.]ts$' },
      { path: '^server/src/(modules|channels|engine|outbox|plan|analytics)/' },
    ),
    forbid(
      'channels-behind-the-port',
      'Modules, engine and outbox know channels/port.ts and capabilities only.',
      { path: '^server/src/(modules|engine|outbox)/', pathNot: '[.]test[.]ts$' },
      { path: '^server/src/channels/[^/]+/' },
    ),
    forbid(
      'channels-know-no-domain',
      'A channel speaks the platform; domain work comes in through the port.',
      { path: '^server/src/channels/', pathNot: '[.]test[.]ts$' },
      { path: `^${M}/` },
    ),
    forbid(
      'rules-are-pure',
      'Decisions get time, chance and state as arguments. reaction/ and the zone arithmetic are pure themselves.',
      { path: '/rules/', pathNot: '[.]test[.]ts$' },
      {
        pathNot: [
          '/rules/',
          '^contract/',
          '[.]d[.]ts$',
          '^server/src/reaction/',
          '^server/src/kernel/zone[.]ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'driver-only-in-kernel',
      'Ask the kernel for a Tx; nobody else talks to the driver.',
      { path: '^(server|cli)/', pathNot: ['^server/src/kernel/', '[.]test[.]ts$'] },
      { path: 'node_modules/(pg|pg-copy-streams|@clickhouse/client|chdb)/' },
    ),
    forbid(
      'apps-meet-at-contract',
      'Runtimes share contract/ only. The CLI starts the server, so it may import it; so may the benches.',
      { path: '^(server|console|emulator)/', pathNot: '[.]test[.]tsx?$' },
      { path: '^(server|console|emulator|cli|bench)/', pathNot: '^$1/' },
    ),
    forbid(
      'console-takes-types',
      'A schema in the console brings the schema library into its bundle: import the type alone.',
      { path: '^console/src/', pathNot: '[.]test[.]tsx?$' },
      {
        path: '^contract/src/',
        pathNot: '^contract/src/plan/(consent|money|quiet-hours|recorded)[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'emulator-stands-alone',
      'The emulator shares no code with the product, so that each tests the other.',
      { path: '^emulator/' },
      { path: '^(contract|server|console|cli|bench)/' },
    ),
    forbid(
      'contract-imports-no-app',
      'contract/ is shared by all.',
      { path: '^contract/' },
      {
        path: '^(server|console|emulator|cli|bench)/',
      },
    ),
    forbid(
      'product-imports-no-test',
      'Test code stays in tests.',
      { pathNot: ['[.]test[.]tsx?$', '^test/', '^vitest', '^bench/'] },
      { path: ['[.]test[.]tsx?$', '^test/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      conditionNames: ['@hetang/source', 'import', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
};
