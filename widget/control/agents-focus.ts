/** Which element has the focus because an agent is at work there, so that nobody takes it for the visitor. */
let element: Element | null = null;

export const agentsFocus = (): Element | null => element;
export function setAgentsFocus(next: Element | null): void {
  element = next;
}
