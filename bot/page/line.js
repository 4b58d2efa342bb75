// Lines of a browser: it opens six connections to a host, and a stream holds one as long as its page is open.

const LINES = 3;

/** A line for a stream, as a function that gives it back; null when the browser's other pages hold them all. */
export async function takeLine() {
  if (!navigator.locks) return () => undefined; // nobody can be asked
  for (let n = 0; n < LINES; n += 1) {
    const giveBack = await ifFree(`linli.line.${n}`);
    if (giveBack) return giveBack;
  }
  return null;
}

/** A lock is held until its promise ends, or its page does. */
function ifFree(name) {
  return new Promise((taken) => {
    const held = (lock) => (lock ? new Promise((over) => taken(over)) : taken(null));
    navigator.locks.request(name, { ifAvailable: true }, held).catch(() => taken(() => undefined));
  });
}
