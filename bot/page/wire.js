// The JSON protocol: requests, and following what is new without loss or doubles.

import { takeLine } from "./line.js";

export const persona = new URLSearchParams(location.search).get("as") || "";

/** An answer other than 2xx. `words` may be shown to the person. */
export class Refused extends Error {
  constructor(status, words, wait) {
    super(String(status));
    this.status = status;
    this.words = words;
    this.wait = wait;
  }
}

/** An address of ours for this page's person. */
export function at(path, query = {}) {
  const given = new URLSearchParams(query);
  if (persona) given.set("as", persona);
  const text = given.toString();
  return text ? `${path}?${text}` : path;
}

/** One request. Rejects with Refused, or with TypeError when the network is away. */
export async function call(path, { query, body, signal } = {}) {
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(at(path, query), {
    method: body === undefined ? "GET" : "POST",
    headers: json ? { "Content-Type": "application/json" } : {},
    body: json ? JSON.stringify(body) : body,
    signal,
  });
  const told = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(response.status, told.error || "", Number(response.headers.get("Retry-After")) || 0);
  }
  return told;
}

/** Open this page's session: a demo persona's, or an unknown resident's. */
export function open() {
  if (persona && persona !== "visitor") return call("/api/demo/session", { body: { persona } });
  return call("/api/session", { body: {} });
}

/** The same request, once more after opening the session when it has ended. */
export async function surely(path, options) {
  try {
    return await call(path, options);
  } catch (error) {
    if (error.status !== 401) throw error;
    await open();
    return call(path, options);
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const [OFTEN, SELDOM] = [2500, 15000];

/** Follows the chat from message `last` on: server-sent events, else long polls; where the browser has no line left
 *  for one (many pages are open) it looks often, and a hidden page looks now and then. */
export class Follower {
  constructor(last, take, connected) {
    this.last = last;
    this.take = take;
    this.connected = connected;
    this.round = 0;
    document.addEventListener("visibilitychange", () => this.start());
    addEventListener("online", () => this.start());
    addEventListener("offline", () => connected(false));
  }

  async start() {
    this.stop();
    const round = this.round;
    if (document.hidden) return this.glance(round);
    if (!(await this.onLine(round))) this.look(round);
  }

  stop() {
    this.round += 1;
    this.source?.close();
    this.abort?.abort();
    this.giveBack?.();
    this.giveBack = null;
  }

  /** Take a line and listen on it; false when there is none, true also when the page has gone on meanwhile. */
  async onLine(round) {
    const giveBack = await takeLine();
    if (round !== this.round) giveBack?.();
    else if (giveBack) {
      this.giveBack = giveBack;
      this.listen(round);
    } else return false;
    return true;
  }

  receive(message) {
    if (message.seq <= this.last) return;
    this.last = message.seq;
    this.take(message);
  }

  listen(round) {
    const source = new EventSource(at("/api/stream", { after: this.last }));
    this.source = source;
    source.onopen = () => this.connected(true);
    source.onmessage = (event) => this.receive(JSON.parse(event.data));
    source.onerror = () => {
      if (round !== this.round) return;
      this.connected(false);
      source.close();
      this.poll(round);
    };
  }

  // A proxy may not let streams through, or the session has ended: poll until all is well, then try the stream again.
  async poll(round) {
    for (let tries = 0; round === this.round; tries += 1) {
      try {
        this.abort = new AbortController();
        const query = { after: this.last, wait: tries ? 20 : 0 };
        const { messages } = await surely("/api/messages", { query, signal: this.abort.signal });
        if (round !== this.round) return;
        this.connected(true);
        messages.forEach((message) => this.receive(message));
        if (tries >= 1) return this.listen(round);
      } catch {
        if (round !== this.round) return;
        this.connected(false);
        await pause(Math.min(8000, 500 * 2 ** Math.min(tries, 4)));
        tries = -1;
      }
    }
  }

  /** Short questions, which hold no connection, until a line is free. */
  async look(round) {
    for (let good = false; round === this.round; await pause(OFTEN)) {
      try {
        const { messages } = await surely("/api/messages", { query: { after: this.last } });
        if (round !== this.round) return;
        if (!good) this.connected(true);
        good = true;
        messages.forEach((message) => this.receive(message));
        if (await this.onLine(round)) return;
      } catch {
        if (round !== this.round) return;
        if (good) this.connected(false);
        good = false;
      }
    }
  }

  async glance(round) {
    while (round === this.round) {
      await pause(SELDOM);
      if (round !== this.round) return;
      try {
        const { messages } = await surely("/api/messages", { query: { after: this.last } });
        messages.forEach((message) => this.receive(message));
      } catch { /* the next glance will see */ }
    }
  }
}
