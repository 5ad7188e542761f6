// Says which tests there are and how they run. The builds of the browser programs are in scripts/vite/.
import { defineConfig } from 'vitest/config';

const BROWSER_TEST_LIMIT_MS = 180_000;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // A test that needs a second try is a defect to look at.
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/protocol/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          // Starting a throw-away PostgreSQL takes its time on a busy machine.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // One browser at a time: two of them on two cores only measure each other.
          fileParallelism: false,
          testTimeout: BROWSER_TEST_LIMIT_MS,
          hookTimeout: BROWSER_TEST_LIMIT_MS,
        },
      },
    ],
  },
});
