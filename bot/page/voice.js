// Voice messages: press to speak, press again to send. Where the browser cannot record, the button stays away.

const LONGEST = 60_000;
const FORMATS = ["audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];

export function voice(button, send, aloud) {
  const type = window.MediaRecorder && FORMATS.find((format) => MediaRecorder.isTypeSupported(format));
  if (!type || !navigator.mediaDevices?.getUserMedia) return;
  const label = button.querySelector("span");
  let recorder = null;
  button.hidden = false;

  async function begin() {
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces = [];
    recorder = new MediaRecorder(microphone, { mimeType: type });
    recorder.ondataavailable = (event) => pieces.push(event.data);
    recorder.onstop = () => {
      microphone.getTracks().forEach((track) => track.stop());
      show(false);
      const plain = type.split(";")[0];
      const recording = new File(pieces, `voice.${plain.split("/")[1]}`, { type: plain });
      if (recording.size > 800) send(recording);
    };
    recorder.start();
    setTimeout(() => recorder?.state === "recording" && recorder.stop(), LONGEST);
    show(true);
  }

  function show(speaking) {
    button.classList.toggle("speaking", speaking);
    button.setAttribute("aria-label", speaking ? "说完了，发送语音" : "发语音");
    label.textContent = speaking ? "说完点我" : "语音";
    if (speaking) aloud("请讲，说完再点一次。");
  }

  button.addEventListener("click", () => {
    if (recorder?.state === "recording") return recorder.stop();
    return begin().catch(() => aloud("没能打开麦克风。您可以打几个字说说。"));
  });
}
