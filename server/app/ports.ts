/** The other ports of the use cases; every adapter is held to its contract suite under tests/contract. */
import type { AgentDown } from '../../shared/protocol/agent.ts';
import type { AgentId, SessionId } from '../../shared/protocol/ids.ts';
import type { Ms } from '../../shared/protocol/schema.ts';
import type { VisitorDown } from '../../shared/protocol/visitor.ts';
import type { Body } from '../../shared/protocol/wire.ts';

export type Unsubscribe = () => void;

/**
 * Between nodes: fire-and-forget messages in order per publisher, delivered to every subscriber of the topic on every node,
 * the publisher's own included, at most once. Nothing is kept for late comers.
 */
export interface Bus {
  publish(topic: string, message: unknown): void;
  subscribe(topic: string, onMessage: (message: unknown) => void): Promise<Unsubscribe>;
  publishBytes(topic: string, bytes: Uint8Array): void;
  subscribeBytes(topic: string, onBytes: (bytes: Uint8Array) => void): Promise<Unsubscribe>;
  /** Asks the one responder of a topic, wherever it is; rejects after `timeoutMs` or when nobody answers. */
  request(topic: string, body: unknown, timeoutMs: number): Promise<unknown>;
  respond(topic: string, answer: (body: unknown) => Promise<unknown>): Promise<Unsubscribe>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Facts with a time to live, seen by all nodes: presence of agents, life of nodes. Held again before they run out. */
export interface Leases {
  hold(key: string, value: unknown, ttlMs: number): Promise<void>;
  drop(key: string): Promise<void>;
  get(key: string): Promise<unknown>;
  /** Live leases whose key starts with `prefix`. */
  list(prefix: string): Promise<readonly { readonly key: string; readonly value: unknown }[]>;
}

/** Notifications to browsers, wherever they are connected; nothing is kept for those who are away. */
export interface Push {
  /** `exceptSocket` knows already: it sent what this tells of, and its acknowledgement says the same. */
  visitor<K extends keyof VisitorDown & string>(
    sessionId: SessionId,
    event: K,
    body: Body<VisitorDown, K>,
    exceptSocket?: string,
  ): void;
  agent<K extends keyof AgentDown & string>(
    agentId: AgentId,
    event: K,
    body: Body<AgentDown, K>,
    exceptSocket?: string,
  ): void;
  /** Everybody at the desk. */
  desk<K extends keyof AgentDown & string>(event: K, body: Body<AgentDown, K>): void;
  /** Ends the agent's live sockets on every node, after telling why. */
  endAgent(agentId: AgentId, signInId: string | null, reason: 'signed_out' | 'removed' | 'expired'): void;
}

export interface Clock {
  now(): Ms;
}
/** Random ids and numbers; tests bring their own. */
export interface Chance {
  /** 21 URL-safe characters. */
  id<T extends string>(): T;
  /** A secret of 32 random bytes, base64url. */
  secret(): string;
  /** A whole number from 0 to `below` - 1 from a secure source. */
  integer(below: number): number;
}
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** An agent's presence, kept as lease `agent:{agentId}`. */
export type AgentPresence = {
  readonly agentId: AgentId;
  readonly status: 'available' | 'away';
  readonly nodeId: string;
};
/** A node's life, kept as lease `node:{nodeId}`. */
export type NodePresence = { readonly nodeId: string; readonly media: 'ready' | { readonly missing: string } };
