/** What a request over the bus fails with. */

export type NoAnswerReason = 'no_responder' | 'time_out' | 'failed' | 'out_of_reach' | 'closed';

/** A request that got no answer; `failed` says that the responder threw, with its message as detail. */
export class NoAnswerError extends Error {
  readonly topic: string;
  readonly reason: NoAnswerReason;
  constructor(topic: string, reason: NoAnswerReason, detail = '') {
    super(`No answer from "${topic}": ${reason}${detail && ` (${detail})`}`);
    this.name = 'NoAnswerError';
    this.topic = topic;
    this.reason = reason;
  }
}
