/** Counters of this process for Prometheus; the only file that names its client. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  /** One handled socket event; `outcome` is `ok` or the error's code. */
  event(side: 'visitor' | 'agent', name: string, outcome: string): void;
  socketOpened(side: 'visitor' | 'agent'): void;
  socketClosed(side: 'visitor' | 'agent'): void;
  pageBytes(bytes: number): void;
  httpAnswered(route: string, status: number, seconds: number): void;
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'lotse_' });
  const events = new Counter({
    name: 'lotse_socket_events_total',
    help: 'Socket events handled, by outcome',
    labelNames: ['side', 'event', 'outcome'],
    registers,
  });
  const sockets = new Gauge({ name: 'lotse_sockets', help: 'Open sockets', labelNames: ['side'], registers });
  const pageBytes = new Counter({ name: 'lotse_page_bytes_total', help: 'Page frame bytes relayed', registers });
  const http = new Histogram({
    name: 'lotse_http_seconds',
    help: 'HTTP requests by area and status',
    labelNames: ['area', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2],
    registers,
  });
  // Looking a label set up costs more than counting; there are few of them.
  const children = new Map<string, { inc(): void }>();
  return {
    event: (side, event, outcome) => {
      const key = `${side} ${event} ${outcome}`;
      let child = children.get(key);
      if (!child) {
        child = events.labels({ side, event, outcome });
        children.set(key, child);
      }
      child.inc();
    },
    socketOpened: (side) => sockets.labels({ side }).inc(),
    socketClosed: (side) => sockets.labels({ side }).dec(),
    pageBytes: (bytes) => pageBytes.inc(bytes),
    httpAnswered: (area, status, seconds) => http.labels({ area, status: String(status) }).observe(seconds),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
