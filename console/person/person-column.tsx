/** Everything about the person: where they are now, who they are, their case and its time line. */
import { CaseSection } from '../case/case-section.tsx';
import { History } from '../case/history.tsx';
import { NoteField } from '../case/note-field.tsx';
import { ContactSection } from '../contact/contact-section.tsx';
import { selectedCase, selectedConversation, selectedSession } from '../selected.ts';
import { NowSection } from './now-section.tsx';
import './person-column.css';

export function PersonColumn() {
  const one = selectedCase.value;
  const conversation = selectedConversation.value;
  const sessionId = selectedSession.value;
  const contactId = conversation?.contactId ?? one?.contactId ?? null;
  return (
    <div class="scroll person">
      {sessionId && <NowSection sessionId={sessionId} />}
      <ContactSection
        key={contactId}
        contactId={contactId}
        name={conversation?.visitorName ?? one?.contactName ?? ''}
      />
      {one && (
        <>
          <CaseSection of={one} />
          {(conversation || one.channel !== 'phone') && <NoteField key={one.caseId} caseId={one.caseId} />}
          <History caseId={one.caseId} />
        </>
      )}
    </div>
  );
}
