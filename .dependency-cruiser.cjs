// The arrows of the house: who may know whom. Tests may know everybody.
const TESTS = String.raw`(\.test\.ts$|^test/)`;

/** `from` may import only these folders of ours (type-only imports of `types` besides). */
const only = (folder, allowed, types = []) => {
  const itself = [folder, ...allowed];
  const everything = String.raw`^(api|workflows|activities|worker|domain|models|tools|store|schemas|cli|config|channel|observability|evals|bench|test)/`;
  const rules = [
    {
      name: `${folder}-knows-only-its-own`,
      comment: `${folder}/ may import ${allowed.join(', ') || 'nothing else'}${types.length > 0 ? ` (and types of ${types.join(', ')})` : ''}.`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: TESTS },
      to: { path: everything, pathNot: `^(${[...itself, ...types].join('|')})/` },
    },
  ];
  if (types.length > 0) {
    rules.push({
      name: `${folder}-types-only`,
      comment: `${folder}/ may import types, and nothing that runs, from ${types.join(', ')}.`,
      severity: 'error',
      from: { path: `^${folder}/`, pathNot: TESTS },
      to: {
        path: `^(${types.join('|')})/`,
        // Names of failures: constants that both sides of the sandbox need.
        pathNot: '^activities/failure-codes\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    });
  }
  return rules;
};

/**
 * The rooms of domain/, from the ground up: each may import the ones before it, types included. `beside`: the earlier
 * ones that it may not import either.
 */
const BASICS = String.raw`(calendar|day-number|slots|catalogue|table)\.ts$`;
const ROOMS = [
  { room: BASICS, name: 'basics' },
  { room: 'booking/' },
  { room: 'tools/' },
  { room: String.raw`workspace\.ts$`, name: 'workspace' },
  { room: 'understanding/' },
  { room: 'dialogue/' },
  { room: 'policy/' },
  { room: 'reply/', beside: ['policy/'] },
];

/** The stages of a turn's dialogue: what is tracked is decided upon, what is decided is applied, and nothing is done twice. */
const STAGES = [{ room: 'track/' }, { room: 'decide/' }, { room: 'apply/', beside: ['track/', 'decide/'] }];

const roomsOf = (folder, rooms) =>
  rooms.map(({ room, name = room.slice(0, -1), beside = [] }, index) => ({
    name: `${folder}-one-way-${name}`,
    severity: 'error',
    from: { path: `^${folder}/${room}`, pathNot: TESTS },
    to: { path: `^${folder}/(${[...rooms.slice(index + 1).map((later) => later.room), ...beside].join('|')})` },
  }));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...only('domain', ['schemas']),
    ...only('workflows', ['domain', 'schemas'], ['activities', 'models', 'store']),
    ...only('models', ['domain', 'schemas'], ['evals']),
    ...only('store', ['domain', 'schemas'], ['workflows', 'activities']),
    ...only('tools', ['store', 'domain', 'schemas'], ['activities']),
    ...only('activities', ['domain', 'models', 'tools', 'store', 'channel', 'schemas', 'observability', 'workflows']),
    ...only('channel', []),
    ...only('config', ['domain']),
    ...only('observability', ['domain']),
    ...only(
      'api',
      ['workflows', 'store', 'domain', 'schemas', 'channel', 'config', 'observability', 'models'],
      ['activities', 'tools'],
    ),
    ...only('worker', [
      'activities',
      'workflows',
      'domain',
      'models',
      'tools',
      'store',
      'channel',
      'config',
      'observability',
    ]),
    {
      name: 'nothing-imports-the-entry-points',
      comment: 'api/ and worker/ are entered from the command line only.',
      severity: 'error',
      from: { path: '^(?!api/|worker/|cli/|bench/)', pathNot: TESTS },
      to: { path: '^(api|worker)/' },
    },
    {
      name: 'the-command-is-the-outermost',
      severity: 'error',
      from: { path: '^(?!cli/|bench/|evals/|scripts/)', pathNot: TESTS },
      to: { path: '^cli/' },
    },
    {
      name: 'pure-code-has-no-node',
      comment: 'domain/ and workflows/ do no I/O: no Node built-ins.',
      severity: 'error',
      from: { path: '^(domain|workflows)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-code-has-no-clients',
      comment: 'domain/ and workflows/ use libraries that compute, never ones that connect.',
      severity: 'error',
      from: { path: '^(domain|workflows)/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot:
          'node_modules/(luxon|@types/luxon|libphonenumber-js|fastest-levenshtein|ajv|ajv-formats|@temporalio/(workflow|common))/',
      },
    },
    {
      name: 'domain-has-no-engine',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: { path: 'node_modules/@temporalio/' },
    },
    ...roomsOf('domain', ROOMS),
    ...roomsOf('domain/dialogue', STAGES),
    {
      name: 'replies-know-facts',
      comment: 'domain/reply/ makes sentences of facts: of the dialogue it knows what these are made of.',
      severity: 'error',
      from: { path: '^domain/reply/', pathNot: TESTS },
      to: { path: '^domain/dialogue/', pathNot: String.raw`^domain/dialogue/(facts|moves|plan|types)\.ts$` },
    },
    {
      name: 'no-circle-of-types-in-the-domain',
      comment: 'Type-only imports count here: what is below is understood without what is above.',
      severity: 'error',
      from: { path: '^domain/', pathNot: TESTS },
      to: { circular: true },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: {
        path: '^(api|workflows|activities|worker|domain|models|tools|store|cli|config|channel|observability)/',
        pathNot: `${TESTS}|^models/build-`,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.pulpo|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'require', 'default', 'types'],
    },
  },
};
