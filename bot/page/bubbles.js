// Draws messages: bubbles, avatars, time stamps, buttons, photos, and what becomes of them when they are rewritten.

import { at } from "./wire.js";
import { stamp } from "./moment.js";

const GAP = 5 * 60 * 1000;
const PHONE = /(?<![\d-])(120|119|110|12356|12345|12349|1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?![\d-]|[元个岁号栋幢])/g;
const EXAMPLE = /(比如“[^”]*”(?:[、，或]*“[^”]*”)*)/;
const POINT = /(-?\d{1,2}\.\d+),(-?\d{1,3}\.\d+)/;
const HOUSE = '<svg viewBox="0 0 64 64" aria-hidden="true"><path d="M32 12 10 31h6v20h12V38h8v13h12V31h6z" fill="#fff"/></svg>';

/** An element with a class, and words or children in it. */
export function make(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}

/** Words with telephone numbers that can be pressed, but for those of an example: nobody is to be called there. Never HTML. */
function words(text) {
  return text.split(EXAMPLE).flatMap((part, n) => (n % 2 ? [part] : numbers(part)));
}

function numbers(text) {
  return text.split(PHONE).map((piece, n) => {
    if (n % 2 === 0) return piece;
    const link = make("a", "tel", piece);
    link.href = `tel:${piece}`;
    return link;
  });
}

export class Bubbles {
  constructor(log, { press, open }) {
    this.log = log;
    this.press = press;
    this.open = open;
    this.me = { name: "", as: "" };
    this.lively = false; // history is simply there; what comes later moves in
  }

  /** The row of message `seq`, if it is on the page. */
  row(seq) { return this.log.querySelector(`[data-seq="${seq}"]`); }

  /** Put a message of the history or the stream on the page; true when it is a new one from the service. */
  put(message, { before = null, adopt = () => undefined } = {}) {
    if (message.replaces !== null && this.row(message.replaces)) {
      this.rewrite(this.row(message.replaces), message);
      return false;
    }
    if (this.row(message.seq)) {
      this.row(message.seq).dataset.at = message.at;
      return false;
    }
    const act = message.from === "me" ? adopt(message) : undefined;
    if (act?.row) {
      this.number(act, message.seq);
      act.row.dataset.at = message.at;
      return false;
    }
    const row = this.draw(message);
    if (row) this.log.insertBefore(row, before);
    return message.from !== "me";
  }

  draw(message) {
    const mine = message.from === "me";
    if (mine && !message.text.trim() && !message.media) return null;
    const row = this.frame(mine, message.at);
    row.dataset.seq = message.seq;
    this.fill(row, message);
    return row;
  }

  frame(mine, when) {
    const body = make("div", "body", make("span", "aloud", mine ? "我说：" : "邻里通说："));
    const row = make("article", mine ? "row me" : "row bot", this.avatar(mine), body);
    row.dataset.at = when;
    row.classList.toggle("fresh", this.lively);
    return row;
  }

  avatar(mine) {
    const made = make("span", "avatar");
    made.setAttribute("aria-hidden", "true");
    if (!mine) made.innerHTML = HOUSE;
    else {
      made.textContent = (this.me.name || "我").slice(0, 1);
      const sum = [...(this.me.as + this.me.name)].reduce((n, c) => n + c.codePointAt(0), 0);
      made.dataset.colour = String(sum % 6);
    }
    return made;
  }

  fill(row, message) {
    const body = row.querySelector(".body");
    body.querySelectorAll(":scope > :not(.aloud)").forEach((old) => old.remove());
    if (message.media) body.append(this.media(message));
    if (message.kind === "location" && POINT.test(message.text)) body.append(this.place(message.text));
    else if (message.text) body.append(make("p", "bubble", ...words(message.text)));
    if (message.buttons?.length) body.append(this.buttons(row, message));
  }

  rewrite(row, message) {
    row.classList.remove("changed");
    this.fill(row, message);
    row.classList.add("changed");
  }

  buttons(row, message) {
    const group = make("div", "buttons");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "可以点的回答");
    for (const line of message.buttons) {
      const drawn = line.map(({ text, data }) => {
        const button = make("button", "choice", text);
        button.type = "button";
        button.addEventListener("click", () => {
          button.classList.add("pressed");
          button.disabled = true; // one press; the button wakes again in case it is needed
          setTimeout(() => { button.disabled = false; }, 2500);
          this.press(data, Number(row.dataset.seq), text);
        });
        return button;
      });
      group.append(make("div", "line", ...drawn));
    }
    return group;
  }

  /** A location opens in the telephone's own map. */
  place(text) {
    const [, latitude, longitude] = POINT.exec(text);
    const link = make("a", "bubble place", `位置 ${text}`);
    link.href = `geo:${latitude},${longitude}`;
    return link;
  }

  media(message) {
    const address = message.preview || at(message.media);
    if (message.kind === "voice") {
      const player = make("audio", "voice");
      player.controls = true;
      player.preload = "metadata";
      player.src = address;
      player.setAttribute("aria-label", "语音");
      return player;
    }
    if (message.kind === "file") {
      const link = make("a", "bubble file", "PDF 文件（点这里下载）");
      link.href = address;
      link.download = "";
      return link;
    }
    const picture = make("img", "picture");
    picture.src = address;
    picture.alt = "照片";
    picture.loading = "lazy";
    picture.addEventListener("load", () => this.log.dispatchEvent(new Event("grown")));
    const button = make("button", "picture-button", picture);
    button.type = "button";
    button.setAttribute("aria-label", "看大图");
    button.addEventListener("click", () => this.open(address));
    return button;
  }

  /** Draw an act of the outbox: sending, failed or sent. */
  act(act, when, retry) {
    if (!act.row) {
      act.row = this.frame(true, when);
      this.fill(act.row, { text: act.label, kind: act.kind, media: act.preview, preview: act.preview });
      act.row.querySelector(".body").append(make("span", "state"));
      this.log.append(act.row);
    }
    if (act.seq) this.number(act, act.seq);
    act.row.classList.toggle("sending", act.state === "sending");
    act.row.classList.toggle("failed", act.state === "failed");
    const state = act.row.querySelector(".state");
    if (!state) return;
    state.replaceChildren();
    if (act.state === "sending") state.append(act.why || "正在发送…");
    if (act.state === "failed") {
      state.append(make("b", "", "!"), act.why || "没有发出去");
      if (!act.why) state.append(this.again(act, retry));
    }
    if (act.state === "sent") state.remove();
  }

  again(act, retry) {
    const button = make("button", "retry", "重发");
    button.type = "button";
    button.addEventListener("click", () => retry(act));
    return button;
  }

  /** The act has its number: it is this message, and there is only one of it. */
  number(act, seq) {
    const other = this.row(seq);
    if (other && other !== act.row) {
      act.row.remove();
      act.row = other;
    }
    act.row.dataset.seq = seq;
  }

  /** Time stamps where the talk paused; only the newest menu stands out. */
  tidy() {
    let last = 0;
    for (const row of [...this.log.children]) {
      if (row.classList.contains("time")) { row.remove(); continue; }
      if (!row.dataset.at) continue;
      const when = Date.parse(row.dataset.at);
      if (Math.abs(when - last) > GAP) row.before(this.time(row.dataset.at));
      last = when;
    }
    const menus = [...this.log.querySelectorAll(".row.bot .buttons")];
    menus.forEach((menu, n) => menu.classList.toggle("old", n < menus.length - 1));
  }

  time(iso) {
    const made = make("time", "time", stamp(iso));
    made.dateTime = iso;
    return made;
  }
}
