/** What stands in a page's events for a style sheet that travels beside them: no style sheet reads like this. */
import { hashKey, type ContentHash } from '../protocol/page-frame.ts';

const NAME = 'lotse-sheet:';

export const sheetName = (hash: ContentHash): string => NAME + hashKey(hash);
/** The key of the sheet that is meant; undefined for any other text. */
export const readSheetName = (text: string): string | undefined =>
  text.startsWith(NAME) ? text.slice(NAME.length) : undefined;
/** Between the rules of a sheet made by script, which are put in one by one. No rule holds it: browsers write none out. */
export const RULE_END = '\0';
