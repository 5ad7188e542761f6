/** The frame element the replica lives in: no scripts, no cookies, no referrer, not to be reached by the keyboard. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/t.ts';
import type { Replica, ReplicaSize } from './replica.ts';

/** Served with its own content policy: no scripts, no forms, no frames from elsewhere. */
const FRAME_ADDRESS = '/console/replay-frame';
export const canFrameGoWithoutCookies = (): boolean => 'credentialless' in HTMLIFrameElement.prototype;

type Props = {
  size: ReplicaSize | null;
  scale: number;
  onReady: (replica: Replica | null) => void;
  onSize: (size: ReplicaSize) => void;
};

export function ReplayFrame({ size, scale, onReady, onSize }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLIFrameElement | null>(null);

  useEffect(() => {
    const frame = document.createElement('iframe') as HTMLIFrameElement & { credentialless?: boolean };
    let replica: Replica | undefined;
    // All of these before the address: they count when it is loaded.
    frame.setAttribute('sandbox', 'allow-same-origin');
    frame.setAttribute('referrerpolicy', 'no-referrer');
    frame.credentialless = true;
    frame.title = t('page.replica');
    frame.tabIndex = -1;
    // The replayer is large and only wanted by who looks at a page.
    const fetched = import('./replica.ts');
    frame.addEventListener('load', async () => {
      const { Replica } = await fetched;
      if (!frame.isConnected) return;
      replica?.close();
      replica = new Replica(frame, onSize);
      onReady(replica);
    });
    frame.src = FRAME_ADDRESS;
    holder.current?.append(frame);
    element.current = frame;
    return () => {
      replica?.close();
      frame.remove();
      onReady(null);
    };
  }, []);

  useEffect(() => {
    const { current } = element;
    if (!current || !size) return;
    current.style.width = `${size.width}px`;
    current.style.height = `${size.height}px`;
    current.style.transform = `scale(${scale})`;
  }, [size, scale]);

  return <div ref={holder} class="replica-frame" />;
}
