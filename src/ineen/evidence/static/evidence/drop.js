/* Dropping files on the page, and how far they are sent. The field of files and its form work without it. */

(() => {
  const zone = document.querySelector("[data-drop]");
  if (!zone) return;
  const form = zone.closest("form");
  const field = zone.querySelector("input[type=file]");
  const names = zone.querySelector("[data-drop-names]");
  const sending = form.querySelector("[data-sending]");
  const sent = sending.querySelector("progress");
  zone.querySelector("[data-drop-hint]").hidden = false;

  const day = (file) => {
    const moment = new Date(file.lastModified);
    const two = (number) => String(number).padStart(2, "0");
    return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  };
  const show = () => {
    const files = [...field.files];
    names.replaceChildren(...files.map((file) => {
      const item = document.createElement("li");
      item.textContent = `${file.name} (${Math.ceil(file.size / 1000).toLocaleString("nl")} kB)`;
      return item;
    }));
    document.querySelector("#fouten").replaceChildren();  // it was about what was chosen before
    form.elements.day.value = files.map(day).sort().pop() || "";
  };
  const over = (event, inside) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    zone.classList.toggle("drop--over", inside);
  };

  field.addEventListener("change", show);
  zone.addEventListener("dragenter", (event) => over(event, true));
  zone.addEventListener("dragover", (event) => over(event, true));
  zone.addEventListener("dragleave", (event) => over(event, zone.contains(event.relatedTarget)));
  zone.addEventListener("drop", (event) => {
    over(event, false);
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    show();
    field.focus();
  });
  form.addEventListener("htmx:beforeRequest", () => { sending.hidden = false; sent.value = 0; });
  form.addEventListener("htmx:xhr:progress", (event) => {
    if (event.detail.lengthComputable) sent.value = (100 * event.detail.loaded) / event.detail.total;
  });
  form.addEventListener("htmx:afterRequest", () => { sending.hidden = true; });
})();
