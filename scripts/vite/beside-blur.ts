// Lays beside the chunks of a program what the blur of a background fetches: its worker, the model, and the WebAssembly that runs it.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { ROOT } from './browser-base.ts';

const PACKAGE = '@twilio/video-processors';
/** Every browser that can work on frames has SIMD; the slow WebAssembly stays away. */
const BESIDE = [
  'twilio-gaussian-blur-background-processor-pipeline-worker.js',
  'tflite-simd-1-0-0.js',
  'tflite-simd-1-0-0.wasm',
  'selfie_segmentation_landscape.tflite',
];

/** `folder`: where the program's chunks lie. The version in the name lets browsers keep it for good. */
export function besideBlur(folder = ''): Plugin {
  return {
    name: 'beside-blur',
    generateBundle() {
      const from = join(ROOT, 'node_modules', PACKAGE, 'dist/build');
      const { version } = createRequire(import.meta.url)(`${PACKAGE}/package.json`) as { version: string };
      for (const name of BESIDE) {
        const source = readFileSync(join(from, name));
        this.emitFile({ type: 'asset', fileName: `${folder}blur-${version}/${name}`, source });
      }
    },
  };
}
