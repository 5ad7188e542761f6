/** Shows which field each agent is in: a thin outline and a name in the agent's colour. Touches nothing of the page. */
import { agentColor } from '../../shared/point/agent-colors.ts';
import { boxOf, clipOf, meet } from '../../shared/point/place-box.ts';
import { firstName } from './chip.ts';

const GAP_PX = 3;
const FIELDS = 'input,textarea,select,[contenteditable],[role=textbox],[role=combobox]';

type Tag = { readonly element: Element; readonly mark: HTMLElement };
export type AgentTags = {
  /** Null: in none. */
  put(color: number, name: string, element: Element | null): void;
  keep(isHere: (color: number) => boolean): void;
  isEmpty(): boolean;
  /** Puts each where its field is now. */
  draw(): void;
};

export function createAgentTags(place: ShadowRoot): AgentTags {
  const tags = new Map<number, Tag>();

  function take(color: number): void {
    tags.get(color)?.mark.remove();
    tags.delete(color);
  }
  return {
    put(color, name, element) {
      if (tags.get(color)?.element === element) return;
      take(color);
      if (!element?.matches(FIELDS)) return;
      const mark = document.createElement('div');
      const label = document.createElement('span');
      mark.className = 'agent-in-field';
      mark.style.setProperty('--agent', agentColor(color));
      label.textContent = firstName(name);
      mark.append(label);
      place.append(mark);
      tags.set(color, { element, mark });
    },
    keep(isHere) {
      for (const color of [...tags.keys()]) if (!isHere(color)) take(color);
    },
    isEmpty: () => tags.size === 0,
    draw() {
      for (const [color, { element, mark }] of tags) {
        if (!element.isConnected) {
          take(color);
          continue;
        }
        const box = boxOf(element, window);
        const { width, height } = meet(box, clipOf(element, window));
        mark.hidden = width < 1 || height < 1;
        if (mark.hidden) continue;
        mark.style.transform = `translate(${box.left - GAP_PX}px, ${box.top - GAP_PX}px)`;
        mark.style.width = `${box.width + 2 * GAP_PX}px`;
        mark.style.height = `${box.height + 2 * GAP_PX}px`;
      }
    },
  };
}
