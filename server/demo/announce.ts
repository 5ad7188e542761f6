/** Tells the person who started the server where to go and how to sign in. */
import type { MediaAvailability } from '../app/media-port.ts';
import { DEMO_AGENTS, DEMO_PASSWORD } from './demo-data.ts';

export function announcement(url: string, isDemo: boolean, media: MediaAvailability): string {
  const lines = ['', `  Console   ${url}/console/`];
  if (isDemo) {
    const width = Math.max(...DEMO_AGENTS.map(({ email }) => email.length));
    lines.push(
      `  Demo shop ${url}/demo/`,
      '',
      `  Demo sign-ins, all with the password ${DEMO_PASSWORD}:`,
      ...DEMO_AGENTS.map(({ email, name, role, skills }) =>
        `    ${email.padEnd(width)}  ${name}, ${role} ${skills.length > 0 ? `(${skills.join(', ')})` : ''}`.trimEnd(),
      ),
    );
  }
  if (media.state === 'missing') lines.push('', `  No calls: ${media.reason}`);
  return [...lines, '', ''].join('\n');
}
