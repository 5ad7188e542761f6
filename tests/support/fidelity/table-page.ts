/** A page of 35,000 elements, as a price list of a wholesaler. */
const ROWS = 5_000;
const COLORS = ['#0f6e84', '#b4552d', '#5b7f2b', '#6a4c93'];

export function tablePage(): string {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const price = ((n * 7_919) % 100_000) / 100;
    return `<tr class="${n % 3 ? 'a' : 'b'}"><td>${n}</td><td><b>Part ${n * 31}</b></td><td><i style="background:${COLORS[n % 4]}"></i></td><td>${price.toFixed(2)}</td></tr>`;
  });
  return `<!doctype html><html lang="en"><head><title>Price list</title><style>
    body { margin: 0; font: 14px/1.4 sans-serif } table { border-collapse: collapse; width: 100% }
    th { position: sticky; top: 0; background: #123; color: #fff; text-align: left } td, th { padding: 4px 12px; border-bottom: 1px solid #ddd }
    .b { background: #f2f6f7 } i { display: inline-block; width: 40px; height: 10px; border-radius: 5px }
  </style></head><body><table><thead><tr><th>No</th><th>Part</th><th>Colour</th><th>Price</th></tr></thead>
  <tbody>${rows.join('')}</tbody></table></body></html>`;
}
