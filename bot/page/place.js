// A location: the browser is asked only after the person has pressed. Where it cannot tell, the button stays away.

const PATIENCE = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 };
const DENIED = 1;

export function place(button, send, aloud) {
  if (!navigator.geolocation || !isSecureContext) return;
  const label = button.querySelector("span");
  button.hidden = false;

  function show(looking) {
    button.classList.toggle("looking", looking);
    button.setAttribute("aria-busy", String(looking));
    label.textContent = looking ? "查找中" : "位置";
  }

  function found({ coords }) {
    show(false);
    aloud("位置已发出。");
    send({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) });
  }

  function failed({ code }) {
    show(false);
    aloud(code === DENIED ? "没有取到位置，手机没有允许。您可以打几个字说说在哪里。" : "没有找到位置。您可以打几个字说说在哪里。");
  }

  button.addEventListener("click", () => {
    if (button.classList.contains("looking")) return;
    show(true);
    aloud("正在找您的位置。");
    navigator.geolocation.getCurrentPosition(found, failed, PATIENCE);
  });
}
