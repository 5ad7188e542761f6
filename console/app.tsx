/** Decides who sees what first: the sign-in, the first administrator's form, or the desk. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { desk } from './desk.ts';
import { endedBecause, openDesk } from './desk-link.ts';
import { linkState } from './link.ts';
import { Shell } from './shell/shell.tsx';
import { whoAmI } from './sign-in/api.ts';
import { FirstAdministrator } from './sign-in/first-administrator.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { Starting } from './sign-in/starting.tsx';
import { Toasts } from './ui/toasts.tsx';
import { route } from './view.ts';

const isSignedIn = signal<boolean | null>(null);

function enter(): void {
  isSignedIn.value = true;
  openDesk();
}

async function findOut(): Promise<void> {
  const answer = await whoAmI();
  if (answer.ok) enter();
  else if (answer.error.code === 'unauthorized') isSignedIn.value = false;
  else isSignedIn.value = null;
}

export function App() {
  useEffect(() => {
    if (route.value.room !== 'first-administrator') void findOut();
  }, []);
  return (
    <>
      <Room />
      <Toasts />
    </>
  );
}

function Room() {
  if (route.value.room === 'first-administrator')
    return <FirstAdministrator token={route.value.token} onDone={enter} />;
  const refused = linkState.value.at === 'refused' && linkState.value.code === 'unauthorized';
  if (isSignedIn.value === false || endedBecause.value || refused) {
    return <SignIn ended={endedBecause.value ?? (refused ? 'expired' : null)} onDone={enter} />;
  }
  return desk.value ? <Shell /> : <Starting onTryAgain={() => void findOut()} />;
}
