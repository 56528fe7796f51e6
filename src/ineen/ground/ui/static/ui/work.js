/* What pages behind the login need of a script; each works without it too. */

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("[type=search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
});
