/** Settings: defaults, every problem at once, help from the same table. */
import { expect, test } from 'vitest';
import { helpText, isDemo, readConfig } from '../../server/config.ts';

const read = (environment: Record<string, string>) => {
  const settings = readConfig(environment);
  if ('problems' in settings) throw new Error(settings.problems.join('\n'));
  return settings.config;
};

test('defaults', () => {
  expect(read({})).toMatchObject({ port: 3_000, dataFolder: './data', databaseUrl: undefined, mediaPort: 40_000 });
  expect(read({ PORT: ' 8080 ' }).port).toBe(8_080);
});

test('every problem is told at once, by the name of its setting', () => {
  const settings = readConfig({
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    REDIS_URL: 'redis',
    LOTSE_DEMO: 'yes',
    LOTSE_NODE_ID: 'a b',
  });
  const problems = 'problems' in settings ? settings.problems : [];
  const names = problems.map((problem) => problem.split(':')[0]);
  expect(names).toEqual(['PORT', 'DATABASE_URL', 'REDIS_URL', 'LOTSE_DEMO', 'LOTSE_NODE_ID']);
});

test.each([
  [{}, true],
  [{ DATABASE_URL: 'postgres://db/lotse' }, false],
  [{ DATABASE_URL: 'postgres://db/lotse', LOTSE_DEMO: '1' }, true],
  [{ LOTSE_DEMO: '0' }, false],
])('demo data with %j: %s', (environment, expected) => {
  expect(isDemo(read(environment))).toBe(expected);
});

test('help names every setting', () => {
  for (const name of ['PORT', 'LOTSE_DATA', 'DATABASE_URL', 'REDIS_URL', 'LOTSE_DEMO', 'MEDIASOUP_WORKER_BIN']) {
    expect(helpText()).toContain(name);
  }
});
