/** What an agent can put on the list: asks the server as somebody types, keeps the newest answer, and asks again after a lost line. */
import { useEffect, useState } from 'preact/hooks';
import type { SessionId } from '../../shared/protocol/ids.ts';
import type { ProductsFound } from '../../shared/protocol/shopping.ts';
import { connection, tell } from '../desk.ts';
import { after } from '../env.ts';
import { request } from '../link.ts';

const TYPING_PAUSE_MS = 250;

export type ProductsNow = { readonly found: ProductsFound | null; readonly isMine: boolean };

/** Also makes the server tell the list and what was looked at. */
export function useProducts(sessionId: SessionId, text: string): ProductsNow {
  const [now, setNow] = useState<ProductsNow>({ found: null, isMine: true });
  const connected = connection.value;
  useEffect(() => {
    let isOver = false;
    const ask = async () => {
      const answer = await request('products:search', { sessionId, text });
      if (isOver) return;
      if (answer.ok) {
        tell({ name: 'products:seen', body: { sessionId, seen: answer.data.seen } });
        setNow({ found: answer.data, isMine: true });
      } else setNow({ found: null, isMine: answer.error.code !== 'not_found' });
    };
    const cancel = after(text === '' ? 0 : TYPING_PAUSE_MS, () => void ask());
    return () => {
      isOver = true;
      cancel();
    };
  }, [sessionId, text, connected]);
  return now;
}
