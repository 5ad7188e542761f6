// The help page: opens and keeps only the answers that contain the words searched for.
const query = document.querySelector('#help-query');
const count = document.querySelector('#help-count');
const topics = [...document.querySelectorAll('.topic')];

function search() {
  const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const topic of topics) {
    const answers = [...topic.querySelectorAll('.faq')];
    for (const answer of answers) {
      const text = answer.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word));
      answer.hidden = !fits;
      answer.open = fits && words.length > 0;
      if (fits) found += 1;
    }
    topic.hidden = answers.every((answer) => answer.hidden);
  }
  const answerWord = found === 1 ? 'Antwort' : 'Antworten';
  count.textContent = words.length === 0 ? '' : `${found} ${answerWord} gefunden`;
}

query.addEventListener('input', search);
document.querySelector('#help-search').addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
