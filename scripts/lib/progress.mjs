// Prints numbered steps that people can follow, also in a log file: heading, news, a sign of life, result and seconds.

const HEADING_AFTER_MS = 200;
const SIGN_OF_LIFE_MS = 10_000;
const ELAPSED_AFTER_MS = 1_000;

export function createSteps(total, write = (line) => process.stdout.write(`${line}\n`)) {
  let number = 0;
  return {
    /** `job` gets `say(line)` for news (an empty line: a child's own output follows); what it returns (a string) is shown as the step's result. */
    async step(title, job) {
      const label = `[${++number}/${total}] ${title}`;
      const startedAt = Date.now();
      let lastLineAt = startedAt;
      let headed = false;
      const elapsed = () => (Date.now() - startedAt < ELAPSED_AFTER_MS ? '' : ` (${seconds(startedAt)})`);
      const heading = () => {
        if (!headed) write(`${label} …`);
        headed = true;
      };
      const say = (line) => {
        heading();
        if (line) write(`      ${line.replaceAll('\n', '\n      ')}${elapsed()}`);
        lastLineAt = Date.now();
      };
      const headingTimer = setTimeout(heading, HEADING_AFTER_MS);
      const life = setInterval(() => {
        if (Date.now() - lastLineAt >= SIGN_OF_LIFE_MS - 500) say('…');
      }, SIGN_OF_LIFE_MS);
      try {
        const result = await job(say);
        write(`${label}: ${result ?? 'done'}${elapsed()}`);
        return result;
      } catch (error) {
        write(`${label}: FAILED${elapsed()}`);
        throw error;
      } finally {
        clearTimeout(headingTimer);
        clearInterval(life);
      }
    },
  };
}

function seconds(sinceMs) {
  return `${Math.round((Date.now() - sinceMs) / 1000)} s`;
}
