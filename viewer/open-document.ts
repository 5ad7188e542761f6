/** Opens a document with pdf.js: its program in a worker of our own origin's code, its scripts, forms and XFA never run. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.min.mjs';
// oxlint-disable-next-line import/default -- the bundler gives the address as default
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** Longest side times longest side, of pictures in it: beyond that a phone gives up. */
const MAX_IMAGE_PIXELS = 40_000_000;

export async function openDocument(url: string): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort = await startReader();
  const besides = (folder: string) => new URL(`pdf/${folder}/`, new URL('.', location.href)).href;
  return getDocument({
    url,
    cMapUrl: besides('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: besides('standard_fonts'),
    iccUrl: besides('iccs'),
    // Without WebAssembly our content policy needs no exception; rare kinds of pictures take a little longer.
    wasmUrl: besides('wasm'),
    useWasm: false,
    useWorkerFetch: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    disableWorkerRendering: true,
  }).promise;
}

/**
 * A page of nobody's origin may start workers from itself only; this one fetches ours. A plain worker, since such a page may start no
 * worker that is a module; it hears nothing before the program is there, so it is waited for.
 */
async function startReader(): Promise<Worker> {
  const program = JSON.stringify(new URL(workerUrl, location.href).href);
  const start = new Blob([`import(${program}).catch(() => postMessage('failed'))`], { type: 'text/javascript' });
  const worker = new Worker(URL.createObjectURL(start));
  const first = await new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
    worker.addEventListener('error', () => resolve('failed'), { once: true });
  });
  if (first === 'failed') throw new Error('the reader of documents did not start');
  return worker;
}
