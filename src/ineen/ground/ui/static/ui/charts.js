/* A chart is walked with the arrow keys, point by point: a line under it tells each. Without a script there is the table. */

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

for (const chart of document.querySelectorAll("[data-walk]")) {
  const picture = chart.querySelector("[role=img]");
  const told = chart.querySelector("[role=status]");
  const words = [...chart.querySelectorAll("[data-stops] > li")].map((one) => one.textContent);
  let here = words.length - 1;
  const mark = (place) => {
    for (const drawn of picture.querySelectorAll("svg")) {
      drawn.querySelectorAll(".stop").forEach((stop, at) => stop.classList.toggle("stop--here", at === place));
    }
  };
  const show = (place) => {
    here = Math.max(0, Math.min(words.length - 1, place));
    told.textContent = words[here];
    mark(here);
  };
  chart.querySelector("[data-hint]").hidden = false;
  picture.setAttribute("role", "application");
  picture.setAttribute("aria-roledescription", chart.dataset.walk);
  picture.tabIndex = 0;
  picture.addEventListener("focus", () => show(here));
  picture.addEventListener("blur", () => mark(-1));
  picture.addEventListener("keydown", (event) => {
    if (!(event.key in STEPS) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(here + STEPS[event.key]);
  });
}
