/* What pages behind the login need of a script; each works without it too. */

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
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
