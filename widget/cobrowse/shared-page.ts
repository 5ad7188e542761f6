/** What those who help on a shown page know of the showing, whoever records it. */
import type { PageNote } from '../../shared/protocol/page-note.ts';
import type { Cancel } from '../env.ts';
import type { WatchBar } from './watch-bar.ts';

/** This page as the agents have it in their pictures. */
export type SharedPage = {
  /** The node or element an agent means by the recorder's number, if it is still there. */
  node(id: number): Node | null;
  find(id: number): Element | null;
  /** The recorder's number of a node; 0 or less where it has none. */
  idOf(node: Node): number;
  /** Whether the agent looked at this page, and not at one before it, when this epoch was shown. */
  isOf(epoch: number): boolean;
  /** Tells the watchers something beside the picture. */
  note(note: PageNote): void;
  /** Tells what a field holds, or that an option is chosen or no longer, masked as ever. */
  hear(field: Element): void;
  choose(option: number, isChosen: boolean): void;
  /** Called after each new picture: notes are to be told again. */
  onPicture(listener: () => void): Cancel;
  readonly bar: WatchBar;
};
