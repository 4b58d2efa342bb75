// The chat page: brings history, stream, outbox and composer together.

import { Bubbles, make } from "./bubbles.js";
import { itIs, now } from "./moment.js";
import { Outbox } from "./outbox.js";
import { place } from "./place.js";
import { voice } from "./voice.js";
import { welcome } from "./welcome.js";
import { Follower, open, surely } from "./wire.js";

const $ = (id) => document.getElementById(id);
const [scroll, log, words] = [$("scroll"), $("log"), $("words")];
const MENUS = {
  resident: ["我要求助", "我的事项", "服务机构"],
  worker: ["我的派单", "值班", "休息"],
  manager: ["我的派单", "值班", "休息"],
  staff: ["待办", "今日", "超期"],
  director: ["待办", "今日", "超期"],
  enterprise: ["我要求助", "我的事项", "服务机构"],
};
const PAGE = 40;
let fresh = 0;
let away = 0;
let typing = 0;

const bubbles = new Bubbles(log, { press: (data, seq, label) => act(() => outbox.press(data, seq, label)), open: enlarge });
const outbox = new Outbox((sent) => {
  bubbles.act(sent, now().toISOString(), (failed) => outbox.retry(failed));
  if (sent.state === "failed") aloud(sent.why || "这条没有发出去，可以点重发。");
  settle(sent.state === "sending" && !sent.seq);
  waiting();
});

// --- where the person reads ------------------------------------------------------------------------------

const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
const toEnd = () => { scroll.scrollTop = scroll.scrollHeight; };
/** Whether the newest message stays in sight when the sizes change; a greeting is read from its beginning. */
let pinned = false;
const pin = () => { pinned = atEnd() && !$("hello"); };

/** A change of sizes after which she still sees what she was reading. */
function steadily(change) {
  const top = scroll.getBoundingClientRect().top;
  const read = [...log.children].find((row) => row.getBoundingClientRect().bottom > top + 1);
  const before = read?.getBoundingClientRect().top - top;
  const follow = pinned;
  change();
  if (follow) toEnd();
  else if (read) scroll.scrollTop += read.getBoundingClientRect().top - scroll.getBoundingClientRect().top - before;
}

/** After a change: stamps, and the newest message in sight when the person was at the end or has just spoken. */
function settle(follow) {
  bubbles.tidy();
  if (follow) toEnd();
  pin();
}

function arrived(message) {
  const follow = atEnd();
  itIs(message.at);
  const theirs = bubbles.put(message, { adopt: (mine) => outbox.adopt(mine) });
  $("hello")?.remove();
  settle(follow);
  if (!theirs) return;
  stopTyping();
  if (parent !== window) parent.postMessage("linli:new", location.origin); // the demo's table shows where it rang
  if (document.hidden) {
    away += 1;
    document.title = `(${away}) 邻里通`;
  }
  if (!follow) {
    fresh += 1;
    $("newer").textContent = `↓ ${fresh} 条新消息`;
    $("newer").hidden = false;
  }
}

scroll.addEventListener("scroll", () => {
  pin();
  if (!atEnd()) return;
  fresh = 0;
  $("newer").hidden = true;
}, { passive: true });
$("newer").addEventListener("click", toEnd);
log.addEventListener("grown", () => { if (scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 700) toEnd(); });
new ResizeObserver(() => { if (pinned) toEnd(); }).observe(scroll);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  away = 0;
  document.title = "邻里通";
});

// --- what the person does --------------------------------------------------------------------------------

function act(send) {
  $("hello")?.remove();
  send();
  toEnd();
  pin();
}

function say(text) {
  if (text.trim()) act(() => outbox.say(text.trim()));
}

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  say(words.value);
  words.value = "";
  grow();
  words.focus();
});
words.addEventListener("keydown", (event) => {
  // While an input method composes, Enter chooses the characters.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  $("composer").requestSubmit();
});
words.addEventListener("input", grow);

function grow() {
  const ready = Boolean(words.value.trim());
  $("send").classList.toggle("ready", ready);
  $("composer").classList.toggle("ready", ready); // it may widen the field: measured afterwards
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight + 2}px`;
}

$("photo").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => {
  const [file] = $("file").files;
  $("file").value = "";
  if (!file) return;
  const kind = file.type.startsWith("audio/") ? "voice" : file.type === "application/pdf" ? "file" : "photo";
  act(() => outbox.file(file, kind));
});
place($("place"), (point) => act(() => outbox.locate(point)), aloud);
voice($("voice"), (recording) => act(() => outbox.file(recording, "voice")), aloud);

$("big-type").addEventListener("click", () => {
  const wanted = document.documentElement.dataset.big !== "yes";
  big(wanted);
  try { localStorage.setItem("linli.big", wanted ? "yes" : "no"); } catch { /* then only for now */ }
});
// Pressed on another page of this browser (in the demo: on another phone), it holds here as well.
addEventListener("storage", (event) => { if (event.key === "linli.big") big(event.newValue === "yes"); });

function big(wanted) {
  steadily(() => {
    document.documentElement.dataset.big = wanted ? "yes" : "no";
    $("big-type").setAttribute("aria-pressed", String(wanted));
    grow();
  });
}

function enlarge(address) {
  $("viewer").querySelector("img").src = address;
  $("viewer").showModal();
}
$("viewer").addEventListener("click", (event) => { if (event.target !== $("viewer").querySelector("img")) $("viewer").close(); });

/** Said to people who listen to the page, and seen by those who read it. */
function aloud(text) {
  $("aloud").textContent = text;
}

/** As in WeChat: the other side is typing, once an answer takes a moment. */
function waiting() {
  stopTyping();
  if (outbox.acts.some((one) => one.state === "sending")) typing = setTimeout(() => { $("title").textContent = "对方正在输入…"; }, 400);
}

function stopTyping() {
  clearTimeout(typing);
  $("title").textContent = "邻里通";
}

// --- start -----------------------------------------------------------------------------------------------

let oldest = 0;

async function older() {
  const height = scroll.scrollHeight;
  const first = log.querySelector("[data-seq]");
  const back = await surely("/api/messages", { query: { latest: PAGE, before: oldest } });
  log.setAttribute("aria-live", "off");
  back.messages.forEach((message) => bubbles.put(message, { before: first }));
  remember(back);
  bubbles.tidy();
  scroll.scrollTop += scroll.scrollHeight - height;
  log.setAttribute("aria-live", "polite");
}
$("older").addEventListener("click", () => older().catch(() => aloud("没有取到，请再点一次。")));

function remember(back) {
  oldest = back.messages[0]?.seq ?? oldest;
  $("older").hidden = !back.more;
}

function menu(role) {
  const items = (MENUS[role] || MENUS.resident).map((label) => {
    const button = make("button", "", label);
    button.type = "button";
    button.addEventListener("click", () => say(label));
    return button;
  });
  $("menu").replaceChildren(...items);
}

/** A line above what came while the page was away. */
function divide(messages, seen) {
  const first = messages.find((m) => m.seq > seen && m.from === "bot" && m.replaces === null);
  if (!seen || !first) return;
  const line = make("p", "unread", "以下是新消息");
  bubbles.row(first.seq)?.before(line);
}

async function begin() {
  const demo = document.documentElement.dataset.demo === "yes";
  $("demo-note").hidden = !demo;
  $("big-type").setAttribute("aria-pressed", String(document.documentElement.dataset.big === "yes"));
  if (!demo || new URLSearchParams(location.search).get("as")) await open();
  const back = await surely("/api/messages", { query: { latest: PAGE } });
  itIs(back.now);
  bubbles.me = back.me;
  $("subtitle").textContent = [back.me.name, back.me.community].filter(Boolean).join(" · ");
  menu(back.me.role);
  back.messages.forEach((message) => bubbles.put(message));
  divide(back.messages, back.seen);
  remember(back);
  if (!back.messages.length) log.append(welcome(back.me.role, demo, (text) => { words.value = text; grow(); words.focus(); }));
  bubbles.tidy();
  if (back.messages.length) toEnd();
  pin();
  bubbles.lively = true;
  log.setAttribute("aria-busy", "false");
  log.setAttribute("aria-live", "polite");
  outbox.restore();
  new Follower(back.next, arrived, connected).start();
}

let broken = 0;

/** The note about the network comes only when it lasts. */
function connected(yes) {
  clearTimeout(broken);
  if (yes) {
    $("offline").hidden = true;
    outbox.again();
  } else broken = setTimeout(() => { $("offline").hidden = false; }, 2000);
}

async function start() {
  menu("resident");
  grow(); // somebody may have typed before this script was there
  for (let wait = 800; ; wait = Math.min(8000, wait * 2)) {
    try {
      return await begin();
    } catch {
      $("offline").hidden = false;
      await new Promise((done) => setTimeout(done, wait));
      $("offline").hidden = true;
    }
  }
}
start();
