import { defineConfig } from 'vitest/config';

const everywhere = ['shared', 'electron', 'renderer', 'tests', 'scripts'];
const ended = ['**/node_modules/**', '**/dist/**', '**/release/**'];

/** `npx vitest run PATH` runs one file; the end-to-end project needs the runtime: npm run e2e. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: everywhere.map((folder) => `${folder}/**/*.test.{ts,tsx}`),
          exclude: [...ended, 'tests/e2e/**'],
          environment: 'node',
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ended,
          environment: 'node',
          pool: 'forks',
          // One desk at a time: two would fight for the two cores and the screen.
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
