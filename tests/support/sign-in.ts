/** Signs somebody of the demo in as the console's first page does. */
import { DEMO_PASSWORD } from '../../server/demo/demo-data.ts';

/** Headers of a signed-in agent's requests and sockets. */
export async function signInHeaders(origin: string, email: string): Promise<{ cookie: string; origin: string }> {
  const response = await fetch(`${origin}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (response.status !== 204) throw new Error(`sign-in of ${email}: ${response.status} ${await response.text()}`);
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '', origin };
}
