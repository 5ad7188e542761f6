// Shows what is wrong in a form: beside the field when it is left, as a list when it is sent.
import { element } from './element.js';
import { messages } from './field-messages.js';
import { findProblem } from './field-rules.js';

function fieldsOf(form) {
  return [...form.elements].filter((field) => document.getElementById(`${field.id}-error`));
}

function show(field, problem) {
  document.getElementById(`${field.id}-error`).textContent = problem ? messages[problem] : '';
  if (problem) field.setAttribute('aria-invalid', 'true');
  else field.removeAttribute('aria-invalid');
}

function labelOf(field) {
  const label = field.labels?.[0]?.firstChild?.textContent ?? '';
  return field.type === 'checkbox' ? '' : `${label.trim()}: `;
}

function showSummary(form, faulty) {
  const summary = form.querySelector('#error-summary');
  if (!summary) {
    faulty[0]?.field.focus();
    return;
  }
  summary.hidden = faulty.length === 0;
  const items = faulty.map(({ field, problem }) =>
    element('li', {}, element('a', { href: `#${field.id}` }, labelOf(field) + messages[problem])),
  );
  summary.querySelector('ul').replaceChildren(...items);
  if (faulty.length > 0) summary.focus();
}

export function checkForm(form, onValid) {
  form.addEventListener('focusout', (event) => {
    const field = event.target;
    if (!document.getElementById(`${field.id}-error`)) return;
    // Leaving an empty field is no mistake yet; sending the form with it is.
    const isUntouched = field.type === 'checkbox' || field.value === '';
    if (!isUntouched) show(field, findProblem(field, form, new Date()));
  });

  form.addEventListener('input', (event) => {
    const field = event.target;
    if (field.getAttribute('aria-invalid') === 'true') {
      show(field, findProblem(field, form, new Date()));
    }
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const now = new Date();
    const checked = fieldsOf(form).map((field) => ({
      field,
      problem: findProblem(field, form, now),
    }));
    for (const { field, problem } of checked) show(field, problem);
    const faulty = checked.filter(({ problem }) => problem);
    showSummary(form, faulty);
    if (faulty.length === 0) onValid();
  });
}

export function completedFields(form) {
  const required = fieldsOf(form).filter((field) => field.required && !field.closest('[hidden]'));
  const now = new Date();
  const isDone = (field) => findProblem(field, form, now) === undefined;
  return { required, done: required.filter(isDone) };
}
