/** The desk: rail, the room's columns, banner, dialogs and the call that floats over all of it. */
import { useEffect } from 'preact/hooks';
import { CallFloat } from '../call/call-float.tsx';
import { CaseOrConversation } from '../conversation/case-or-conversation.tsx';
import { WorkColumn } from '../inbox/work-column.tsx';
import { RightPane } from '../person/right-pane.tsx';
import { Settings } from '../settings/settings.tsx';
import { VisitorsRoom } from '../visitors/visitors-room.tsx';
import { isPageAlone, pane } from '../person/pane.ts';
import { selectedCase, selectedConversation } from '../selected.ts';
import { column, route } from '../view.ts';
import { Banner } from './banner.tsx';
import { Dialogs } from './dialogs.tsx';
import { Rail } from './rail.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import './shell.css';

export function Shell() {
  useEffect(listenForShortcuts, []);
  return (
    <div class="shell" data-column={column.value}>
      <Rail />
      <div class="shell-main">
        <Banner />
        <Room />
      </div>
      <CallFloat />
      <Dialogs />
    </div>
  );
}

function Room() {
  const { room } = route.value;
  if (room === 'visitors') return <VisitorsRoom />;
  if (room === 'settings') return <Settings />;
  const hasSomebody = selectedConversation.value ?? selectedCase.value;
  return (
    <div
      class="columns"
      data-pane={hasSomebody ? pane.value : 'none'}
      data-alone={hasSomebody && pane.value === 'page' && isPageAlone.value}
    >
      <WorkColumn />
      <CaseOrConversation />
      {hasSomebody && <RightPane />}
    </div>
  );
}
