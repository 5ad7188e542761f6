/** Shows where my keys go on the visitor's page. */
import { useEffect, useRef } from 'preact/hooks';
import { stayOver } from './stay-over.ts';

type Props = { element: Element; top: Window; scale: number; onGone: () => void };

export function KeyRing({ element, top, scale, onGone }: Props) {
  const own = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { current } = own;
    return current ? stayOver(current, { element, top, scale }, onGone) : undefined;
  }, [element, top, scale]);
  return <span ref={own} class="control-ring" aria-hidden="true" />;
}
