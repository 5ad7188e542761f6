// The contact form: checks what was typed and says thank you; it sends nothing.
import { checkForm } from './checked-form.js';

const form = document.querySelector('#contact');
const sent = document.querySelector('#sent');

checkForm(form, () => {
  form.hidden = true;
  sent.hidden = false;
});
