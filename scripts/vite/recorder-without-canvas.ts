// Leaves the canvas recorder out of @rrweb/record: 3 KB of the page chunk and an inlined worker for what we never switch on.
import type { Plugin } from 'vite';

const MODULE = /@rrweb\/record\/dist\/record\.js$/;
const CANVAS_MANAGER = /^class CanvasManager \{$[^]*?^\}$/m;
/** What the recorder calls of it whether or not canvases are recorded. */
const METHODS = ['reset', 'freeze', 'unfreeze', 'lock', 'unlock'];

export function recorderWithoutCanvas(): Plugin {
  return {
    name: 'recorder-without-canvas',
    transform: {
      filter: { id: MODULE },
      handler(code) {
        // Another version of the recorder must not be cut blindly.
        if (!CANVAS_MANAGER.test(code)) throw new Error('@rrweb/record has changed: look at recorder-without-canvas.ts');
        const stub = `class CanvasManager { ${METHODS.map((name) => `${name}() {}`).join(' ')} }`;
        return { code: code.replace(CANVAS_MANAGER, stub).replace(/^const blob = [^;]*;$/m, 'const blob = null;'), map: null };
      },
    },
  };
}
