/* At the table the arrow keys turn the page; where somebody types or chooses they do what they always do. */

document.addEventListener("keydown", (event) => {
  const turns = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (!turns || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest("input, textarea, select, summary, [contenteditable]")) return;
  const link = document.querySelector(`.table-head a[rel=${turns}]`);
  if (link) location.assign(link.href);
});
