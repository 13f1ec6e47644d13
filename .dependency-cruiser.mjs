// Who may import what (design.md, "Folders and who may import what"). Each rule says why.

const NODE_BUILTINS = { dependencyTypes: ['core'] };

/** A rule: files under `from` must not reach `to`, except `unless`. */
function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

const npm = (pattern) => ({ path: `node_modules/${pattern}` });

export default {
  forbidden: [
    forbid(
      'no-cycles',
      'A cycle has no order of loading. Type-only ones vanish when compiled and are let be.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'nothing-unresolved',
      'An import that does not resolve would be found out by the operator.',
      {},
      { couldNotResolve: true },
    ),
    forbid(
      'shared-imports-shared',
      'shared/ runs in the page, in the service and in plain Node: it imports itself only.',
      { path: '^shared/', pathNot: '[.]test[.]ts$' },
      { path: '^(electron|renderer|scripts|tests)/' },
    ),
    forbid(
      'shared-without-node',
      'shared/ has no Node: the page bundles it.',
      { path: '^shared/', pathNot: '[.]test[.]ts$' },
      NODE_BUILTINS,
    ),
    forbid(
      'shared-libraries',
      'Only the contract knows zod, only local-date.ts knows the calendar library.',
      { path: '^shared/', pathNot: '[.]test[.]ts$|^shared/contract/|^shared/kernel/local-date[.]ts$' },
      { path: 'node_modules/' },
    ),
    forbid(
      'contract-libraries',
      'The contract is zod and nothing else.',
      { path: '^shared/contract/', pathNot: '[.]test[.]ts$' },
      { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    ),
    forbid(
      'kernel-is-the-floor',
      'The kernel imports nothing above it.',
      { path: '^shared/kernel/' },
      { path: '^shared/(domain|contract)/' },
    ),
    forbid(
      'domain-without-contract',
      'Decisions do not know how they are asked for.',
      { path: '^shared/domain/', pathNot: '[.]test[.]ts$' },
      { path: '^shared/contract/' },
    ),
    forbid(
      'page-never-electron',
      'The page is sandboxed: it reaches main and service over its ports only.',
      { path: '^renderer/' },
      { path: '^electron/|node_modules/(electron|better-sqlite3|kysely|pdfkit|exceljs)/' },
    ),
    forbid(
      'page-without-node',
      'The page has no Node.',
      { path: '^renderer/', pathNot: '[.]test[.]tsx?$' },
      NODE_BUILTINS,
    ),
    forbid(
      'parts-know-no-feature',
      'ui/ is used by every feature and knows none.',
      { path: '^renderer/ui/' },
      { path: '^renderer/features/' },
    ),
    forbid(
      'features-apart',
      'A feature never reaches into another: what two need moves to ui/, app/ or bridge/.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/[^/]+/', pathNot: '^renderer/features/($1/|[^/]+/index[.]tsx?$)' },
    ),
    forbid(
      'service-never-electron',
      'The service starts in plain Node: tests, benchmark and command line use it without Electron.',
      { path: '^electron/(service|headless|parser)/' },
      { path: '^electron/(main|preload)/|node_modules/electron/' },
    ),
    forbid(
      'main-knows-the-contract-only',
      'Main owns windows and the life of the service, never the book.',
      { path: '^electron/main/', pathNot: '[.]test[.]ts$' },
      { path: '^(electron/(service|headless|parser|preload)|renderer|shared/domain)/' },
    ),
    forbid(
      'main-without-database',
      'Only the service opens the database and writes documents.',
      { path: '^electron/(main|preload)/' },
      npm('(better-sqlite3|kysely|pdfkit|fontkit|exceljs|@e965)/'),
    ),
    forbid(
      'preload-is-one-file',
      'The preload relays the ports and knows nothing.',
      { path: '^electron/preload/' },
      { path: '^(shared|renderer|electron/(main|service|headless|parser))/' },
    ),
    forbid(
      'one-place-opens-the-database',
      'A second connection would find the book busy: db/ alone has the driver.',
      { path: '^electron/', pathNot: '^electron/service/db/|[.]test[.]ts$' },
      { path: 'node_modules/better-sqlite3/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'parser-knows-no-service',
      'The parser process reads hostile files: it holds no key and no book.',
      { path: '^electron/parser/', pathNot: '[.]test[.]ts$' },
      { path: '^electron/service/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|release|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
