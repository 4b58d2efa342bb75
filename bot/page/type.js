// Big type is set before the page is drawn, so that it does not jump.
(() => {
  let big = null;
  try { big = localStorage.getItem("linli.big"); } catch { /* storage may be switched off */ }
  document.documentElement.dataset.big = big === "yes" ? "yes" : "no";
})();
