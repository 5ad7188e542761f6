/** How mail addresses are compared: without case, whatever the engine's own idea of case is. */
export function foldEmail(email: string): string {
  return email.toLowerCase();
}
