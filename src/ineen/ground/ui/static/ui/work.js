/* What pages behind the login need of a script; each works without it too. */

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("[type=search]");
  const elsewhere = document.querySelector("header [data-search]");
  if (!field && !elsewhere) return;
  event.preventDefault();
  if (field) field.focus();
  else location.assign(`${elsewhere.href}#zoekveld`);
});

/* A menu closes on Escape, giving the focus back, and when something else is chosen. */
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details[data-menu][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[data-menu][open]")) if (!open.contains(event.target)) open.open = false;
});

/* Ctrl+Enter (Cmd+Enter) sends the form in which somebody writes, by its first button. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("form[data-keys=save]");
  const button = form && form.querySelector("[type=submit].utrecht-button--primary-action");
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button);
});

/* What htmx could not do is said where she is; it takes nothing off the page. */
const failing = (words) => {
  const region = document.getElementById("mislukt");
  region.hidden = !words.length;
  region.replaceChildren(...words);
};
const FAILED = [[401, 401], [429, 429], [500, 599], [400, 499], [0, 0]];
for (const failed of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failed, (event) => {
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    const [kind] = FAILED.find(([first, last]) => first <= status && status <= last);
    failing([document.querySelector(`[data-failed="${kind}"]`).content.cloneNode(true)]);
    for (const field of document.querySelectorAll(WRITTEN)) if (field.value !== field.defaultValue) keep(field);
  });
}
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) failing([]);
});

/* Words that the server has not: this tab keeps them whatever happens to the page, and offers them where she wrote. */
const WRITTEN = "form[data-writer] [name=text]";
const place = (form) => `ineen ${form.dataset.writer} ${form.getAttribute("action")}`;
const keep = (field) => sessionStorage.setItem(place(field.form), field.value);
const forget = (form) => sessionStorage.removeItem(place(form));
document.addEventListener("input", (event) => {
  if (event.target.matches(WRITTEN)) keep(event.target);
});
document.addEventListener("bewaard", (event) => {
  const form = event.target.closest("form[data-writer]");
  if (form) forget(form);
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-leaves]")) sessionStorage.clear();
});
document.addEventListener("htmx:load", (event) => {
  const part = event.detail.elt;
  for (const field of part.querySelectorAll(part.matches("form") ? "[name=text]" : WRITTEN)) offer(field);
});
const offer = (field) => {
  const form = field.form;
  const words = form.dataset.writer && sessionStorage.getItem(place(form));
  if (!words) return;
  if (words.trim() === field.defaultValue.trim()) return forget(form);
  if (words === field.value) return;
  const line = form.querySelector("[data-unsaved]");
  line.hidden = false;
  line.addEventListener("click", (event) => {
    if (!event.target.matches("button")) return;
    line.hidden = true;
    if (event.target.matches("[data-back]")) field.value = words;
    else forget(form);
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
};
