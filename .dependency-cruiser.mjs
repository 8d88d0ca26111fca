/**
 * Data flows one way: org or source → inventory → facts → rules → audit → findings → report → printed. A room may need
 * rooms of the floors below its own, never those of its own floor or above, whether it imports them statically, for
 * their types or with `import()`. DESIGN.md says what is in each room.
 */
export const FLOORS = [
  ['text'],
  ['inventory'],
  ['platform'],
  ['findings'],
  ['policy', 'http', 'metadata', 'steps'],
  ['callback', 'org', 'report', 'token', 'facts', 'source'],
  ['rules', 'snapshot'],
  ['audit'],
  ['compare', 'verify'],
  ['doctor', 'provision'],
  ['cli'],
  ['commands', 'hooks'],
];

/** @param {readonly string[]} rooms */
const inRoom = (rooms) => `^src/(${rooms.join('|')})/`;

/** @type {import('dependency-cruiser').IRegularForbiddenRuleType[]} */
const downwardsOnly = FLOORS.flatMap((floor, level) =>
  floor.map((room) => ({
    name: `${room}-needs-only-floors-below`,
    severity: 'error',
    from: { path: inRoom([room]) },
    to: {
      path: '^src/',
      pathNot: inRoom([room, ...FLOORS.slice(0, level).flat()]),
    },
  })),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'room-without-a-floor',
      severity: 'error',
      from: { path: '^src/', pathNot: inRoom(FLOORS.flat()) },
      to: {},
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    ...downwardsOnly,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
