// Draws the consumption of two years as bars on a canvas, in the page's own colours.
import { monthlyKwh } from './account-data.js';

const topKwh = 300;
const stepKwh = 100;
const space = { left: 44, right: 4, top: 12, bottom: 28 };

function drawGrid(pen, width, height, y, colours) {
  pen.strokeStyle = colours.line;
  pen.fillStyle = colours.text;
  pen.textAlign = 'right';
  for (let kwh = 0; kwh <= topKwh; kwh += stepKwh) {
    pen.beginPath();
    pen.moveTo(space.left, Math.round(y(kwh)) + 0.5);
    pen.lineTo(width - space.right, Math.round(y(kwh)) + 0.5);
    pen.stroke();
    pen.fillText(String(kwh), space.left - 10, y(kwh) + 4);
  }
}

function drawBar(pen, x, width, top, bottom, colour) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.roundRect(x, top, width, bottom - top, [3, 3, 0, 0]);
  pen.fill();
}

export function drawConsumption(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const density = devicePixelRatio;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const style = getComputedStyle(canvas);
  const colour = (name) => style.getPropertyValue(name).trim();
  const pen = canvas.getContext('2d');
  pen.scale(density, density);
  pen.font = `13px ${style.fontFamily}`;

  const bottom = height - space.bottom;
  const y = (kwh) => bottom - (kwh / topKwh) * (bottom - space.top);
  drawGrid(pen, width, height, y, { line: colour('--line'), text: colour('--ink-soft') });

  const slot = (width - space.left - space.right) / monthlyKwh.months.length;
  const bar = Math.min(18, slot * 0.32);
  pen.textAlign = 'center';
  monthlyKwh.months.forEach((month, index) => {
    const middle = space.left + slot * (index + 0.5);
    const now = monthlyKwh.thisYear[index];
    const before = monthlyKwh.lastYear[index];
    drawBar(pen, middle - bar - 1, bar, y(before), bottom, colour('--line-strong'));
    if (now !== undefined) drawBar(pen, middle + 1, bar, y(now), bottom, colour('--primary'));
    pen.fillStyle = colour('--ink-soft');
    pen.fillText(slot < 34 ? month[0] : month, middle, height - 8);
  });
}
