// Three phones side by side: the resident, the organisation, the committee. Each can be anybody.

import { full, untilMorning } from "./moment.js";
import { call } from "./wire.js";

const $ = (id) => document.getElementById(id);
const PLACES = [["resident", "住户"], ["worker", "机构"], ["staff", "社区"]];
const ROLES = { resident: "住户", worker: "机构人员", staff: "社区工作人员", enterprise: "企业" };
const GROUPS = [["resident", "住户"], ["worker", "社会组织和部门"], ["enterprise", "企业"], ["staff", "社区工作人员"]];
let people = [];
let phones = [];

function make(tag, name, ...inside) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
}

const called = (person) => [person.party, person.name].filter(Boolean).join(" · ");

/** One phone: who plays it, a link to open it alone, and the chat itself. */
class Phone {
  constructor(title, person) {
    this.title = title;
    this.select = make("select", "", ...this.options());
    this.select.setAttribute("aria-label", `${title}：换一个人来扮演`);
    this.alone = make("a", "alone", "单独打开");
    this.alone.target = "_blank";
    this.frame = make("iframe");
    this.element = make("section", "phone", make("div", "who", make("h2", "", title), this.select, this.alone), make("div", "screen", this.frame));
    this.select.addEventListener("change", () => this.play(this.select.value));
    this.play(person.id);
  }

  options() {
    const groups = GROUPS.map(([role, label]) => {
      const group = make("optgroup");
      group.label = label;
      group.append(...people.filter((p) => p.role === role).map((p) => new Option(called(p), p.id)));
      return group;
    }).filter((group) => group.children.length);
    return [...groups, new Option("新来的住户（谁也不认识）", "visitor")];
  }

  play(id) {
    this.id = id;
    this.select.value = id;
    const address = `/?as=${encodeURIComponent(id)}`;
    this.frame.src = address;
    this.frame.title = `${this.title}的手机`;
    this.alone.href = address;
    look();
  }
}

async function choose(id) {
  const person = people.find((p) => p.id === id);
  const place = Math.max(0, PLACES.findIndex(([role]) => role === (person.role === "enterprise" ? "worker" : person.role)));
  phones[place].play(id);
  tab(place);
  unfold(false);
}

/** Who else has new messages: a press brings that person onto a phone. */
async function look() {
  if (document.hidden || !phones.length) return;
  const waiting = await call("/api/demo/unread").catch(() => ({}));
  const shown = new Set(phones.map((phone) => phone.id));
  const others = people.filter((p) => waiting[p.id] && !shown.has(p.id));
  const drawn = others.map((p) => `${p.id}:${waiting[p.id]}`).join();
  if ($("others").dataset.drawn === drawn) return;
  $("others").dataset.drawn = drawn;
  const buttons = others.map((p) => {
    const button = make("button", "", called(p), make("b", "", String(waiting[p.id])));
    button.type = "button";
    button.title = `${ROLES[p.role]}，看看`;
    button.addEventListener("click", () => choose(p.id));
    return button;
  });
  $("others-list").replaceChildren(...(buttons.length ? [make("span", "", "还有新消息："), ...buttons] : []));
  $("unfold").hidden = !buttons.length;
  $("unfold").textContent = `还有${buttons.length}位有新消息`;
}

/** On a small screen who else has new messages is one line, until it is unfolded. */
function unfold(open) {
  $("others").classList.toggle("open", open);
  $("unfold").setAttribute("aria-expanded", String(open));
}
$("unfold").addEventListener("click", () => unfold(!$("others").classList.contains("open")));

function tab(place) {
  phones.forEach((phone, n) => phone.element.classList.toggle("shown", n === place));
  [...$("tabs").children].forEach((button, n) => {
    button.setAttribute("aria-pressed", String(n === place));
    if (n === place) button.querySelector("b")?.remove();
  });
}

/** A phone rings: it lights up; where it is hidden behind a tab, the tab counts. */
addEventListener("message", (event) => {
  const place = phones.findIndex((phone) => phone.frame.contentWindow === event.source);
  if (place < 0 || event.origin !== location.origin || event.data !== "linli:new") return;
  const { element } = phones[place];
  element.classList.remove("rings");
  void element.offsetWidth; // begins the animation anew
  element.classList.add("rings");
  const button = $("tabs").children[place];
  if (!button || element.classList.contains("shown")) return;
  const badge = button.querySelector("b") || button.appendChild(make("b", "", "0"));
  badge.textContent = String(Number(badge.textContent) + 1);
});

// --- the clock -------------------------------------------------------------------------------------------

async function tell(body) {
  const { now } = await call("/api/demo/clock", { body });
  $("now").textContent = full(now);
  return now;
}

async function forward(seconds) {
  const buttons = [$("hour"), $("morning")];
  buttons.forEach((button) => { button.disabled = true; });
  await tell({ advance_seconds: typeof seconds === "function" ? seconds(await tell()) : seconds }).catch(() => undefined);
  buttons.forEach((button) => { button.disabled = false; });
  look();
}
$("hour").addEventListener("click", () => forward(3600));
$("morning").addEventListener("click", () => forward(untilMorning));

async function start() {
  people = await call("/api/demo/personas");
  const first = PLACES.map(([role]) => people.find((p) => p.role === role) || people[0]);
  // One after the other: the first answer brings the cookie that holds them all.
  for (const person of first) await call("/api/demo/session", { body: { persona: person.id } });
  phones = PLACES.map(([, title], n) => new Phone(title, first[n]));
  $("phones").append(...phones.map((phone) => phone.element));
  $("tabs").append(...PLACES.map(([, title], n) => {
    const button = make("button", "", title);
    button.type = "button";
    button.addEventListener("click", () => tab(n));
    return button;
  }));
  tab(0);
  await tell();
  setInterval(() => tell().catch(() => undefined), 30000);
  setInterval(look, 3000);
}
start().catch(() => { $("others-list").textContent = "没有连上，请刷新页面再试。"; });
