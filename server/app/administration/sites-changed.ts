/** Topic that tells every node to read the sites again. */
export const SITES_CHANGED = 'sites-changed';
