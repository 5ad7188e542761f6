/** The call engine, fetched as soon as a call is in sight: a visitor's yes then finds it here. */
export const fetchEngine = () => import('../../shared/call/call-engine.ts');

/** Whoever needs it fetches it again, and is told what failed. */
export const fetchEngineAhead = (): void => void fetchEngine().catch(() => undefined);
