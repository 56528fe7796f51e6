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
