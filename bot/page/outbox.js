// What the person sends: kept until the server has it, sent in order, and the same id each time it is tried again.

import { persona, Refused, surely } from "./wire.js";

const KEY = `linli.outbox.${persona}`;
/** What the chat keeps of the words of somebody who has refused consent (casework/wording/resident.py). */
const NOT_KEPT = "（没有保存）";
const FINAL = new Set([400, 403, 404, 409, 413, 415]);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const newId = () => [...crypto.getRandomValues(new Uint8Array(12))].map((b) => b.toString(16).padStart(2, "0")).join("");

export class Outbox {
  /** `show(act)` draws an act's state: sending, failed (with `why`), sent (with `seq`). */
  constructor(show) {
    this.show = show;
    this.acts = [];
    this.busy = false;
    addEventListener("online", () => this.again());
  }

  /** What was not sent when the page was left; files are not kept. */
  restore() {
    let kept = [];
    try { kept = JSON.parse(localStorage.getItem(KEY) || "[]"); } catch { /* nothing readable */ }
    kept.forEach((act) => this.add({ ...act, state: "sending" }));
  }

  say(text) { this.add({ id: newId(), text, label: text }); }
  press(data, message, label) { this.add({ id: newId(), press: data, message, label }); }
  file(file, kind) { this.add({ id: newId(), file, kind, label: "", preview: URL.createObjectURL(file) }); }

  locate(point) { this.add({ id: newId(), location: point, kind: "location", label: "我的位置" }); }

  add(act) {
    this.acts.push(act);
    this.update(act, "sending");
    this.run();
  }

  retry(act) {
    this.update(act, "sending");
    this.run();
  }

  again() {
    this.acts.filter((act) => act.state === "failed" && !act.why).forEach((act) => this.update(act, "sending"));
    this.run();
  }

  drop(act) {
    this.acts = this.acts.filter((other) => other !== act);
    this.keep();
  }

  /** The oldest act on its way that this message of the person's can be: the stream may be faster than the answer. */
  adopt(message) {
    const unsure = (act) => act.state === "sending" || (act.state === "failed" && !act.why);
    const fits = (act) => unsure(act) && !act.seq
      && (act.file ? message.media !== null : act.location ? message.kind === "location" : (act.label.trim() === message.text.trim() || message.text === NOT_KEPT));
    const act = this.acts.find(fits);
    if (!act) return undefined;
    act.seq = message.seq;
    if (act.state === "failed") this.drop(act);
    return act;
  }

  update(act, state, why = "") {
    act.state = state;
    act.why = why;
    this.keep();
    this.show(act);
  }

  keep() {
    const lasting = this.acts.filter((act) => !act.file && !act.location).map(({ id, text, press, message, label }) => ({ id, text, press, message, label }));
    try { localStorage.setItem(KEY, JSON.stringify(lasting)); } catch { /* full or switched off */ }
  }

  async run() {
    if (this.busy) return;
    this.busy = true;
    for (let act; (act = this.acts.find((one) => one.state === "sending")); ) await this.send(act);
    this.busy = false;
  }

  async send(act) {
    for (let tries = 0; act.state === "sending"; tries += 1) {
      try {
        const { seq } = await surely("/api/messages", { body: this.body(act) });
        act.seq = seq;
        this.drop(act);
        return this.update(act, "sent");
      } catch (error) {
        if (error instanceof Refused && FINAL.has(error.status)) return this.update(act, "failed", error.words);
        if (tries >= 3 && !(error.status === 429)) return this.update(act, "failed");
        if (error.status === 429 && tries === 0) this.show({ ...act, state: "sending", why: error.words });
        await pause(error.wait ? error.wait * 1000 : 700 * 2 ** tries);
      }
    }
  }

  body(act) {
    if (act.location) return { id: act.id, location: act.location };
    if (!act.file) return act.press ? { id: act.id, press: act.press, message: act.message } : { id: act.id, text: act.text };
    const form = new FormData();
    form.append("id", act.id);
    form.append("file", act.file, act.file.name || "voice");
    return form;
  }
}
