/** Builds one TypeScript file and all it needs into one script for a test's page. */
import { build } from 'vite';

export async function bundlePage(entry: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: entry.pathname, formats: ['es'], fileName: 'page' } },
  });
  const chunk = [built].flat().flatMap((output) => ('output' in output ? output.output : []))[0];
  if (chunk?.type !== 'chunk') throw new Error('the page was not built');
  return chunk.code;
}
