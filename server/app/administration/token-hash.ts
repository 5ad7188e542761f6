/** Tokens of sign-ins and visitors are kept only as their SHA-256: a stolen table signs nobody in. */
import { createHash } from 'node:crypto';

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');
