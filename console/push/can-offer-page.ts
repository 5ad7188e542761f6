/** Whether a page can be offered right now: an open conversation of mine is in front of me. */
import { computed } from '@preact/signals';
import { me } from '../desk.ts';
import { selectedConversation } from '../selected.ts';

export const canOfferPage = computed(() => {
  const conversation = selectedConversation.value;
  return conversation?.state === 'assigned' && conversation.agentId === me.value?.agentId;
});
