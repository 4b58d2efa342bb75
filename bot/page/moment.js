// Time stamps as a Chinese chat shows them, on the clock of the community and of the service (a demo's clock moves).

const ZONE = "Asia/Shanghai";
const parts = new Intl.DateTimeFormat("zh-CN", {
  timeZone: ZONE, year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", weekday: "short",
});
let ahead = null;

/** The service's clock is there now: a phone's own may be wrong, and a demo's moves. It never runs backwards. */
export function itIs(iso) {
  ahead = Math.max(ahead ?? -Infinity, Date.parse(iso) - Date.now());
}

export const now = () => new Date(Date.now() + (ahead ?? 0));

function read(date) {
  const found = Object.fromEntries(parts.formatToParts(date).map(({ type, value }) => [type, value]));
  return { ...found, day0: Date.UTC(+found.year, +found.month - 1, +found.day) };
}

/** 14:05 / 昨天 14:05 / 11月3日 14:05 / 2025年11月3日 14:05 */
export function stamp(iso) {
  const then = read(new Date(iso));
  const today = read(now());
  const clock = `${then.hour}:${then.minute}`;
  const days = Math.round((today.day0 - then.day0) / 86400000);
  if (days === 0) return clock;
  if (days === 1) return `昨天 ${clock}`;
  if (days === -1) return `明天 ${clock}`;
  const date = `${then.month}月${then.day}日 ${clock}`;
  return then.year === today.year ? date : `${then.year}年${date}`;
}

/** 11月23日 周一 18:20 */
export function full(iso) {
  const then = read(new Date(iso));
  return `${then.month}月${then.day}日 ${then.weekday} ${then.hour}:${then.minute}`;
}

/** Seconds from `iso` to the next 8 o'clock in the morning of the community. */
export function untilMorning(iso) {
  const then = read(new Date(iso));
  const passed = +then.hour * 3600 + +then.minute * 60 + new Date(iso).getUTCSeconds();
  return 86400 - passed + 8 * 3600;
}
