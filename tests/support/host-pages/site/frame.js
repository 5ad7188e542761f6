// A part of a page in a frame of the same origin; the page around it hears what is entered.
const meter = document.getElementById('meter');
meter.addEventListener('input', () => parent.postMessage({ meter: meter.value }, location.origin));
document.getElementById('frame-form').addEventListener('submit', (event) => {
  event.preventDefault();
  parent.postMessage({ sent: true }, location.origin);
});
