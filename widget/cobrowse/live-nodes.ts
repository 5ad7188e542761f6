/** The page behind the recorder's numbers, as far as cleaning needs it. Shape only. */
import type { Area, FieldMask } from './mask.ts';

/** What the scrubber asks about nodes that are on the page now. */
export type LiveNodes = {
  /** The area the node stands in, its own mark counted; `blocked` for nodes nobody knows. */
  area(id: number): Area;
  /** The mask of the field a node is or belongs to. */
  field(id: number): FieldMask | undefined;
  rootArea(): Area;
  /** How large a picture is drawn whose address is not told. */
  size(id: number): { rr_width?: string; rr_height?: string };
  isKnown(id: number): boolean;
  /** It was not told, so what happens in it must not be either, until it is. */
  forget(id: number): void;
  tag(id: number): string;
  parentTag(id: number): string;
  /** From now on, wherever the page moves it and whatever becomes of the mark. */
  keepMasked(id: number, isBox?: boolean): void;
  isKept(id: number): boolean;
  /** A style sheet without words for masked elements; `id` is a node of the tree it stands in. */
  css(sheet: string, id?: number): string;
  /** What stands for a clean sheet, or itself. */
  sheet(css: string): string;
};
