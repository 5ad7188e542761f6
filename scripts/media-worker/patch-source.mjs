// Gives the file to compile for a source: the source itself, or a patched copy of it.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

// mediasoup's BIO callback answers 1 to every BIO_ctrl(), so a libssl built with kernel TLS (Debian's is, mediasoup's own
// is not) believes that kTLS is on, allocates no write buffer and crashes in the first DTLS handshake.
const PATCHES = {
  'src/RTC/DtlsTransport.cpp': [['(operationType == BIO_CB_RETURN) ?', '((operationType & BIO_CB_RETURN) != 0) ?']],
};

export function patchSource(workerFolder, source, copiesFolder) {
  const patches = PATCHES[relative(workerFolder, source)];
  if (!patches) return source;
  let text = readFileSync(source, 'utf8');
  for (const [from, to] of patches) {
    if (text.split(from).length !== 2) throw new Error(`the patch for ${source} does not fit this version`);
    text = text.replace(from, () => to);
  }
  const copy = join(copiesFolder, basename(source));
  writeFileSync(copy, text);
  return copy;
}
