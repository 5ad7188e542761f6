for (const [id, color] of [
  ['chart', '#f00'],
  ['unasked', '#0f0'],
  ['secret-canvas', '#00f'],
]) {
  const canvas = document.getElementById(id);
  const brush = canvas.getContext('2d');
  brush.fillStyle = color;
  brush.fillRect(0, 0, canvas.width / 2, canvas.height);
}
// A page that changes its address without being left, some before and some after they have drawn.
globalThis.enterPay = () => {
  document.getElementById('view').innerHTML = '<p>zzq-pay-before</p><input value="zzq-pay-field">';
  document.title = 'zzq-pay-title';
  history.pushState({}, '', '/pay/card');
  document.getElementById('view').append('zzq-pay-after');
};
globalThis.leavePay = () => {
  document.title = 'offen-back-title';
  history.pushState({}, '', '/done');
  document.getElementById('view').innerHTML = '<p>offen-done</p>';
};
globalThis.enterAccount = () => {
  history.pushState({}, '', '/account/orders');
  document.getElementById('view').innerHTML =
    '<p>zzq-account</p><p class="open">offen-account</p><form><label>zzq-account-label<input required></label></form>';
};
