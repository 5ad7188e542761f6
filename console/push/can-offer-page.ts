/** Whether a page can be offered right now: an open conversation I am in is in front of me. */
import { computed } from '@preact/signals';
import { desk } from '../desk.ts';
import { isIn } from '../desk-lists.ts';
import { selectedConversation } from '../selected.ts';

export const canOfferPage = computed(() => {
  const conversation = selectedConversation.value;
  return desk.value !== null && conversation !== null && isIn(desk.value, conversation);
});
