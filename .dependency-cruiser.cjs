/**
 * The import directions of DESIGN, "The house". `npm test` runs this; a forbidden import fails it.
 * A stage may use the public face (index.ts) of an earlier stage only.
 */
const stages = ['intake', 'keeping', 'witnessing', 'reading', 'search', 'coding', 'linking', 'measuring', 'claims', 'publishing', 'watch'];
const here = 'packages/sabt/src';
const notTest = '\\.test\\.ts$|/test/|/contract/';

const laterStages = stages.map((stage, at) => ({
  name: `stage-${stage}-looks-forward`,
  comment: 'A stage imports earlier stages only (intake is handed later ones by the app).',
  severity: 'error',
  from: { path: `^${here}/stages/${stage}/`, pathNot: notTest },
  to: { path: `^${here}/stages/(${stages.slice(at + 1).join('|') || 'nothing-follows'})/` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'proof-stands-alone', severity: 'error', from: { path: '^packages/proof/src', pathNot: notTest }, to: { path: '^packages/(sabt|islands)' } },
    { name: 'proof-without-node', severity: 'error', from: { path: '^packages/proof/src', pathNot: notTest }, to: { dependencyTypes: ['core'] } },
    { name: 'model-imports-proof-only', severity: 'error', from: { path: `^${here}/model/`, pathNot: notTest }, to: { path: `^${here}/(?!model/)` } },
    {
      name: 'codebook-stands-below',
      severity: 'error',
      from: { path: `^${here}/codebook/`, pathNot: notTest },
      to: { path: `^${here}/(?!model/|codebook/)` },
    },
    {
      name: 'statistics-stand-below',
      severity: 'error',
      from: { path: `^${here}/statistics/`, pathNot: notTest },
      to: { path: `^${here}/(?!model/|statistics/)` },
    },
    { name: 'ports-import-model', severity: 'error', from: { path: `^${here}/store/[^/]+\\.ts$`, pathNot: notTest }, to: { path: `^${here}/(?!model/|store/[^/]+\\.ts$)` } },
    {
      name: 'adapters-import-ports-and-model',
      severity: 'error',
      from: { path: `^${here}/store/[^/]+/`, pathNot: notTest },
      to: { path: `^${here}/(?!model/|store/)` },
    },
    {
      name: 'stages-stay-below',
      severity: 'error',
      from: { path: `^${here}/stages/`, pathNot: notTest },
      to: { path: `^${here}/(app|commands|http|cli|pages|jobs|i18n|config)` },
    },
    {
      name: 'stages-through-their-face',
      severity: 'error',
      from: { path: `^${here}/stages/([^/]+)/`, pathNot: notTest },
      to: { path: `^${here}/stages/(?!$1/)[^/]+/(?!index\\.ts$)` },
    },
    {
      name: 'others-through-the-face-of-a-stage',
      severity: 'error',
      from: { path: `^${here}/(app|commands|http|cli|pages|jobs)`, pathNot: notTest },
      to: { path: `^${here}/stages/[^/]+/(?!index\\.ts$)` },
    },
    {
      name: 'pages-do-not-reach-the-app',
      severity: 'error',
      from: { path: `^${here}/pages/`, pathNot: notTest },
      to: { path: `^${here}/(app|commands|http|cli|store)` },
    },
    {
      name: 'gazetteer-knows-reading-only',
      severity: 'error',
      from: { path: `^${here}/gazetteer/`, pathNot: notTest },
      to: { path: `^${here}/(?!gazetteer/|model/|stages/reading/index\\.ts$)` },
    },
    {
      name: 'gazetteer-through-its-face',
      severity: 'error',
      from: { path: `^${here}/(?!gazetteer/)`, pathNot: notTest },
      to: { path: `^${here}/gazetteer/(?!index\\.ts$)` },
    },
    { name: 'reading-below-the-gazetteer', severity: 'error', from: { path: `^${here}/stages/(keeping|reading|search)/` }, to: { path: `^${here}/gazetteer/` } },
    { name: 'no-test-in-the-program', severity: 'error', from: { path: '^packages/[^/]+/src', pathNot: notTest }, to: { path: '\\.test\\.ts$|^test/' } },
    ...laterStages,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
