/**
 * Which client ids the conversations being talked in have used already. The embedded engine looks here and keeps no index: an
 * index over random ids costs more than everything else that is written with a message. Exact, since this process does all the
 * writing: read from the database with the first message, forgotten when a commit is undone.
 */
type Ids = Map<string, number>;

/** Ids of each of two generations of conversations; about 100 bytes an id. */
const GENERATION_IDS = 50_000;

export type SaidIds = {
  /** The `seq` by client id; to be kept up to date by who writes. */
  of(conversationId: string, read: () => Promise<Iterable<readonly [string, number]>>): Promise<Ids>;
  forget(conversationId: string): void;
};

export function createSaidIds(generationIds = GENERATION_IDS): SaidIds {
  let young = new Map<string, Ids>();
  let old = new Map<string, Ids>();
  let room = generationIds;

  function keep(conversationId: string, ids: Ids): Ids {
    if (room <= 0) {
      old = young;
      young = new Map();
      room = generationIds;
    }
    young.set(conversationId, ids);
    room -= ids.size;
    return ids;
  }

  return {
    async of(conversationId, read) {
      // Whoever asks is about to add one.
      room -= 1;
      const ids = young.get(conversationId);
      if (ids) return ids;
      return keep(conversationId, old.get(conversationId) ?? new Map(await read()));
    },
    forget(conversationId) {
      young.delete(conversationId);
      old.delete(conversationId);
    },
  };
}
